/** The four coins, in the order in which they are always listed. */
export const COIN_IDS = ['btc', 'eth', 'ltc', 'doge'] as const;
export type CoinId = (typeof COIN_IDS)[number];

/** Name of a series of the reader's own: its column in panels (of a coin, its closing price) and its table in SQL. */
export type OwnId = `own_${string}`;
/** What a run can forecast: one of the four coins, or a coin of the reader's own. */
export type TargetId = CoinId | OwnId;

/** The ids that `ownIds` makes: none of them is the name of a shipped table or column. */
const OWN_ID = /^own_[a-z0-9_]{1,55}$/;

export function isOwnId(id: string): id is OwnId {
  return OWN_ID.test(id);
}

export function isCoinId(id: string): id is CoinId {
  return (COIN_IDS as readonly string[]).includes(id);
}

/** Columns of a coin; in a panel they are named `btc_close`, `eth_volume`, ... */
export const COIN_COLUMNS = ['open', 'high', 'low', 'close', 'volume'] as const;
export type CoinColumn = (typeof COIN_COLUMNS)[number];

/** Indicators with observations of their own. */
export const BASE_INDICATOR_IDS = [
  'fed_rate',
  'treasury_3y',
  'treasury_10y',
  'dxy',
  'cpi',
  'vix',
  'sp500',
] as const;
export type BaseIndicatorId = (typeof BASE_INDICATOR_IDS)[number];

/** Indicators computed from others. */
export const DERIVED_INDICATOR_IDS = ['yield_curve', 'real_yield', 'real_sp500'] as const;
export type DerivedIndicatorId = (typeof DERIVED_INDICATOR_IDS)[number];

export type IndicatorId = BaseIndicatorId | DerivedIndicatorId;
export const INDICATOR_IDS: readonly IndicatorId[] = [...BASE_INDICATOR_IDS, ...DERIVED_INDICATOR_IDS];

/** Further columns of a panel: CPI seen in two other ways, and sentiment. */
export const EXTRA_SERIES_IDS = ['cpi_yoy', 'cpi_sa', 'news_svc', 'news_transformer', 'fear_greed'] as const;
export type ExtraSeriesId = (typeof EXTRA_SERIES_IDS)[number];

/** The two ways of laying a series on days: value at its date, or value from its publication on. */
export type View = 'observed' | 'known';

/** Name of a coin's column in a panel. */
export function coinColumnId(coin: CoinId, column: CoinColumn): string {
  return `${coin}_${column}`;
}
