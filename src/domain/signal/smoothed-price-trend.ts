import type { Numbers } from '../frame';
import { asPriceTrend, CPI_VARIANCES, priceTrend, trendProblem, type PriceTrend } from './price-trend';
import { fitLocalLinearTrend, type TrendFit, type TrendVariances } from './trend-fit';

/**
 * Smoothed level and growth of a price index, for viewing only: each day's values are drawn from all observations,
 * those after the day included.
 *
 * @param index one observation a day, NaN = none; what has no logarithm counts as none
 */
export function smoothedPriceTrend(index: Numbers, variances: TrendVariances = CPI_VARIANCES): PriceTrend {
  const { first, trend } = priceTrend(index, variances);
  return asPriceTrend(index.length, first, [trend.smoothedLevel, trend.smoothedTrend]);
}

/**
 * Variances of a price index by maximum likelihood, percent² a day. They have seen every observation given: give
 * none that a model could not have known.
 */
export function fitPriceTrend(index: Numbers, start: TrendVariances = CPI_VARIANCES): TrendFit {
  const { y, prior } = trendProblem(index);
  return fitLocalLinearTrend(y, { ...start, ...prior });
}
