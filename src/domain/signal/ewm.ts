import type { Numbers } from '../frame';

/**
 * Exponentially weighted mean with weights (1 − α)^age, α = 2 / (span + 1), divided by their own sum (pandas'
 * `ewm(span, adjust=True).mean()`): unbiased at the start, where few values are in. Causal.
 *
 * Missing values (NaN) have no weight but age the others (pandas' `ignore_na=False`); at their rows the mean
 * so far is repeated. NaN before the first value.
 *
 * @param x one value a row, any unit
 * @param span at least 1; 7 gives about a week's memory
 * @returns one value a row, in the unit of x
 * @throws RangeError when the span is below 1
 */
export function ewm(x: Numbers, span: number): Float64Array {
  if (!(span >= 1)) throw new RangeError(`ewm: span is ${span}. Give a number of rows of at least 1.`);
  const keep = 1 - 2 / (span + 1);
  const result = new Float64Array(x.length);
  let mean = NaN;
  let weight = 0;
  for (let row = 0; row < x.length; row++) {
    const value = x[row]!;
    weight *= keep;
    if (!Number.isNaN(value)) {
      mean = Number.isNaN(mean) ? value : (weight * mean + value) / (weight + 1);
      weight += 1;
    }
    result[row] = mean;
  }
  return result;
}
