import type { Numbers } from '../frame';
import { meanOver } from './pairs';

// Point forecasts. Rows where a value is NaN are left out; NaN when none is left; RangeError when lengths differ.

/** Root of the mean squared error, in the unit of the series. */
export function rmse(actual: Numbers, forecast: Numbers): number {
  return Math.sqrt(meanOver('rmse', [actual, forecast], (row) => (forecast[row]! - actual[row]!) ** 2));
}

/** Mean absolute error, in the unit of the series. */
export function mae(actual: Numbers, forecast: Numbers): number {
  return meanOver('mae', [actual, forecast], (row) => Math.abs(forecast[row]! - actual[row]!));
}

/**
 * Mean absolute percentage error: 100 · mean(|e| / |y|), in percent of the actual value. An actual of 0 makes
 * it infinite, unless the forecast is 0 too, which counts as no error.
 */
export function mape(actual: Numbers, forecast: Numbers): number {
  const term = (row: number): number =>
    share(Math.abs(forecast[row]! - actual[row]!), Math.abs(actual[row]!));
  return 100 * meanOver('mape', [actual, forecast], term);
}

/**
 * Symmetric mean absolute percentage error: 100 · mean(2|e| / (|y| + |f|)), 0 to 200 (Makridakis, 1993).
 * Actual and forecast both 0 count as no error.
 */
export function smape(actual: Numbers, forecast: Numbers): number {
  const term = (row: number): number => {
    const size = Math.abs(actual[row]!) + Math.abs(forecast[row]!);
    return share(2 * Math.abs(forecast[row]! - actual[row]!), size);
  };
  return 100 * meanOver('smape', [actual, forecast], term);
}

/** error / size, where no error is 0 of anything. */
function share(error: number, size: number): number {
  return error === 0 ? 0 : error / size;
}
