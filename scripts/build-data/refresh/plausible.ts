import { isoFromDay } from '../../../src/domain/calendar';
import type { CoinColumn } from '../../../src/domain/catalogue/ids';
import { ZERO_GUARD } from '../../../src/domain/cleaning/zero-guard';
import { formatNumber } from '../write';
import type { SeriesId } from './sources';

/** What a value of a series can be, and how far it can be from the one before. */
interface Limits {
  readonly least: number;
  readonly largest: number;
  /** Largest difference from the last value, in the series' unit. */
  readonly step?: number;
  /** Largest factor between the last value and this one, either way. */
  readonly factor?: number;
}

/** Wide enough for anything that has happened: 1987, 2008, March 2020; they catch units and slips of the decimal point. */
const LIMITS: Readonly<Record<SeriesId, Limits>> = {
  fed_rate: { least: -2, largest: 25, step: 4 },
  treasury_3y: { least: -2, largest: 25, step: 2 },
  treasury_10y: { least: -2, largest: 25, step: 2 },
  dxy: { least: 50, largest: 300, factor: 1.1 },
  cpi: { least: 100, largest: 2000, factor: 1.05 },
  cpi_sa: { least: 100, largest: 2000, factor: 1.05 },
  vix: { least: 3, largest: 200, factor: 4 },
  sp500: { least: 300, largest: 200_000, factor: 1.35 },
  fear_greed: { least: 0, largest: 100 },
};

/** Dogecoin rose 4.6-fold on 28 January 2021. */
const COIN_FACTOR = 10;

/** A value that was not taken. */
export interface Rejection {
  readonly day: number;
  readonly column: string;
  readonly value: number;
  readonly reason: string;
}

/** Why a value cannot be right; empty where it can. `last` is the last value taken, NaN at the beginning. */
export function doubtOf(id: SeriesId, value: number, last: number): string {
  const { least, largest, step = Infinity, factor = Infinity } = LIMITS[id];
  if (!(value >= least && value <= largest)) return `outside of ${least} to ${largest}`;
  if (id === 'fear_greed' && !Number.isInteger(value)) return 'not a whole number';
  if (Math.abs(value - last) > step) return `more than ${step} from the value before, ${formatNumber(last)}`;
  if (value / last > factor || last / value > factor) {
    return `more than ${factor} times as far from the value before, ${formatNumber(last)}`;
  }
  return '';
}

type Prices = Readonly<Record<Exclude<CoinColumn, 'volume'>, number>>;

/** Why a coin's prices of a day cannot be right, column by column. */
export function coinDoubts(prices: Prices, lastClose: number): ReadonlyMap<CoinColumn, string> {
  const doubts = new Map<CoinColumn, string>();
  for (const column of ['open', 'high', 'low', 'close'] as const) {
    const value = prices[column];
    if (Number.isNaN(value)) continue;
    if (value < ZERO_GUARD) doubts.set(column, `below ${formatNumber(ZERO_GUARD)} USD`);
    else if (value / lastClose > COIN_FACTOR || lastClose / value > COIN_FACTOR) {
      doubts.set(
        column,
        `more than ${COIN_FACTOR} times as far from the close before, ${formatNumber(lastClose)}`,
      );
    }
  }
  // A hair of rounding between the columns is no contradiction.
  if (prices.high < prices.low * (1 - 1e-6)) {
    doubts.set('high', 'below the low of its day');
    doubts.set('low', 'above the high of its day');
  }
  return doubts;
}

export function rejectionWords({ day, column, value, reason }: Rejection): string {
  return `${isoFromDay(day)} ${column} ${formatNumber(value)}: ${reason}`;
}
