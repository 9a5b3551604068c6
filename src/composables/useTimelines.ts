import { onScopeDispose, watch } from 'vue';
import type { TimelineRequest } from '../contracts/data-engine';
import { useCorrelationStore } from '../stores/correlation';
import { useViewStore } from '../stores/view';
import { dataClient } from './clients';
import { latest } from './correlation-question';
import { pairKey } from './useCorrelationSeries';
import type { MatrixChoices } from './useMatrix';

/** Pairs of windows drawn for a band. */
const RESAMPLES = 2000;
const SEED = 1;
/** Sizes |r| whose chance is told. */
export const THRESHOLDS = [0.5, 0.9];

/**
 * Asks for the rolling correlation of every shown pair, then for what chance alone would give each. Bands are
 * simulated one after another, and given up when other timelines are wanted or the page is left.
 */
export function useTimelines({ settings, series }: Omit<MatrixChoices, 'span'>): {
  readonly load: () => void;
} {
  const store = useCorrelationStore();
  const view = useViewStore();
  const ask = latest();

  function requests(): Map<string, TimelineRequest> {
    const { timelineWindow } = view.state;
    const window = timelineWindow === 'monthly' ? timelineWindow : Number(timelineWindow);
    return new Map(
      series.pairs.value.map((pair) => [
        pairKey(pair),
        { ...settings.value, row: pair.coin.id, column: pair.indicator.id, window },
      ]),
    );
  }

  async function load(): Promise<void> {
    const signal = ask.next();
    const wanted = requests();
    store.begin('timeline');
    store.setBands(new Map([...wanted.keys()].map((key) => [key, { band: null, share: 0, reason: null }])));
    const found = await Promise.all(
      [...wanted].map(async ([key, request]) => [key, await dataClient().timeline(request, signal)] as const),
    );
    if (signal.aborted) return;
    const failed = found.find(([, answer]) => !answer.ok)?.[1];
    if (failed && !failed.ok) return store.fail('timeline', failed.error);
    store.setTimelines(
      new Map(found.flatMap(([key, answer]) => (answer.ok ? [[key, answer.value] as const] : []))),
    );
    for (const [key, request] of wanted) {
      if (!signal.aborted) await loadBand(key, request, signal);
    }
  }

  async function loadBand(key: string, request: TimelineRequest, signal: AbortSignal): Promise<void> {
    const answer = await dataClient().infer(
      'chance-band',
      { ...request, resamples: RESAMPLES, seed: SEED, thresholds: THRESHOLDS },
      {
        signal,
        onProgress: ({ share }) => {
          if (!signal.aborted) store.setBand(key, { band: null, share, reason: null });
        },
      },
    );
    if (signal.aborted) return;
    const [band, reason] = answer.ok ? [answer.value, null] : [null, answer.error.message];
    store.setBand(key, { band, share: 1, reason });
  }

  watch([() => JSON.stringify([...requests()])], () => void load());
  onScopeDispose(() => ask.stop());
  return { load: () => void load() };
}
