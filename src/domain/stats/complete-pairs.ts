import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';

/**
 * The rows on which both series have a value, joined up.
 *
 * @param place named in the error
 * @throws RangeError when the lengths differ
 */
export function completePairs(
  place: string,
  x: Numbers,
  y: Numbers,
): { readonly x: Float64Array; readonly y: Float64Array } {
  requireSameLength(place, x, y);
  const rows: number[] = [];
  for (let row = 0; row < x.length; row++) {
    if (Number.isFinite(x[row]!) && Number.isFinite(y[row]!)) rows.push(row);
  }
  return {
    x: Float64Array.from(rows, (row) => x[row]!),
    y: Float64Array.from(rows, (row) => y[row]!),
  };
}
