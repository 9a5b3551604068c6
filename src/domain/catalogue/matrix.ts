import { COIN_IDS, type CoinId } from './ids';

/** What the correlation matrix sets beside the coins, in its order: indicators, what is derived from them, sentiment. */
export const MATRIX_COLUMNS = [
  'fed_rate',
  'treasury_3y',
  'treasury_10y',
  'yield_curve',
  'real_yield',
  'dxy',
  'cpi',
  'cpi_yoy',
  'vix',
  'sp500',
  'real_sp500',
  'fear_greed',
  'news_svc',
  'news_transformer',
] as const;

/** What a coin can be paired with: a column of the matrix, or another coin. */
export type PairColumn = (typeof MATRIX_COLUMNS)[number] | CoinId;
export const PAIR_COLUMNS: readonly PairColumn[] = [...MATRIX_COLUMNS, ...COIN_IDS];

/** A pair as a link writes it: `btc-sp500`. */
export type PairKey = `${CoinId}-${PairColumn}`;
export const PAIR_KEYS: readonly PairKey[] = COIN_IDS.flatMap((coin) =>
  PAIR_COLUMNS.map((column) => `${coin}-${column}` as const),
);
