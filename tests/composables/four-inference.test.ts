import { createPinia, setActivePinia } from 'pinia';
import { effectScope, nextTick, ref, type EffectScope } from 'vue';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useFourInference } from '../../src/composables/useFourInference';
import { COIN_IDS } from '../../src/domain/catalogue/ids';

interface Asked {
  readonly row: string;
  readonly signal: AbortSignal;
  readonly tell: (share: number) => void;
  readonly answer: (value: unknown) => void;
}
const worker = vi.hoisted(() => ({ asked: [] as Asked[] }));
vi.mock('../../src/composables/clients', () => ({
  dataClient: () => ({
    infer: (
      _kind: string,
      { row }: { row: string },
      watch: { signal: AbortSignal; onProgress: (progress: object) => void },
    ) =>
      new Promise((resolve) => {
        const tell = (share: number): void => watch.onProgress({ share, parts: [] });
        const answer = (value: unknown): void => resolve({ ok: true, value });
        worker.asked.push({ row, signal: watch.signal, tell, answer });
      }),
  }),
}));

let page: EffectScope;
const reach = ref(5);
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
const ask = () =>
  page.run(() =>
    useFourInference('lead-lag', (coin) => ({
      ...{ view: 'observed', dayBasis: 'trading', column: 'vix', firstDay: 0, lastDay: 1, method: 'pearson' },
      row: coin,
      reach: reach.value,
    })),
  )!;
beforeEach(() => {
  setActivePinia(createPinia());
  worker.asked = [];
  reach.value = 5;
  page = effectScope();
});
afterEach(() => page.stop());

describe('one question of four coins', () => {
  it('should ask for each coin and tell how far all have come', async () => {
    const { answers, work } = ask();
    await settled();
    expect(worker.asked.map(({ row }) => row)).toEqual([...COIN_IDS]);
    expect([work.running.value, work.share.value]).toEqual([true, 0]);
    worker.asked[0]!.tell(0.5);
    worker.asked[1]!.answer('one');
    await settled();
    expect(work.share.value).toBeCloseTo((0.5 + 1) / 4);
    // One alone is not shown: the four are compared.
    expect(answers.map(({ found }) => found.value)).toEqual([null, null, null, null]);
    for (const one of worker.asked) one.answer('all');
    await settled();
    expect([work.running.value, work.share.value]).toEqual([false, 1]);
    await nextTick();
    expect(answers.map(({ found }) => found.value?.answer)).toEqual(['all', 'one', 'all', 'all']);
    expect(answers.every(({ asked }) => asked.state.value === 'done')).toBe(true);
  });

  it('should stop those under way alone, and start these again', async () => {
    const { work } = ask();
    await settled();
    worker.asked[2]!.answer('one');
    await settled();
    work.stop();
    expect(work.stopped.value).toBe(true);
    expect(worker.asked.map(({ signal }) => signal.aborted)).toEqual([true, true, false, true]);
    work.start();
    await settled();
    expect(worker.asked.slice(4).map(({ row }) => row)).toEqual(['btc', 'eth', 'doge']);
    expect(work.stopped.value).toBe(false);
  });

  it('should be cancelled by the next question, and when the four go from the page', async () => {
    ask();
    await settled();
    reach.value = 9;
    await nextTick();
    await settled();
    expect(worker.asked).toHaveLength(8);
    expect(worker.asked.slice(0, 4).every(({ signal }) => signal.aborted)).toBe(true);
    page.stop();
    expect(worker.asked.slice(4).every(({ signal }) => signal.aborted)).toBe(true);
  });
});
