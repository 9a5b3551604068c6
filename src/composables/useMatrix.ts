import { onScopeDispose, watch, type ComputedRef } from 'vue';
import type { CorrelationSettings, MatrixCell, MatrixRequest } from '../contracts/data-engine';
import type { Outcome } from '../contracts/outcome';
import { useCorrelationStore } from '../stores/correlation';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { latest, settingsOf } from './correlation-question';
import type { Span } from './range';
import type { CorrelationSeries } from './useCorrelationSeries';

export interface MatrixChoices {
  readonly span: ComputedRef<Span>;
  readonly settings: ComputedRef<CorrelationSettings>;
  readonly series: CorrelationSeries;
}

/** Resamples of each interval: ends of a 95 % interval then move by some 0.003 from seed to seed. */
const RESAMPLES = 1000;
const SEED = 1;

/**
 * Asks for the matrix whenever a choice changes, then, on changes, for an interval of every cell: these come one by
 * one and are given up as soon as another matrix is wanted, or the page is left.
 */
export function useMatrix({ span, settings, series }: MatrixChoices): { readonly load: () => void } {
  const store = useCorrelationStore();
  const view = useViewStore();
  const matrixAsk = latest();
  const pairAsk = latest();
  const ids = (heads: readonly { readonly id: string }[]): string[] => heads.map(({ id }) => id);

  async function loadMatrix(): Promise<void> {
    const signal = matrixAsk.next();
    store.begin('matrix');
    store.clearIntervals(null);
    const request = {
      ...settings.value,
      ...span.value,
      rows: ids(series.coins.value),
      columns: ids(series.columns.value),
    };
    const answer = await dataClient().matrix(request, signal);
    if (signal.aborted) return;
    if (!answer.ok) return store.fail('matrix', answer.error);
    store.setMatrix(answer.value);
    if (request.basis === 'changes') await loadIntervals(request, signal);
  }

  async function loadIntervals(request: MatrixRequest, signal: AbortSignal): Promise<void> {
    store.clearIntervals(0);
    const answer = await dataClient().infer(
      'intervals',
      { ...request, resamples: RESAMPLES, seed: SEED },
      {
        signal,
        onProgress: ({ share, parts }) => {
          if (!signal.aborted) store.addIntervals(parts, share);
        },
      },
    );
    // Without intervals the matrix stands as it is: they are missing from its cells, and nothing else.
    if (!signal.aborted) store.addIntervals(answer.ok ? answer.value : [], null);
  }

  async function loadPair(): Promise<void> {
    const signal = pairAsk.next();
    const ask = async (basis: 'changes' | 'levels'): Promise<Outcome<MatrixCell | undefined>> => {
      const asked = settings.value.basis === basis;
      const own = asked ? settings.value : settingsOf({ ...view.state, basis, dayBasis: 'auto' });
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

  const choices = (): string => JSON.stringify([settings.value, span.value]);
  const pair = (): string => `${series.pair.value.coin.id} ${series.pair.value.indicator.id}`;
  const shown = (): string => ids([...series.coins.value, ...series.columns.value]).join(' ');
  watch([choices, shown], () => void loadMatrix());
  watch([choices, pair], () => void loadPair());
  onScopeDispose(() => [matrixAsk, pairAsk].forEach((ask) => ask.stop()));
  return {
    load: () => {
      void loadMatrix();
      void loadPair();
    },
  };
}
