import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';

/**
 * Mean of `term` over the rows where every series has a value; NaN when there is none.
 * @throws RangeError when the lengths differ
 */
export function meanOver(
  place: string,
  series: readonly [Numbers, ...Numbers[]],
  term: (row: number) => number,
): number {
  requireSameLength(place, ...series);
  let sum = 0;
  let rows = 0;
  for (let row = 0; row < series[0].length; row++) {
    if (series.some((values) => Number.isNaN(values[row]!))) continue;
    sum += term(row);
    rows++;
  }
  return rows > 0 ? sum / rows : NaN;
}
