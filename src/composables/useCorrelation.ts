import { computed, onMounted, onScopeDispose, watch, type ComputedRef } from 'vue';
import type { CorrelationSettings, MatrixCell } from '../contracts/data-engine';
import type { Outcome } from '../contracts/outcome';
import { COIN_IDS } from '../domain/catalogue/ids';
import { MATRIX_INDICATORS, useCorrelationStore } from '../stores/correlation';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { spanOf, type Span } from './range';
import { useTables } from './useTables';

export interface Correlation {
  readonly store: ReturnType<typeof useCorrelationStore>;
  readonly span: ComputedRef<Span>;
  /** The choices as the data worker takes them: automatic days resolved. */
  readonly settings: ComputedRef<CorrelationSettings>;
  readonly retry: () => void;
}

/** Asks the data worker for what the Correlation page shows, whenever a choice changes; late answers are dropped. */
export function useCorrelation(): Correlation {
  const store = useCorrelationStore();
  const view = useViewStore();
  const tables = useTablesStore();
  const { loadManifest } = useTables();
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
      rows: [...COIN_IDS],
      columns: [...MATRIX_INDICATORS],
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
      const pair = { rows: [view.state.pairCoin], columns: [view.state.pairIndicator] };
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
    const { pairCoin, pairIndicator, timelineWindow } = view.state;
    store.begin('timeline');
    const window = timelineWindow === 'monthly' ? timelineWindow : Number(timelineWindow);
    const request = { ...settings.value, row: pairCoin, column: pairIndicator, window } as const;
    const answer = await dataClient().timeline(request, signal);
    if (signal.aborted) return;
    if (answer.ok) store.setTimeline(answer.value);
    else store.fail('timeline', answer.error);
  }

  function load(): void {
    void loadManifest();
    void loadMatrix();
    void loadPair();
    void loadTimeline();
  }

  onMounted(load);
  const choices = (): string => JSON.stringify(settings.value);
  const pair = (): string => `${view.state.pairCoin} ${view.state.pairIndicator}`;
  const days = (): string => `${span.value.firstDay} ${span.value.lastDay}`;
  watch([choices, days], () => void loadMatrix());
  watch([choices, days, pair], () => void loadPair());
  watch([choices, pair, () => view.state.timelineWindow], () => void loadTimeline());
  onScopeDispose(() => [matrixAsk, pairAsk, timelineAsk].forEach((ask) => ask.stop()));
  return { store, span, settings, retry: load };
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
