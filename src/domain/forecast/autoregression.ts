import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { predictLinear, ridgeRegression, type LinearFit } from '../stats/ridge';
import { requireTrainRows, type Forecaster } from './forecaster';
import { dailyReturn, returnsWithin } from './log-returns';

export interface AutoregressionOptions {
  /** Largest order that is tried, 10 by default; 0 leaves the mean return. */
  readonly maxOrder?: number;
}

/**
 * Autoregression of daily log returns, r_t = c + φ₁ r_{t−1} + … + φ_p r_{t−p} + ε_t, by conditional least squares.
 * The order minimises AIC = n ln(RSS / n) + 2 (p + 2) (Akaike, 1974), all orders on the same rows. Forecasts are
 * iterated day by day and added up.
 *
 * @throws RangeError when the largest order is not a whole number from 0
 */
export function autoregression({ maxOrder = 10 }: AutoregressionOptions = {}): Forecaster {
  requireWhole('autoregression: maxOrder', maxOrder, 0);
  const forecaster: Forecaster = {
    id: 'ar',
    label: 'Autoregression',
    supportsCovariates: false,
    minTrainLength: 2 * maxOrder + 4,
    probabilistic: false,
    fit({ closes }, train, horizon) {
      requireTrainRows(forecaster, train, horizon);
      const fit = fitAutoregression(returnsWithin(closes, train), maxOrder);
      const order = fit.coefficients.length;
      return {
        forecast: (data, origin) => {
          const recent = Array.from({ length: order }, (_, i) => dailyReturn(data.closes, origin - i));
          // With order 0 nothing else would notice that there is no price to start from.
          const start = Number.isNaN(data.closes[origin] ?? NaN) ? NaN : 0;
          return iterated(fit, recent, { start, horizon });
        },
      };
    },
  };
  return forecaster;
}

/**
 * The autoregression of smallest AIC.
 *
 * @param returns consecutive values, NaN = missing; a row counts when it and the `maxOrder` before it are present
 * @throws RangeError when no more complete rows than coefficients are left
 */
export function fitAutoregression(returns: Numbers, maxOrder: number): LinearFit {
  const lags: number[][] = Array.from({ length: maxOrder }, () => []);
  const target: number[] = [];
  for (let t = maxOrder; t < returns.length; t++) {
    const past = lags.map((_, i) => returns[t - i - 1]!);
    if (![...past, returns[t]!].every(Number.isFinite)) continue;
    past.forEach((value, i) => lags[i]!.push(value));
    target.push(returns[t]!);
  }
  if (target.length < maxOrder + 2) {
    throw new RangeError(
      `autoregression: ${target.length} complete rows are too few for order ${maxOrder}. Give more rows or a smaller order.`,
    );
  }
  let best: { fit: LinearFit; aic: number } | undefined;
  for (let order = 0; order <= maxOrder; order++) {
    const columns = lags.slice(0, order);
    const [fit] = ridgeRegression(columns, [target], 1e-12) as [LinearFit];
    const squares = target.reduce((sum, value, row) => {
      const past = columns.map((column) => column[row]!);
      return sum + (value - predictLinear(fit, past)) ** 2;
    }, 0);
    const aic = target.length * Math.log(squares / target.length) + 2 * (order + 2);
    if (!best || aic < best.aic) best = { fit, aic };
  }
  return best!.fit;
}

/** Cumulative forecasts; each day's forecast becomes the latest return of the next. */
function iterated(
  fit: LinearFit,
  recent: readonly number[],
  { start, horizon }: { start: number; horizon: number },
): Float64Array {
  let past = recent;
  let sum = start;
  return Float64Array.from({ length: horizon }, () => {
    const next = predictLinear(fit, past);
    past = [next, ...past].slice(0, recent.length);
    return (sum += next);
  });
}
