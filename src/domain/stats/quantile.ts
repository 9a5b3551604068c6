import type { Numbers } from '../frame';

/**
 * Quantiles of the values that are present, linear between neighbours: with n sorted values the quantile p
 * lies at position p (n − 1) counted from 0 (Hyndman & Fan, 1996, type 7; numpy's default).
 *
 * @param values any unit, NaN = missing
 * @param shares each between 0 and 1
 * @returns one value a share, in the unit of the values; NaN when there are none
 * @throws RangeError when a share is out of range
 */
export function quantiles(values: Numbers, shares: Numbers): Float64Array {
  const sorted = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  sorted.sort();
  return Float64Array.from(shares, (share) => {
    if (!(share >= 0 && share <= 1)) {
      throw new RangeError(`quantiles: ${share} is not a share. Give numbers between 0 and 1.`);
    }
    const position = share * (sorted.length - 1);
    const below = sorted[Math.floor(position)] ?? NaN;
    const above = sorted[Math.ceil(position)] ?? NaN;
    return below + (above - below) * (position - Math.floor(position));
  });
}
