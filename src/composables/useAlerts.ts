import { watch } from 'vue';
import { alertFile, keepAlerts, keptAlerts, parseAlertFile } from '../services/alert-store';
import { alertProblems, type AlertRule } from '../domain/alerts/rule';
import { PANEL_SERIES } from '../domain/catalogue/lookup';
import { useAlertsStore } from '../stores/alerts';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { namesOwn } from './own-run';
import { useOwnSeries } from './useOwnSeries';

/** Placebo sets behind each comparison with random days. */
const PLACEBOS = 1000;
const HORIZONS = [1, 7, 30];

let loaded = false;
let current: AbortController | null = null;

/** Series that a rule can watch. */
export const WATCHABLE = PANEL_SERIES.filter(({ id }) => !/_(open|high|low|volume)$|^cpi_sa$/.test(id));

export interface Alerts {
  readonly store: ReturnType<typeof useAlertsStore>;
  /** Judges all rules over the data; `brief`: only when they fired, not what followed. */
  evaluate(options?: { readonly brief?: boolean }): Promise<void>;
  stop(): void;
  /** All firings have been seen. */
  markSeen(): void;
  /** Asks the browser whether it may notify. Answers why not, or nothing. */
  setNotify(wanted: boolean): Promise<string | null>;
  exported(): string;
  /** Takes in the good rules of a file; answers with what was wrong with the others. */
  imported(text: string): readonly string[];
}

/** The reader's alerts, kept in this browser. */
export function useAlerts(): Alerts {
  const store = useAlertsStore();
  const view = useViewStore();
  if (!loaded) {
    loaded = true;
    restore();
  }

  async function evaluate({ brief = false } = {}): Promise<void> {
    current?.abort();
    const controller = new AbortController();
    current = controller;
    store.begin();
    const request = {
      rules: store.rules,
      coin: view.state.alertCoin,
      horizons: brief ? [] : HORIZONS,
      placebos: PLACEBOS,
      seed: 1,
    };
    if (namesOwn(request)) await useOwnSeries().load();
    if (current !== controller) return;
    const outcome = await dataClient().infer('alerts', request, {
      signal: controller.signal,
      onProgress: ({ parts, share }) => store.take(parts, share),
    });
    if (current !== controller) return;
    if (outcome.ok) store.take(outcome.value, 1);
    store.finish(outcome.ok ? null : outcome.error);
    if (outcome.ok) tell();
  }

  return {
    store,
    evaluate,
    stop: () => current?.abort(),
    markSeen: () => store.see(Object.fromEntries(store.news.map(({ rule, day }) => [rule.id, day]))),
    setNotify,
    exported: () => alertFile(store.rules),
    imported: (text) => imported(text),
  };
}

/** What was kept comes back; from then on every change is kept. */
function restore(): void {
  const store = useAlertsStore();
  const kept = keptAlerts();
  if (kept) {
    store.setRules(kept.rules.filter((rule) => problemsOf(rule).length === 0));
    store.see(kept.seen);
    store.notify = kept.notify && notificationsAllowed();
  }
  watch([() => store.rules, () => store.seen, () => store.notify], () => {
    const { rules, seen, notify } = store;
    store.kept = keepAlerts({ version: 1, rules, seen, notify });
  });
}

function problemsOf(rule: unknown): string[] {
  return alertProblems(
    rule,
    WATCHABLE.map(({ id }) => id),
    // Own series are read later than the rules that name them, or come from somebody else; the page says what is missing.
    { anyOwn: true },
  );
}

function imported(text: string): readonly string[] {
  const store = useAlertsStore();
  try {
    return parseAlertFile(text).flatMap((rule, i) => {
      const problems = problemsOf(rule);
      if (problems.length === 0) store.add(rule as AlertRule);
      return problems.map((problem) => `Rule ${i + 1}: ${problem}`);
    });
  } catch (error) {
    if (error instanceof RangeError) return [error.message];
    throw error;
  }
}

function notificationsAllowed(): boolean {
  return 'Notification' in globalThis && Notification.permission === 'granted';
}

async function setNotify(wanted: boolean): Promise<string | null> {
  const store = useAlertsStore();
  store.notify = false;
  if (!wanted) return null;
  if (!('Notification' in globalThis)) return 'This browser has no notifications.';
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return 'The browser was told not to show notifications of this site.';
  store.notify = true;
  return null;
}

/** News go to the system's notifications where the reader wants them; the page shows them in any case. */
function tell(): void {
  const { notify, news } = useAlertsStore();
  if (!notify || news.length === 0 || !notificationsAllowed()) return;
  const body = news.map(({ rule }) => rule.name).join(', ');
  void navigator.serviceWorker?.getRegistration().then((registration) => {
    const options = { body, tag: 'macrotide-alerts' };
    if (registration) return registration.showNotification('MacroTide: alerts', options);
    new Notification('MacroTide: alerts', options);
    return undefined;
  });
}
