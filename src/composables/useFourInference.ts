import { computed, type ComputedRef } from 'vue';
import type { InferenceKind, InferenceKinds } from '../contracts/inference';
import { COIN_IDS, type CoinId } from '../domain/catalogue/ids';
import { useSettled } from './useSettled';
import { useInference, type Inferred } from './useInference';

/** How far four long questions have come, taken as one. */
export interface FourWork {
  readonly running: ComputedRef<boolean>;
  readonly stopped: ComputedRef<boolean>;
  /** 0 to 1. */
  readonly share: ComputedRef<number>;
  /** Those that were stopped, once more. */
  readonly start: () => void;
  readonly stop: () => void;
}

export interface CoinAnswer<K extends InferenceKind> {
  readonly coin: CoinId;
  readonly asked: Inferred<K>;
  /** Its answer once all four are there: what stands side by side answers one question, and is drawn once. */
  readonly found: ComputedRef<Inferred<K>['found']['value']>;
}

export interface FourInferred<K extends InferenceKind> {
  readonly answers: readonly CoinAnswer<K>[];
  readonly work: FourWork;
}

/** The same long question of each of the four coins. All are cancelled where whoever asks goes away. */
export function useFourInference<K extends InferenceKind>(
  kind: K,
  request: (coin: CoinId) => InferenceKinds[K]['request'] | null,
): FourInferred<K> {
  const all = COIN_IDS.map((coin) => useInference(kind, () => request(coin)));
  const running = computed(() => all.some(({ state }) => state.value === 'running'));
  const found = useSettled(
    () => all.map((asked) => asked.found.value),
    () => running.value,
  );
  const done = (asked: Inferred<K>): number => (asked.state.value === 'running' ? asked.share.value : 1);
  return {
    answers: COIN_IDS.map((coin, i) => ({
      coin,
      asked: all[i]!,
      found: computed(() => found.value[i] ?? null),
    })),
    work: {
      running,
      stopped: computed(() => all.some(({ state }) => state.value === 'stopped')),
      share: computed(() => all.reduce((sum, asked) => sum + done(asked), 0) / all.length),
      start: () => all.filter(({ state }) => state.value === 'stopped').forEach((asked) => asked.start()),
      stop: () => all.forEach((asked) => asked.stop()),
    },
  };
}
