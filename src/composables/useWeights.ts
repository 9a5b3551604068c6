import { computed, effectScope, shallowRef, watch, type ComputedRef, type EffectScope } from 'vue';
import { COIN_IDS, type CoinId, type OwnId, type TargetId } from '../domain/catalogue/ids';
import { boostsWithout } from '../domain/features/boosts';
import type { WeightRegime } from '../domain/features/dynamic-weights';
import { useViewStore } from '../stores/view';
import { useAnalysis, type Answered } from './useAnalysis';
import { useTargets } from './useTargets';

export interface CoinWeights {
  readonly coin: TargetId;
  readonly weights: Answered<'weights'>;
}

/** The weights of every coin that is shown or chosen, with the boosts of the link; own coins are all shown. */
export function useWeights(
  regimes: () => readonly WeightRegime[],
  all: () => boolean = () => false,
): {
  readonly shown: ComputedRef<readonly CoinWeights[]>;
  /** The four coins: those that are not shown are asked for while `all` says so. */
  readonly four: readonly CoinWeights[];
  /** Null where it is a coin of somebody's own that is not here. */
  readonly chosen: ComputedRef<CoinWeights | null>;
} {
  const view = useViewStore();
  const { ownCoins } = useTargets();
  const isWanted = (coin: CoinId): boolean =>
    all() || view.shownCoins.has(coin) || view.state.weightsCoin === coin;
  const shipped = COIN_IDS.map((coin) => ({
    coin,
    weights: useAnalysis('weights', () =>
      isWanted(coin)
        ? { coin, boosts: boostsWithout(coin, view.state.weightsOff), regimes: regimes() }
        : null,
    ),
  }));
  const own = eachOf(
    () => ownCoins.value,
    (coin): CoinWeights => ({
      coin,
      weights: useAnalysis('weights', () => ({ coin, boosts: {}, regimes: regimes() })),
    }),
  );
  return {
    four: shipped,
    shown: computed(() => [...shipped.filter(({ coin }) => view.shownCoins.has(coin)), ...own.value]),
    chosen: computed(
      () => [...shipped, ...own.value].find(({ coin }) => coin === view.state.weightsCoin) ?? null,
    ),
  };
}

/** One of a kind for each id of a list that may change; what it watches ends with its id. */
function eachOf<T>(ids: () => readonly OwnId[], make: (id: OwnId) => T): ComputedRef<readonly T[]> {
  // A scope of this one's own: those made later would outlive the page.
  const all = effectScope();
  const made = new Map<OwnId, { readonly scope: EffectScope; readonly one: T }>();
  const list = shallowRef<readonly T[]>([]);
  watch(
    ids,
    (wanted) => {
      for (const [id, { scope }] of made) {
        if (wanted.includes(id)) continue;
        scope.stop();
        made.delete(id);
      }
      for (const id of wanted) {
        if (made.has(id)) continue;
        const scope = all.run(() => effectScope())!;
        made.set(id, { scope, one: scope.run(() => make(id))! });
      }
      list.value = wanted.map((id) => made.get(id)!.one);
    },
    { immediate: true },
  );
  return computed(() => list.value);
}
