import type { Numbers } from '../frame';

/** How large the values of a series are, and where they change scale at once. */
export interface Magnitude {
  readonly least: number;
  readonly largest: number;
  /** Powers of ten between the smallest and the largest size; NaN where no value differs from zero. */
  readonly orders: number;
  /** Days on which the size is more than `factor` times, or less than 1/`factor` of, the last one: a slip of unit or decimal point. */
  readonly jumps: readonly number[];
}

/**
 * Magnitude check of a series: a value in the wrong unit stands out by its size.
 *
 * @param days epoch days
 * @param values one value a day, NaN = missing; zeros take no part in `orders` and `jumps`
 */
export function checkMagnitude(days: Numbers, values: Numbers, factor = 10): Magnitude {
  let [least, largest, smallestSize, largestSize] = [Infinity, -Infinity, Infinity, 0];
  const jumps: number[] = [];
  let last = NaN;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    least = Math.min(least, value);
    largest = Math.max(largest, value);
    const size = Math.abs(value);
    if (size === 0) continue;
    smallestSize = Math.min(smallestSize, size);
    largestSize = Math.max(largestSize, size);
    if (size > last * factor || size < last / factor) jumps.push(days[row]!);
    last = size;
  }
  const some = least <= largest;
  return {
    least: some ? least : NaN,
    largest: some ? largest : NaN,
    orders: largestSize > 0 ? Math.log10(largestSize / smallestSize) : NaN,
    jumps,
  };
}
