import { computed, onMounted, onScopeDispose, watch, type ComputedRef } from 'vue';
import type { CorrelationSettings, MatrixCell } from '../contracts/data-engine';
import type { Outcome } from '../contracts/outcome';
import { useCorrelationStore } from '../stores/correlation';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { spanOf, type Span } from './range';
import { useCorrelationSeries, type CorrelationSeries } from './useCorrelationSeries';
import { useOwnSeries } from './useOwnSeries';
import { useTables } from './useTables';

export interface Correlation {
  readonly store: ReturnType<typeof useCorrelationStore>;
  readonly span: ComputedRef<Span>;
  /** The choices as the data worker takes them: automatic days resolved. */
  readonly settings: ComputedRef<CorrelationSettings>;
  readonly series: CorrelationSeries;
  readonly retry: () => void;
}

/** Asks the data worker for what the Correlation page shows, whenever a choice changes; late answers are dropped. */
export function useCorrelation(): Correlation {
  const store = useCorrelationStore();
  const view = useViewStore();
  const tables = useTablesStore();
  const { loadManifest } = useTables();
  const own = useOwnSeries();
  const series = useCorrelationSeries();
  const ids = (heads: readonly { readonly id: string }[]): string[] => heads.map(({ id }) => id);
  const span = computed(() => spanOf(view.state.range, tables.span));
  const settings = computed(() => settingsOf(view.state));
  const matrixAsk = latest();
  const pairAsk = latest();
  const timelineAsk = latest();

  async function loadMatrix(): Promise<void> {
    const signal = matrixAsk.next();
    store.begin('matrix');
    const request = {
      ...settings.value,
      ...span.value,
      rows: ids(series.coins.value),
      columns: ids(series.indicators.value),
    };
    const answer = await dataClient().matrix(request, signal);
    if (signal.aborted) return;
    if (answer.ok) store.setMatrix(answer.value);
    else store.fail('matrix', answer.error);
  }

  async function loadPair(): Promise<void> {
    const signal = pairAsk.next();
    const ask = async (basis: 'changes' | 'levels'): Promise<Outcome<MatrixCell | undefined>> => {
      const own =
        settings.value.basis === basis
          ? settings.value
          : settingsOf({ ...view.state, basis, dayBasis: 'auto' });
      const { coin, indicator } = series.pair.value;
      const pair = { rows: [coin.id], columns: [indicator.id] };
      const answer = await dataClient().matrix({ ...own, ...span.value, ...pair }, signal);
      return answer.ok ? { ok: true, value: answer.value.cells[0] } : answer;
    };
    const [changes, levels] = await Promise.all([ask('changes'), ask('levels')]);
    if (signal.aborted) return;
    const found = changes.ok && levels.ok && changes.value && levels.value;
    store.setPair(found ? { changes: changes.value, levels: levels.value } : null);
  }

  async function loadTimeline(): Promise<void> {
    const signal = timelineAsk.next();
    const { timelineWindow } = view.state;
    const { coin, indicator } = series.pair.value;
    store.begin('timeline');
    const window = timelineWindow === 'monthly' ? timelineWindow : Number(timelineWindow);
    const request = { ...settings.value, row: coin.id, column: indicator.id, window } as const;
    const answer = await dataClient().timeline(request, signal);
    if (signal.aborted) return;
    if (answer.ok) store.setTimeline(answer.value);
    else store.fail('timeline', answer.error);
  }

  function load(): void {
    void loadManifest();
    void own.load();
    void loadMatrix();
    void loadPair();
    void loadTimeline();
  }

  onMounted(load);
  const choices = (): string => JSON.stringify(settings.value);
  const pair = (): string => `${series.pair.value.coin.id} ${series.pair.value.indicator.id}`;
  const shown = (): string =>
    [...series.coins.value, ...series.indicators.value].map(({ id }) => id).join(' ');
  const days = (): string => `${span.value.firstDay} ${span.value.lastDay}`;
  watch([choices, days, shown], () => void loadMatrix());
  watch([choices, days, pair], () => void loadPair());
  watch([choices, pair, () => view.state.timelineWindow], () => void loadTimeline());
  // Whoever changes the pair in the link, by going back for one, wants to see that pair.
  watch([() => view.state.pairCoin, () => view.state.pairIndicator], () => store.setOwnPair(null));
  onScopeDispose(() => [matrixAsk, pairAsk, timelineAsk].forEach((ask) => ask.stop()));
  return { store, span, settings, series, retry: load };
}

function settingsOf(state: {
  readonly view: CorrelationSettings['view'];
  readonly method: CorrelationSettings['method'];
  readonly basis: CorrelationSettings['basis'];
  readonly dayBasis: CorrelationSettings['dayBasis'] | 'auto';
}): CorrelationSettings {
  const { view, method, basis, dayBasis } = state;
  const usual = basis === 'changes' ? 'trading' : 'calendar';
  return { view, method, basis, dayBasis: dayBasis === 'auto' ? usual : dayBasis };
}

/** One question at a time: asking again, or leaving, gives up the one before. */
function latest(): { next: () => AbortSignal; stop: () => void } {
  let current = new AbortController();
  return {
    next: () => {
      current.abort();
      current = new AbortController();
      return current.signal;
    },
    stop: () => current.abort(),
  };
}
