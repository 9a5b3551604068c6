import type { CoinPrices } from './forecaster';
import { dailyReturn } from './log-returns';

/** Smallest daily variance, that of a move of 0.01 %: a day without any move would have no logarithm. */
const LEAST = 1e-8;

/**
 * What a day tells of its variance: half the squared log return, half Parkinson's measure of its range,
 * ln(high / low)² / (4 ln 2) (Journal of Business 53, 1980); the squared return alone where there is no range.
 * Squared log returns a day, at least 1e-8.
 *
 * @returns NaN where the day or the day before has no close
 */
export function dailyVariance({ closes, highs = [], lows = [] }: CoinPrices, row: number): number {
  const squared = dailyReturn(closes, row) ** 2;
  const range = Math.log((highs[row] ?? NaN) / (lows[row] ?? NaN));
  if (!Number.isFinite(range)) return Math.max(LEAST, squared);
  return Math.max(LEAST, 0.5 * squared + (0.5 * range ** 2) / (4 * Math.LN2));
}

/**
 * Logarithm of the mean daily variance of the `days` rows that end on `row`; NaN where one is missing.
 *
 * @param variances from `dailyVariance`, one a row
 */
export function logMeanVariance(variances: ArrayLike<number>, row: number, days: number): number {
  let sum = 0;
  for (let i = 0; i < days; i++) sum += variances[row - i] ?? NaN;
  return Math.log(sum / days);
}

/** Daily variances of rows `from` to `to` (excluded), at their own row numbers; other rows are NaN. */
export function variancesOf(prices: CoinPrices, { from, to }: { from: number; to: number }): Float64Array {
  return Float64Array.from({ length: to }, (_, row) => (row < from ? NaN : dailyVariance(prices, row)));
}
