import type { Numbers } from '../frame';

/** Each value moved `days` rows later: row t holds x[t − days]; NaN on the first rows. */
export function lag(x: Numbers, days: number): Float64Array {
  const result = new Float64Array(x.length).fill(NaN);
  for (let t = days; t < x.length; t++) result[t] = x[t - days]!;
  return result;
}

/** x[t] − x[t − span], in the unit of x; NaN on the first `span` rows. */
export function differences(x: Numbers, span: number): Float64Array {
  const result = new Float64Array(x.length).fill(NaN);
  for (let t = span; t < x.length; t++) result[t] = x[t]! - x[t - span]!;
  return result;
}

/** ln(x[t] / x[t − span]); NaN on the first `span` rows and where a value is missing or not positive. */
export function logReturns(x: Numbers, span: number): Float64Array {
  const result = new Float64Array(x.length).fill(NaN);
  for (let t = span; t < x.length; t++) {
    const change = Math.log(x[t]! / x[t - span]!);
    if (Number.isFinite(change)) result[t] = change;
  }
  return result;
}

/**
 * A statistic of the `window` rows that end on each day, asked for by the first of them and the row after the last;
 * NaN until the window is full and wherever a value in it is missing.
 */
export function trailing(
  x: Float64Array,
  window: number,
  statistic: (values: Float64Array, from: number, to: number) => number,
): Float64Array {
  const result = new Float64Array(x.length).fill(NaN);
  let run = 0;
  for (let t = 0; t < x.length; t++) {
    run = Number.isNaN(x[t]!) ? 0 : run + 1;
    if (run >= window) result[t] = statistic(x, t - window + 1, t + 1);
  }
  return result;
}

/** Arithmetic mean of rows without gaps. */
export function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}

/** Sample standard deviation (divisor n − 1) of rows without gaps. */
export function deviationOf(values: Float64Array, from: number, to: number): number {
  const mean = meanOf(values, from, to);
  let squares = 0;
  for (let i = from; i < to; i++) squares += (values[i]! - mean) ** 2;
  return Math.sqrt(squares / (to - from - 1));
}

/**
 * The largest of the `window` rows that end on each day; NaN as in `trailing`. Its row is remembered, and looked
 * for again only when it leaves the window.
 */
export function trailingMax(x: Float64Array, window: number): Float64Array {
  const result = new Float64Array(x.length).fill(NaN);
  let [run, top] = [0, -1];
  for (let t = 0; t < x.length; t++) {
    run = Number.isNaN(x[t]!) ? 0 : run + 1;
    if (run < window) {
      top = -1;
      continue;
    }
    const first = t - window + 1;
    if (top < first) top = rowOfLargest(x, first, t);
    else if (x[t]! >= x[top]!) top = t;
    result[t] = x[top]!;
  }
  return result;
}

function rowOfLargest(x: Float64Array, from: number, to: number): number {
  let largest = from;
  for (let row = from + 1; row <= to; row++) if (x[row]! >= x[largest]!) largest = row;
  return largest;
}
