import { requireWhole } from '../checks';
import { predictLinear, ridgeRegression } from '../stats/ridge';
import type { RowRange } from '../windows';
import type { CoinPrices } from './forecaster';
import { dailyVariance, logMeanVariance, variancesOf } from './variance';

/**
 * A way of forecasting volatility. A fitted one gives, for h = 1..horizon, the logarithm of the mean daily variance
 * of the next h days (see `dailyVariance`), from rows up to the origin.
 */
export interface VarianceForecaster {
  readonly id: string;
  readonly label: string;
  /** Rows before the origin that a forecast of so many days reads. */
  reach(horizon: number): number;
  /** @throws RangeError when there are too few complete rows */
  fit(prices: CoinPrices, train: RowRange, horizon: number): FittedVariance;
}

export interface FittedVariance {
  /** NaN where the rows it needs are missing. */
  forecast(prices: CoinPrices, origin: number): Float64Array;
}

/** Days of the three memories: a day, a week and a month of a market that never closes. */
export const HAR_DAYS = [1, 7, 30] as const;

const LONGEST = Math.max(...HAR_DAYS);

/**
 * The heterogeneous autoregression of Corsi (Journal of Financial Econometrics 7, 2009) in logarithms: the log of
 * the mean variance of the next h days is linear in the logs of the mean variances of the last 1, 7 and 30 days.
 * One least-squares fit a horizon.
 */
export const har: VarianceForecaster = {
  id: 'har',
  label: 'HAR',
  reach: () => LONGEST,
  fit(prices, train, horizon) {
    requireWhole('har: horizon', horizon, 1);
    const inputs: number[][] = HAR_DAYS.map(() => []);
    const targets: number[][] = Array.from({ length: horizon }, () => []);
    // The first row's return would reach before the training rows.
    const variances = variancesOf(prices, { from: train.from + 1, to: train.to });
    for (let origin = train.from + LONGEST; origin + horizon < train.to; origin++) {
      const row = HAR_DAYS.map((days) => logMeanVariance(variances, origin, days));
      const ahead = targets.map((_, i) => logMeanVariance(variances, origin + i + 1, i + 1));
      if (![...row, ...ahead].every(Number.isFinite)) continue;
      row.forEach((value, c) => inputs[c]!.push(value));
      ahead.forEach((value, h) => targets[h]!.push(value));
    }
    if (targets[0]!.length <= HAR_DAYS.length) {
      throw new RangeError(
        `har: ${targets[0]!.length} complete training rows are too few. Give more than ${LONGEST + horizon + HAR_DAYS.length}.`,
      );
    }
    // The penalty only keeps inputs apart that do not differ; it moves no other coefficient noticeably.
    const fits = ridgeRegression(inputs, targets, 1e-9);
    return {
      forecast: (later, origin) => {
        const recent = recentVariances(later, origin);
        const row = HAR_DAYS.map((days) => logMeanVariance(recent, LONGEST - 1, days));
        return Float64Array.from(fits, (fit) => predictLinear(fit, row));
      },
    };
  },
};

/** Volatility stays as it was on the last day: the yardstick of the others. */
export const variancePersistence: VarianceForecaster = {
  id: 'persistence',
  label: 'Persistence, last day',
  reach: () => 1,
  fit: (_prices, _train, horizon) => ({
    forecast: (later, origin) => new Float64Array(horizon).fill(Math.log(dailyVariance(later, origin))),
  }),
};

/** Volatility of the next h days is that of the last h: a harder yardstick beyond one day. */
export const varianceOfSpan: VarianceForecaster = {
  id: 'span',
  label: 'Persistence, as many days',
  reach: (horizon) => horizon,
  fit: (_prices, _train, horizon) => ({
    forecast: (later, origin) => {
      const recent = Float64Array.from({ length: horizon }, (_, i) =>
        dailyVariance(later, origin - horizon + 1 + i),
      );
      return recent.map((_, i) => logMeanVariance(recent, horizon - 1, i + 1));
    },
  }),
};

/** Variances of the last 30 days, the origin's last. */
function recentVariances(prices: CoinPrices, origin: number): Float64Array {
  return Float64Array.from({ length: LONGEST }, (_, i) => dailyVariance(prices, origin - LONGEST + 1 + i));
}
