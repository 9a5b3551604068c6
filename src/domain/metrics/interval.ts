import type { Numbers } from '../frame';
import { meanOver } from './pairs';

/**
 * Mean pinball loss of a quantile forecast: τ (y − q) where y ≥ q, else (1 − τ)(q − y) (Koenker & Bassett,
 * 1978). Smallest, in expectation, for the true quantile. Rows with NaN are left out.
 *
 * @param quantile forecast quantile, in the unit of the actual values
 * @param tau its share, between 0 and 1
 * @returns in the unit of the series; NaN when no row is left
 * @throws RangeError when the lengths differ or tau is out of range
 */
export function pinballLoss(actual: Numbers, quantile: Numbers, tau: number): number {
  if (!(tau > 0 && tau < 1)) {
    throw new RangeError(`pinballLoss: tau is ${tau}. Give the quantile's share, between 0 and 1.`);
  }
  return meanOver('pinballLoss', [actual, quantile], (row) => {
    const over = actual[row]! - quantile[row]!;
    return Math.max(tau * over, (tau - 1) * over);
  });
}

/**
 * Coverage of an interval forecast: percent of rows with lower ≤ actual ≤ upper. Rows with NaN are left out.
 *
 * @returns 0 to 100; NaN when no row is left
 * @throws RangeError when the lengths differ
 */
export function coverage(actual: Numbers, lower: Numbers, upper: Numbers): number {
  const inside = (row: number): boolean => lower[row]! <= actual[row]! && actual[row]! <= upper[row]!;
  return 100 * meanOver('coverage', [actual, lower, upper], (row) => (inside(row) ? 1 : 0));
}
