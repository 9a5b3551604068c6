import { computed, type ComputedRef } from 'vue';
import { DEFAULT_LINK_STATE } from '../contracts/link-defaults';
import { COINS } from '../domain/catalogue/coins';
import { COIN_IDS, isCoinId, type CoinId, type OwnId, type TargetId } from '../domain/catalogue/ids';
import { findSeries } from '../domain/catalogue/lookup';
import { MATRIX_COLUMNS, PAIR_KEYS, type PairColumn } from '../domain/catalogue/matrix';
import { clipped } from '../domain/own/names';
import type { OwnSeries } from '../domain/own/series';
import { useCorrelationStore, type ChosenPair } from '../stores/correlation';
import { useOwnStore } from '../stores/own';
import { useViewStore } from '../stores/view';

/** A row or column of the matrix, shipped or the reader's own. */
export interface SeriesHead {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  readonly description: string;
  /** A coin is called by its name; an indicator takes an article. */
  readonly kind: 'coin' | 'indicator';
  /** Named by the reader: no article is put before its name. */
  readonly own: boolean;
}

export interface SeriesPair {
  readonly coin: SeriesHead;
  /** An indicator, or another coin. */
  readonly indicator: SeriesHead;
}

export interface CorrelationSeries {
  readonly coins: ComputedRef<readonly SeriesHead[]>;
  readonly indicators: ComputedRef<readonly SeriesHead[]>;
  /** What stands across the matrix. */
  readonly columns: ComputedRef<readonly SeriesHead[]>;
  /** The pair that was chosen. */
  readonly pair: ComputedRef<SeriesPair>;
  /** It and those that it is compared with: what the timeline shows. */
  readonly pairs: ComputedRef<readonly SeriesPair[]>;
  readonly choose: (coin: SeriesHead, indicator: SeriesHead) => void;
  readonly compare: (pair: SeriesPair) => void;
  readonly drop: (pair: SeriesPair) => void;
}

/** Lines that can still be told apart. */
export const MOST_PAIRS = 4;
const SHORT = 16;
const SHIPPED_COINS = COIN_IDS.map(coinHead);
const SHIPPED_INDICATORS = MATRIX_COLUMNS.map(shippedHead);

/** Names a pair, in lists and in the store. */
export function pairKey({ coin, indicator }: SeriesPair): string {
  return `${coin.id}-${indicator.id}`;
}

/** What the matrix sets against each other: the four coins and the indicators, and the reader's own of either kind. */
export function useCorrelationSeries(): CorrelationSeries {
  const view = useViewStore();
  const store = useCorrelationStore();
  const own = useOwnStore();
  const ownOf = (kind: OwnSeries['kind']): SeriesHead[] =>
    own.series.filter((one) => one.kind === kind).map(ownHead);
  const coins = computed(() => [...SHIPPED_COINS, ...ownOf('coin')]);
  const indicators = computed(() => [...SHIPPED_INDICATORS, ...ownOf('indicator')]);
  const columns = computed(() => (view.state.matrixAcross === 'coins' ? coins.value : indicators.value));
  const found = ({ coin: row, indicator: column }: ChosenPair): SeriesPair | null => {
    const coin = coins.value.find(({ id }) => id === row);
    const indicator = [...indicators.value, ...coins.value].find(({ id }) => id === column);
    return coin && indicator ? { coin, indicator } : null;
  };
  /** In place of a series that is not here, or not yet, stands that of the page at first. */
  const pair = computed(() => {
    const { pairCoin: coin, pairIndicator: indicator } = view.state;
    const usual = { coin: DEFAULT_LINK_STATE.pairCoin, indicator: DEFAULT_LINK_STATE.pairIndicator };
    return (
      found({ coin, indicator }) ??
      found({ ...usual, coin }) ??
      found({ ...usual, indicator }) ?? { coin: SHIPPED_COINS[0]!, indicator: SHIPPED_INDICATORS[0]! }
    );
  });
  const compared = computed(() => [
    ...view.state.comparedPairs.map((key) => {
      const [coin, indicator] = key.split('-') as [CoinId, PairColumn];
      return { coin: coinHead(coin), indicator: shippedHead(indicator) };
    }),
    ...store.ownCompared.flatMap((one) => found(one) ?? []),
  ]);
  const pairs = computed(() => {
    const others = compared.value.filter((one) => pairKey(one) !== pairKey(pair.value));
    return [pair.value, ...others].slice(0, MOST_PAIRS);
  });

  function choose(coin: SeriesHead, indicator: SeriesHead): void {
    view.patch({
      pairCoin: coin.id as TargetId,
      pairIndicator: indicator.id as PairColumn | OwnId,
    });
  }
  function setCompared(others: readonly SeriesPair[]): void {
    const keys = new Set(others.map(pairKey));
    view.patch({ comparedPairs: PAIR_KEYS.filter((key) => keys.has(key)) });
    const ofOwn = others.filter(({ coin, indicator }) => coin.own || indicator.own);
    store.setOwnCompared(ofOwn.map(({ coin, indicator }) => ({ coin: coin.id, indicator: indicator.id })));
  }
  function drop(gone: SeriesPair): void {
    const left = pairs.value.filter((one) => pairKey(one) !== pairKey(gone));
    const [first, ...others] = left;
    if (!first) return;
    if (pairKey(first) !== pairKey(pair.value)) choose(first.coin, first.indicator);
    setCompared(others);
  }
  const compare = (added: SeriesPair): void =>
    setCompared([...pairs.value.slice(1), added].slice(0, MOST_PAIRS - 1));
  return { coins, indicators, columns, pair, pairs, choose, compare, drop };
}

function coinHead(id: CoinId): SeriesHead {
  const { label, shortLabel, description } = COINS[id];
  return { id, label, short: shortLabel, description, kind: 'coin', own: false };
}

function shippedHead(id: PairColumn): SeriesHead {
  if (isCoinId(id)) return coinHead(id);
  const info = findSeries(id);
  return {
    id,
    label: info?.label ?? id,
    short: info?.shortLabel ?? id,
    description: info?.description ?? '',
    kind: 'indicator',
    own: false,
  };
}

function ownHead({ id, label, source, kind }: OwnSeries): SeriesHead {
  return {
    id,
    label,
    short: clipped(label, SHORT),
    description: `Your own series, from ${source}.`,
    kind,
    own: true,
  };
}
