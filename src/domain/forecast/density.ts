import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { meanAndDeviation } from '../stats/moments';
import { normalQuantile } from '../stats/normal';
import { quantiles } from '../stats/quantile';
import type { RowRange } from '../windows';
import type { ForecastData } from './forecaster';
import { logReturn } from './log-returns';

/** What a distribution is asked for. */
export interface DensityAim {
  /** Days ahead, at least 1. */
  readonly horizon: number;
  /** Shares of the quantiles, increasing, between 0 and 1. */
  readonly levels: Numbers;
}

/** The rows of a fold that a distribution may learn from. */
export interface DensityRows {
  readonly train: RowRange;
  /** Read by conformal calibration alone. */
  readonly calibration: RowRange;
}

/** A way of forecasting the distribution of returns. The same plan and runner serve statistical and neural ones. */
export interface DensityForecaster {
  readonly id: string;
  readonly label: string;
  /** @throws RangeError when there are too few rows */
  fit(data: ForecastData, rows: DensityRows, aim: DensityAim): FittedDensity | Promise<FittedDensity>;
}

export interface FittedDensity {
  /**
   * Quantiles of the cumulative log return for h = 1..horizon, one array of levels a horizon. They never cross:
   * each is at least the one before. NaN where the rows they need are missing. Reads no row after `origin`.
   */
  quantiles(data: ForecastData, origin: number): Float64Array[];
  /** The usual size of the h-day return at the origin, in which calibration measures misses; 1 a horizon where constant. */
  scales(data: ForecastData, origin: number): Float64Array;
}

/** The bell curve with the mean and SD of the h-day log returns of the training rows, the same on every day. */
export const gaussianDensity: DensityForecaster = {
  id: 'gaussian',
  label: 'Gaussian, constant',
  fit(data, { train }, { horizon, levels }) {
    const scores = Float64Array.from(levels, normalQuantile);
    return constant(data, { train, horizon }, (returns) => {
      const { mean, deviation } = meanAndDeviation(returns);
      return scores.map((score) => mean + score * deviation);
    });
  },
};

/** The quantiles of the h-day log returns of the training rows, the same on every day. */
export const empiricalDensity: DensityForecaster = {
  id: 'empirical',
  label: 'Empirical quantiles, constant',
  fit: (data, { train }, { horizon, levels }) =>
    constant(data, { train, horizon }, (returns) => quantiles(returns, levels)),
};

function constant(
  { closes }: ForecastData,
  { train, horizon }: { train: RowRange; horizon: number },
  quantilesOf: (returns: Float64Array) => Float64Array,
): FittedDensity {
  requireWhole('density: horizon', horizon, 1);
  const perHorizon = Array.from({ length: horizon }, (_, i) =>
    quantilesOf(presentReturns(closes, train, i + 1)),
  );
  return {
    quantiles: (later, origin) =>
      perHorizon.map((values) => (later.closes[origin]! > 0 ? values : values.map(() => NaN))),
    scales: () => new Float64Array(horizon).fill(1),
  };
}

/** @throws RangeError when fewer than 2 returns of the training rows are there */
function presentReturns(closes: Numbers, { from, to }: RowRange, ahead: number): Float64Array {
  const all = Float64Array.from({ length: Math.max(0, to - from - ahead) }, (_, i) =>
    logReturn(closes, from + i, ahead),
  );
  const present = all.filter(Number.isFinite);
  if (present.length >= 2) return present;
  throw new RangeError(
    `density: ${present.length} returns of ${ahead} days in the training rows are too few. Give more rows.`,
  );
}

/**
 * Quantiles put in order, as increasing levels must have them (rearrangement: Chernozhukov, Fernández-Val &
 * Galichon, Econometrica 78, 2010). It never raises the pinball loss. All NaN where one is.
 */
export function inOrder(values: Float64Array): Float64Array {
  return values.some(Number.isNaN) ? values.map(() => NaN) : values.toSorted();
}
