import { dayFromIso } from '../calendar';
import type { CoinId, ExtraSeriesId, IndicatorId } from '../catalogue/ids';
import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';
import { pearson } from '../stats/correlation';
import { monthlyRollingCorrelation } from '../stats/monthly-correlation';

/** The days of the original project's data, both included. */
export const ORIGINAL_DAYS = {
  firstDay: dayFromIso('2013-04-29'),
  lastDay: dayFromIso('2021-07-06'),
} as const;

/** What the original says of one pair: that the correlation lies between `low` and `high`. */
export interface CorrelationClaim {
  readonly id: string;
  readonly coin: CoinId;
  readonly column: IndicatorId | ExtraSeriesId;
  readonly low: number;
  readonly high: number;
}

/** The original's claims about one coin and one series, in its order. */
export const CORRELATION_CLAIMS: readonly CorrelationClaim[] = [
  { id: 'btc-sp500', coin: 'btc', column: 'sp500', low: 0.6, high: 0.8 },
  { id: 'btc-dxy', coin: 'btc', column: 'dxy', low: 0.6, high: 0.8 },
  { id: 'eth-vix', coin: 'eth', column: 'vix', low: -0.7, high: -0.6 },
  { id: 'eth-curve', coin: 'eth', column: 'yield_curve', low: -0.7, high: -0.6 },
  { id: 'ltc-dxy', coin: 'ltc', column: 'dxy', low: -0.75, high: -0.7 },
  { id: 'doge-news-svc', coin: 'doge', column: 'news_svc', low: -0.5, high: 0.5 },
  { id: 'doge-news-transformer', coin: 'doge', column: 'news_transformer', low: -0.5, high: 0.5 },
];

/** Whether a claim says that there is little to see: any pair of strangers satisfies it. */
export function saysLittle({ low, high }: CorrelationClaim): boolean {
  return low < 0 && high > 0;
}

/** Epoch days, both included. */
interface DayRange {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** Rows of two series; `x` is the coin's. NaN = missing. */
interface Pairs {
  readonly days: Numbers;
  readonly x: Numbers;
  readonly y: Numbers;
}

export interface ClaimFigures {
  /** Pearson on levels, and of daily changes. NaN where there are too few rows. */
  readonly levels: number;
  readonly changes: number;
  /** Pearson of the coin's level with a straight line through time, on the rows of `levels`. */
  readonly trendAlone: number;
  /** Pearson of the coin's level with the mean of the series over the 30 days up to it. */
  readonly means: number;
  readonly levelRows: number;
  readonly changeRows: number;
  /** Pearson of every three successive monthly means of levels, as the original drew it. */
  readonly monthly: MonthlyFigures;
}

export interface MonthlyFigures {
  readonly months: number;
  /** Of them, those with |r| beyond 0.9. */
  readonly beyond: number;
  /** Of neighbouring months, those with another sign. */
  readonly turns: number;
}

/** Fewer rows than this say nothing. */
const LEAST_ROWS = 30;
const MEAN_ROWS = 30;
/** From here on three points look like a law. */
export const STRIKING = 0.9;

/**
 * The figures of a claim, on levels and on changes of the same range.
 *
 * @param levels one row a calendar day, as the original took them; rows before the range feed the means alone
 * @param changes of common trading days
 * @param range epoch days, both included
 * @throws RangeError when columns of unequal length are given
 */
export function claimFigures(levels: Pairs, changes: Pairs, range: DayRange): ClaimFigures {
  const [level, change] = [complete(levels, range), complete(changes, range)];
  const means = complete({ ...levels, y: trailingMean(levels.y, MEAN_ROWS) }, range);
  return {
    levels: correlation(level.x, level.y),
    changes: correlation(change.x, change.y),
    trendAlone: correlation(level.x, level.days),
    means: correlation(means.x, means.y),
    levelRows: level.x.length,
    changeRows: change.x.length,
    monthly: monthlyFigures(level),
  };
}

function complete({ days, x, y }: Pairs, { firstDay, lastDay }: DayRange): Pairs {
  requireSameLength('claimFigures', days, x, y);
  const rows: number[] = [];
  for (let row = 0; row < days.length; row++) {
    const isInside = days[row]! >= firstDay && days[row]! <= lastDay;
    if (isInside && Number.isFinite(x[row]!) && Number.isFinite(y[row]!)) rows.push(row);
  }
  const pick = (values: Numbers): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  return { days: pick(days), x: pick(x), y: pick(y) };
}

function correlation(x: Numbers, y: Numbers): number {
  return x.length < LEAST_ROWS ? NaN : pearson(x, y);
}

/** The mean of each row and those before it; NaN until there are enough, or where one is missing. */
function trailingMean(values: Numbers, rows: number): Float64Array {
  return Float64Array.from({ length: values.length }, (_, row) => {
    if (row < rows - 1) return NaN;
    let sum = 0;
    for (let back = 0; back < rows; back++) sum += values[row - back]!;
    return sum / rows;
  });
}

function monthlyFigures({ days, x, y }: Pairs): MonthlyFigures {
  const values = monthlyRollingCorrelation(days, x, y)
    .map(({ value }) => value)
    .filter(Number.isFinite);
  return {
    months: values.length,
    beyond: values.filter((value) => Math.abs(value) > STRIKING).length,
    turns: values.filter((value, i) => i > 0 && value * values[i - 1]! < 0).length,
  };
}

/**
 * How often |r| of three independent normal pairs lies beyond `size`: with n = 3 the density of r is
 * 1 / (π √(1 − r²)), so the share is 1 − (2 / π) arcsin(size).
 */
export function threePointChance(size: number): number {
  return 1 - (2 / Math.PI) * Math.asin(size);
}

/** The |r| that three independent normal pairs exceed with the given chance. */
export function threePointCritical(chance: number): number {
  return Math.sin(((1 - chance) * Math.PI) / 2);
}

/**
 * Where a figure lies beside a claim: `inside` what was claimed, `stronger` or `weaker` with its sign, `opposite`
 * with the other sign and noticeable, `none` where it is near zero, `unknown` where there is no figure.
 */
export type ClaimPlace = 'inside' | 'stronger' | 'weaker' | 'opposite' | 'none' | 'unknown';

/** Correlations are claimed with two decimals at most. */
const ROUNDING = 0.005;
/** From which size on two series are said to move together. */
const NOTICEABLE = 0.1;

export function placeOf(claim: CorrelationClaim, value: number): ClaimPlace {
  if (!Number.isFinite(value)) return 'unknown';
  if (value >= claim.low - ROUNDING && value <= claim.high + ROUNDING) return 'inside';
  if (saysLittle(claim)) return 'stronger';
  if (Math.abs(value) < NOTICEABLE) return 'none';
  const sign = Math.sign(claim.low);
  if (Math.sign(value) !== sign) return 'opposite';
  return Math.abs(value) > Math.max(Math.abs(claim.low), Math.abs(claim.high)) ? 'stronger' : 'weaker';
}
