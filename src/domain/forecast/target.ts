import type { Numbers } from '../frame';

/**
 * The target of a forecast: for each horizon h = 1..H the log return from the close of day t to that of day
 * t + h, divided by the trailing volatility of day t:
 *
 *   target[h − 1][t] = ln(close[t + h] / close[t]) / volatility[t]
 *
 * Dividing by a volatility known at t makes calm and wild years comparable. The target looks ahead, as a
 * target must: it is for training and judging and never enters a feature.
 *
 * @param close USD, one value a day
 * @param volatility SD of daily log returns over the days up to t (30 by default elsewhere)
 * @returns one array a horizon, each as long as `close`; NaN where a price is missing, where the volatility is
 *   missing or zero, and on the last h days
 * @throws RangeError when the horizon is not a whole number from 1, or the lengths differ
 */
export function forecastTarget(close: Numbers, volatility: Numbers, horizon: number): Float64Array[] {
  if (!Number.isInteger(horizon) || horizon < 1) {
    throw new RangeError(`The horizon is ${horizon} days; it must be a whole number from 1 on.`);
  }
  if (close.length !== volatility.length) {
    throw new RangeError(
      `There are ${close.length} closes but ${volatility.length} volatilities; give one a day of each.`,
    );
  }
  return Array.from({ length: horizon }, (_, i) => scaledReturns(close, volatility, i + 1));
}

function scaledReturns(close: Numbers, volatility: Numbers, ahead: number): Float64Array {
  return Float64Array.from({ length: close.length }, (_, t) => {
    const scaled = Math.log(close[t + ahead]! / close[t]!) / volatility[t]!;
    return Number.isFinite(scaled) ? scaled : NaN;
  });
}

/**
 * The price that a forecast target means: lastClose · exp(scaledReturn · volatility), USD. The exponential of
 * a log return gives the median of the price, not its mean.
 */
export function toPrice(lastClose: number, scaledReturn: number, volatility: number): number {
  return lastClose * Math.exp(scaledReturn * volatility);
}
