import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';
import { ranks } from './ranks';
import { isConstant, spreadVanishes } from './spread';

/** Fewer pairs than this carry no correlation: two points always lie on a line. */
export const MIN_PAIRS = 3;

/**
 * Pearson's product-moment correlation over the rows where both series have a value.
 *
 * r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²), in two passes over values taken relative to the first, so that
 * a large common offset costs no digits.
 *
 * @param x one value a row, NaN = missing
 * @param y the same rows
 * @returns −1..1; NaN with fewer than 3 pairs or where a series is constant (but for rounding noise)
 * @throws RangeError when the lengths differ
 */
export function pearson(x: Numbers, y: Numbers): number {
  requireSameLength('pearson', x, y);
  const pairs = completePairs(x, y);
  return pearsonOfPairs(pairs.x, pairs.y);
}

/**
 * Spearman's rank correlation: Pearson's of the average ranks (ties share a rank), over the rows where both
 * series have a value; the ranks are taken among those rows.
 *
 * @param x one value a row, NaN = missing
 * @param y the same rows
 * @returns −1..1; NaN with fewer than 3 pairs or where a series is constant (but for rounding noise)
 * @throws RangeError when the lengths differ
 */
export function spearman(x: Numbers, y: Numbers): number {
  requireSameLength('spearman', x, y);
  const pairs = completePairs(x, y);
  if (isConstant(pairs.x, pairs.x[0]!) || isConstant(pairs.y, pairs.y[0]!)) return NaN;
  return pearsonOfPairs(ranks(pairs.x), ranks(pairs.y));
}

/**
 * What time alone would give: Pearson's correlation of a series with a straight line through its days.
 *
 * @param values one value a row, NaN = missing
 * @param days the row's epoch day; by default the rows are evenly spaced
 * @returns −1..1, NaN as in `pearson`
 * @throws RangeError when the lengths differ
 */
export function trendCorrelation(values: Numbers, days?: Numbers): number {
  return pearson(days ?? Float64Array.from({ length: values.length }, (_, i) => i), values);
}

/** Pearson's correlation of pairs without missing values. */
function pearsonOfPairs(x: Float64Array, y: Float64Array): number {
  if (x.length < MIN_PAIRS) return NaN;
  const left = centred(x);
  const right = centred(y);
  if (!left || !right) return NaN;
  let sum = 0;
  for (let i = 0; i < left.length; i++) sum += left[i]! * right[i]!;
  return Math.max(-1, Math.min(1, sum));
}

/** The values about their mean, scaled to norm 1; null where they are constant. */
function centred(x: Float64Array): Float64Array | null {
  const origin = x[0]!;
  let sum = 0;
  for (const value of x) sum += value - origin;
  const mean = sum / x.length;
  const deviations = x.map((value) => value - origin - mean);
  // Dividing by the largest deviation first keeps squares of very small or large values in range.
  const largest = largestOf(deviations);
  if (spreadVanishes(largest, largestOf(x))) return null;
  let squares = 0;
  for (const deviation of deviations) squares += (deviation / largest) ** 2;
  const norm = Math.sqrt(squares);
  return deviations.map((deviation) => deviation / largest / norm);
}

function largestOf(x: Float64Array): number {
  let largest = 0;
  for (const value of x) largest = Math.max(largest, Math.abs(value));
  return largest;
}

function completePairs(x: Numbers, y: Numbers): { x: Float64Array; y: Float64Array } {
  const left = new Float64Array(x.length);
  const right = new Float64Array(x.length);
  let pairs = 0;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]!) || Number.isNaN(y[i]!)) continue;
    left[pairs] = x[i]!;
    right[pairs++] = y[i]!;
  }
  return { x: left.subarray(0, pairs), y: right.subarray(0, pairs) };
}
