import { computed, type ComputedRef } from 'vue';
import { COIN_IDS, type CoinId } from '../domain/catalogue/ids';
import { boostsWithout } from '../domain/features/boosts';
import type { WeightRegime } from '../domain/features/dynamic-weights';
import { useViewStore } from '../stores/view';
import { useAnalysis, type Answered } from './useAnalysis';

export interface CoinWeights {
  readonly coin: CoinId;
  readonly weights: Answered<'weights'>;
}

/** The weights of every coin that is shown or chosen, with the boosts of the link. */
export function useWeights(regimes: () => readonly WeightRegime[]): {
  readonly shown: ComputedRef<readonly CoinWeights[]>;
  readonly chosen: ComputedRef<CoinWeights>;
} {
  const view = useViewStore();
  const isWanted = (coin: CoinId): boolean => view.shownCoins.has(coin) || view.state.weightsCoin === coin;
  const all = COIN_IDS.map((coin) => ({
    coin,
    weights: useAnalysis('weights', () =>
      isWanted(coin)
        ? { coin, boosts: boostsWithout(coin, view.state.weightsOff), regimes: regimes() }
        : null,
    ),
  }));
  return {
    shown: computed(() => all.filter(({ coin }) => view.shownCoins.has(coin))),
    chosen: computed(() => all.find(({ coin }) => coin === view.state.weightsCoin)!),
  };
}
