import { createPinia, setActivePinia } from 'pinia';
import { effectScope, nextTick, type EffectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useInference } from '../../src/composables/useInference';
import { useTargets } from '../../src/composables/useTargets';
import { useWeights } from '../../src/composables/useWeights';
import type { OwnSeries } from '../../src/domain/own/series';
import { useOwnStore } from '../../src/stores/own';
import { useViewStore } from '../../src/stores/view';
import { importText, mapping, seriesMapping } from '../domain/own/mapping';

const worker = vi.hoisted(() => ({ asked: [] as Record<string, unknown>[], signals: [] as AbortSignal[] }));
/** What the browser keeps is read when the test says so. */
const disk = vi.hoisted(() => ({ ready: (): void => undefined, reading: Promise.resolve() }));
vi.mock('../../src/composables/clients', () => {
  const ask = (kind: string, question: object, signal: AbortSignal) => {
    worker.asked.push({ kind, ...question });
    worker.signals.push(signal);
    return Promise.resolve({ ok: true, value: `answer ${worker.asked.length}` });
  };
  return {
    dataClient: () => ({
      analyse: ask,
      infer: (kind: string, question: object, { signal }: { signal: AbortSignal }) =>
        ask(kind, question, signal),
    }),
  };
});
vi.mock('../../src/composables/useOwnSeries', () => ({ useOwnSeries: () => ({ load: () => disk.reading }) }));

function series(label: string, kind: OwnSeries['kind'] = 'coin'): OwnSeries {
  const chosen = mapping({ series: [seriesMapping({ label, kind })] });
  return importText('Date,Value\n2020-01-01,1\n2020-01-02,2', chosen).series[0]!;
}

let page: EffectScope;
beforeEach(() => {
  setActivePinia(createPinia());
  [worker.asked, worker.signals] = [[], []];
  disk.reading = new Promise((done) => (disk.ready = done));
  page = effectScope();
});
afterEach(() => page.stop());

/** All that waits for nothing but its turn has had it. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}

describe('the weights of own coins', () => {
  it('should be asked for when the coin comes, without boosts, and no more when it goes', async () => {
    const own = useOwnStore();
    const { shown, chosen } = page.run(() => useWeights(() => []))!;
    await settled();
    expect(shown.value.map(({ coin }) => coin)).toEqual(['btc', 'eth', 'ltc', 'doge']);
    disk.ready();
    own.addSeries([series('Gold')]);
    await nextTick();
    await settled();
    expect(worker.asked.at(-1)).toEqual({ kind: 'weights', coin: 'own_gold', boosts: {}, regimes: [] });
    expect(shown.value.at(-1)!.weights.value.value).toBe(`answer ${worker.asked.length}`);
    useViewStore().patch({ weightsCoin: 'own_gold' });
    expect(chosen.value).toBe(shown.value.at(-1));

    own.removeSeries('own_gold');
    await nextTick();
    expect(shown.value.map(({ coin }) => coin)).not.toContain('own_gold');
    expect(chosen.value).toBeNull();
    const last = worker.asked.findLastIndex(({ coin }) => coin === 'own_gold');
    expect(worker.signals[last]!.aborted).toBe(true);
  });
});

describe('a long question about own series', () => {
  it('should wait until they have been read, and be asked anew when they change', async () => {
    const own = useOwnStore();
    const pair = { row: 'own_gold', column: 'own_rate' } as const;
    const rest = { view: 'observed', dayBasis: 'trading', firstDay: 0, lastDay: 9 } as const;
    const asking = page.run(() =>
      useInference('lead-lag', () => ({ ...pair, ...rest, method: 'pearson', reach: 5 })),
    )!;
    await settled();
    expect([worker.asked.length, asking.state.value]).toEqual([0, 'running']);
    disk.ready();
    await settled();
    expect(worker.asked).toHaveLength(1);
    own.addSeries([series('Gold')]);
    await nextTick();
    await settled();
    expect(worker.asked).toHaveLength(2);
    expect(worker.signals[0]!.aborted).toBe(true);
    expect(asking.found.value?.answer).toBe('answer 2');
  });

  it('should not wait, nor be asked anew, where it is about shipped ones', async () => {
    page.run(() => useInference('outlook', () => ({ coin: 'btc', horizon: 3 })));
    await settled();
    expect(worker.asked).toHaveLength(1);
    useOwnStore().addSeries([series('Gold')]);
    await nextTick();
    await settled();
    expect(worker.asked).toHaveLength(1);
  });
});

describe('lists of coins and indicators', () => {
  it('should offer own ones by their names, and what a link has chosen though it is not here', () => {
    useOwnStore().addSeries([series('Gold (LBMA)'), series('Rate', 'indicator')]);
    const targets = useTargets();
    const coins = targets.coinChoices('own_silver');
    expect(coins.map(({ value }) => value)).toEqual([
      ...['btc', 'eth', 'ltc', 'doge'],
      ...['own_gold_lbma', 'own_silver'],
    ]);
    expect(coins.slice(-2).map(({ label }) => label)).toEqual(['Gold (LBMA)', 'Silver (own)']);
    const indicators = targets.indicatorChoices('vix').map(({ label }) => label);
    expect([indicators.length, indicators.at(-1)]).toEqual([11, 'Rate']);
  });
});
