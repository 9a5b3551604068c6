import type { Numbers } from '../frame';
import { localLinearTrend, type LocalLinearTrend, type LocalLinearTrendOptions } from './local-linear-trend';
import type { TrendVariances } from './trend-fit';

/*
 * A monthly price index as a daily one. The local linear trend runs over y = 100 · ln(index), so that its slope is
 * a growth rate, percent a day, whatever the index has grown to.
 */

const DAYS_A_YEAR = 365.25;
/** Growth before the first value is known: 2 % a year, give or take 2 % a year. */
const START_GROWTH = 2 / DAYS_A_YEAR;

/** Variances, percent² a day, that need no data: fixed, so that no later month has a say in a feature. */
export const CPI_VARIANCES: TrendVariances = { irregular: 0.03, level: 1e-4, trend: 5e-8 };

/** A price index day by day; both NaN before its first value. */
export interface PriceTrend {
  /** In the unit of the index. */
  readonly level: Float64Array;
  /** Growth of the logarithm, percent a year. */
  readonly growth: Float64Array;
}

/**
 * The arrivals in a series that is carried forward: its value on the days on which it changes, NaN on the others.
 * A release that repeats the value before it goes unseen.
 */
export function arrivals(carried: Numbers): Float64Array {
  return Float64Array.from({ length: carried.length }, (_, day) =>
    carried[day] === carried[day - 1] ? NaN : carried[day]!,
  );
}

/**
 * One-sided level and growth of a price index, for models: each day's values depend on the observations up to the
 * day. With each observation on its release day this obeys the law of time.
 *
 * @param index one observation a day, NaN = none; what has no logarithm counts as none
 */
export function oneSidedPriceTrend(index: Numbers, variances: TrendVariances = CPI_VARIANCES): PriceTrend {
  const { first, trend } = priceTrend(index, variances);
  return asPriceTrend(index.length, first, [trend.filteredLevel, trend.filteredTrend]);
}

/** The local linear trend of 100 · ln(index) from the row of its first value on. */
export function priceTrend(
  index: Numbers,
  variances: TrendVariances,
): { readonly first: number; readonly trend: LocalLinearTrend } {
  const { first, y, prior } = trendProblem(index);
  return { first, trend: localLinearTrend(y, { ...variances, ...prior }) };
}

/** What is filtered: 100 · ln(index) from its first value on, and the prior of that day. */
export function trendProblem(index: Numbers): {
  readonly first: number;
  readonly y: Float64Array;
  readonly prior: Pick<LocalLinearTrendOptions, 'initialState' | 'initialCovariance'>;
} {
  const logs = Float64Array.from({ length: index.length }, (_, row) => {
    const log = 100 * Math.log(index[row]!);
    return Number.isFinite(log) ? log : NaN;
  });
  const found = logs.findIndex((value) => !Number.isNaN(value));
  const first = found < 0 ? logs.length : found;
  const prior = {
    initialState: [logs[first] ?? 0, START_GROWTH],
    initialCovariance: [0.25, START_GROWTH ** 2],
  } as const;
  return { first, y: logs.subarray(first), prior };
}

/** Level and slope from the row `first` on, back in the index's own terms. */
export function asPriceTrend(
  rows: number,
  first: number,
  [level, slope]: readonly [Float64Array, Float64Array],
): PriceTrend {
  const placed = (values: Float64Array): Float64Array => {
    const result = new Float64Array(rows).fill(NaN);
    result.set(values, first);
    return result;
  };
  return {
    level: placed(level.map((value) => Math.exp(value / 100))),
    growth: placed(slope.map((value) => value * DAYS_A_YEAR)),
  };
}
