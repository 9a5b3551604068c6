import type { Numbers } from '../frame';
import { inOrder } from './density';

/** Two levels τ and 1 − τ that make a band, by their places. */
export interface Band {
  readonly lower: number;
  readonly upper: number;
  /** Share that the band promises to cover. */
  readonly share: number;
}

/**
 * The bands of levels symmetric about a half, the outermost first.
 * @throws RangeError when a level has no counterpart
 */
export function bandsOf(levels: Numbers): Band[] {
  const bands: Band[] = [];
  for (let lower = 0; lower < levels.length; lower++) {
    const upper = levels.length - 1 - lower;
    if (Math.abs(levels[lower]! + levels[upper]! - 1) > 1e-9) {
      throw new RangeError(
        `conformal: level ${levels[lower]} has no counterpart ${1 - levels[lower]!}. Give levels symmetric about 0.5.`,
      );
    }
    if (lower < upper) bands.push({ lower, upper, share: levels[upper]! - levels[lower]! });
  }
  return bands;
}

/**
 * How far a band has to move outwards to cover its share: the ⌈share · (n + 1)⌉-th smallest of the misses on n
 * calibration rows, the largest where there are too few rows (Romano, Patterson & Candès, NeurIPS 2019).
 *
 * @param misses max(lower − y, y − upper) a row; below 0 where y lay inside
 * @returns in the unit of the misses; below 0 = inwards
 * @throws RangeError when there are no misses
 */
export function conformalShift(misses: Numbers, share: number): number {
  if (misses.length === 0) {
    throw new RangeError(
      'conformal: no calibration row is complete. Give the plan a calibrationShare above 0.',
    );
  }
  const sorted = Float64Array.from(misses).sort();
  const place = Math.ceil(share * (sorted.length + 1) - 1e-9);
  return sorted[Math.min(place, sorted.length) - 1]!;
}

/**
 * Quantiles of one forecast with each band moved outwards by its shift on both sides. The median stays.
 *
 * @param shifts one a band, in the unit of the values
 * @returns in order: where a band was moved so far inwards that levels would cross, they are sorted
 */
export function movedBands(values: Numbers, bands: readonly Band[], shifts: Numbers): Float64Array {
  const result = Float64Array.from(values);
  bands.forEach(({ lower, upper }, b) => {
    result[lower]! -= shifts[b]!;
    result[upper]! += shifts[b]!;
  });
  return inOrder(result);
}
