import { computed, type ComputedRef } from 'vue';
import { COINS } from '../domain/catalogue/coins';
import { COIN_IDS, type CoinId, type IndicatorId } from '../domain/catalogue/ids';
import { INDICATORS } from '../domain/catalogue/indicators';
import { clipped } from '../domain/own/names';
import type { OwnSeries } from '../domain/own/series';
import { MATRIX_INDICATORS, useCorrelationStore } from '../stores/correlation';
import { useOwnStore } from '../stores/own';
import { useViewStore } from '../stores/view';

/** A row or column of the matrix, shipped or the reader's own. */
export interface SeriesHead {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  readonly description: string;
  /** Named by the reader: no article is put before its name, and no link carries it. */
  readonly own: boolean;
}

export interface CorrelationSeries {
  readonly coins: ComputedRef<readonly SeriesHead[]>;
  readonly indicators: ComputedRef<readonly SeriesHead[]>;
  /** The pair that the timeline shows. */
  readonly pair: ComputedRef<{ readonly coin: SeriesHead; readonly indicator: SeriesHead }>;
  readonly choose: (coin: SeriesHead, indicator: SeriesHead) => void;
}

const SHORT = 16;
const SHIPPED_COINS = COIN_IDS.map(coinHead);
const SHIPPED_INDICATORS = MATRIX_INDICATORS.map(indicatorHead);

/** What the matrix sets against each other: the four coins and the indicators, and the reader's own of either kind. */
export function useCorrelationSeries(): CorrelationSeries {
  const view = useViewStore();
  const store = useCorrelationStore();
  const own = useOwnStore();
  const ownOf = (kind: OwnSeries['kind']): SeriesHead[] =>
    own.series.filter((one) => one.kind === kind).map(ownHead);
  const coins = computed(() => [...SHIPPED_COINS, ...ownOf('coin')]);
  const indicators = computed(() => [...SHIPPED_INDICATORS, ...ownOf('indicator')]);
  const pair = computed(() => {
    const coin = coins.value.find(({ id }) => id === store.ownPair?.coin);
    const indicator = indicators.value.find(({ id }) => id === store.ownPair?.indicator);
    if (coin && indicator) return { coin, indicator };
    return { coin: coinHead(view.state.pairCoin), indicator: indicatorHead(view.state.pairIndicator) };
  });
  function choose(coin: SeriesHead, indicator: SeriesHead): void {
    const shipped = !coin.own && !indicator.own;
    store.setOwnPair(shipped ? null : { coin: coin.id, indicator: indicator.id });
    if (shipped) view.patch({ pairCoin: coin.id as CoinId, pairIndicator: indicator.id as IndicatorId });
  }
  return { coins, indicators, pair, choose };
}

function coinHead(id: CoinId): SeriesHead {
  const { label, shortLabel, description } = COINS[id];
  return { id, label, short: shortLabel, description, own: false };
}

function indicatorHead(id: IndicatorId): SeriesHead {
  const { label, shortLabel, description } = INDICATORS[id];
  return { id, label, short: shortLabel, description, own: false };
}

function ownHead({ id, label, source }: OwnSeries): SeriesHead {
  return {
    id,
    label,
    short: clipped(label, SHORT),
    description: `Your own series, from ${source}.`,
    own: true,
  };
}
