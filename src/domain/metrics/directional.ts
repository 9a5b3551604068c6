import type { Numbers } from '../frame';
import { meanOver } from './pairs';

/**
 * Directional accuracy: percent of rows where the forecast lies on the same side of the last value as the
 * actual one does: sign(forecast − last) = sign(actual − last). Forecasts equal to the last value claim no
 * direction and are left out (all of the naive forecast's); an actual equal to it counts against the forecast.
 *
 * @param last the value at the origin of each row's forecast; same unit
 * @returns 0 to 100; NaN when no row is left
 * @throws RangeError when the lengths differ
 */
export function directionalAccuracy(actual: Numbers, forecast: Numbers, last: Numbers): number {
  let [right, claimed] = [0, 0];
  meanOver('directionalAccuracy', [actual, forecast, last], (row) => {
    const claim = Math.sign(forecast[row]! - last[row]!);
    if (claim !== 0) claimed++;
    if (claim !== 0 && claim === Math.sign(actual[row]! - last[row]!)) right++;
    return 0;
  });
  return claimed > 0 ? (100 * right) / claimed : NaN;
}

/**
 * What always saying "up" would score: percent of rows whose actual value lies above the last one.
 *
 * @returns 0 to 100; NaN when no row is left
 * @throws RangeError when the lengths differ
 */
export function alwaysUp(actual: Numbers, last: Numbers): number {
  return 100 * meanOver('alwaysUp', [actual, last], (row) => (actual[row]! > last[row]! ? 1 : 0));
}
