import type { Numbers } from '../frame';

/**
 * A digital filter as the coefficients of its transfer function, highest power first:
 * a₀ y_t = b₀ x_t + b₁ x_{t−1} + … − a₁ y_{t−1} − …
 */
export interface DigitalFilter {
  readonly b: Float64Array;
  readonly a: Float64Array;
}

/** What the filter functions take: coefficients as any numbers. */
export interface FilterCoefficients {
  readonly b: Numbers;
  readonly a: Numbers;
}

/**
 * Filters forward in time, started at the steady state of the first value: as if the series had stood at
 * `x[0]` for ever, so a constant comes out as itself (times the filter's gain) without a transient. Causal:
 * the value of a row depends on that row and earlier ones.
 *
 * Missing values (NaN) stay missing and are skipped: the filter runs over the values there are, as if they
 * were adjacent.
 *
 * Direct form II transposed (Oppenheim & Schafer, Discrete-Time Signal Processing, chapter 6).
 *
 * @param filter coefficients; `a[0]` is normalised to 1
 * @param x one value a row, any unit
 * @returns one value a row, in the unit of x
 * @throws RangeError when a coefficient list is empty or `a[0]` is 0
 */
export function lfilter(filter: FilterCoefficients, x: Numbers): Float64Array {
  return overPresent(x, (values) => fromSteadyState(normalised(filter), values));
}

/**
 * Filters forward and backward, which cancels every phase shift and squares the gain. Looks ahead: for viewing,
 * never for what a model sees. Both ends are first extended by 3 · max(len a, len b) values, reflected about
 * the end point (odd extension), and each pass starts at its steady state (Gustafsson's problem, in the way of
 * Matlab and scipy).
 *
 * Missing values (NaN) stay missing and are skipped, as in `lfilter`.
 *
 * @param filter coefficients; `a[0]` is normalised to 1
 * @param x one value a row, any unit
 * @returns one value a row, in the unit of x
 * @throws RangeError when x has no more values than the padding, or the filter is not one
 */
export function filtfilt(filter: FilterCoefficients, x: Numbers): Float64Array {
  const coefficients = normalised(filter);
  const padding = 3 * Math.max(filter.a.length, filter.b.length);
  return overPresent(x, (values) => {
    const forward = fromSteadyState(coefficients, oddExtension(values, padding));
    const backward = fromSteadyState(coefficients, forward.reverse()).reverse();
    return backward.subarray(padding, padding + values.length);
  });
}

/** Applies `work` to the values that are present and puts the results back in their rows. */
function overPresent(x: Numbers, work: (values: Float64Array) => Float64Array): Float64Array {
  const present = new Float64Array(x.length);
  let count = 0;
  for (let row = 0; row < x.length; row++) if (!Number.isNaN(x[row]!)) present[count++] = x[row]!;
  const values = work(present.subarray(0, count));
  const result = new Float64Array(x.length).fill(NaN);
  count = 0;
  for (let row = 0; row < x.length; row++) if (!Number.isNaN(x[row]!)) result[row] = values[count++]!;
  return result;
}

function normalised({ b, a }: FilterCoefficients): DigitalFilter {
  const lead = a[0] ?? 0;
  if (b.length === 0 || !Number.isFinite(lead) || lead === 0) {
    throw new RangeError(
      'A filter needs at least one b and a first a other than 0. Make one with butterworthLowpass.',
    );
  }
  const order = Math.max(a.length, b.length);
  const padded = (list: Numbers): Float64Array =>
    Float64Array.from({ length: order }, (_, i) => (list[i] ?? 0) / lead);
  return { b: padded(b), a: padded(a) };
}

/**
 * By linearity, starting at the steady state of x₀ is the same as filtering x − x₀ from rest and adding the
 * filter's answer to the constant x₀.
 */
function fromSteadyState({ b, a }: DigitalFilter, x: Float64Array): Float64Array {
  const start = x[0] ?? 0;
  const level = start === 0 ? 0 : (start * total(b)) / total(a);
  const state = new Float64Array(b.length);
  const result = new Float64Array(x.length);
  for (let row = 0; row < x.length; row++) {
    const input = x[row]! - start;
    const output = b[0]! * input + state[0]!;
    // The last slot stays 0: it feeds the highest delay.
    for (let k = 1; k < b.length; k++) state[k - 1] = b[k]! * input - a[k]! * output + state[k]!;
    result[row] = level + output;
  }
  return result;
}

function total(list: Float64Array): number {
  return list.reduce((sum, value) => sum + value, 0);
}

/** The series with `padding` values before and after it, turned about its first and its last value. */
function oddExtension(x: Float64Array, padding: number): Float64Array {
  const last = x.length - 1;
  if (x.length <= padding) {
    throw new RangeError(
      `filtfilt: ${x.length} values are too few for this filter. Give more than ${padding}, or a filter of lower order.`,
    );
  }
  return Float64Array.from({ length: x.length + 2 * padding }, (_, i) => {
    const row = i - padding;
    if (row < 0) return 2 * x[0]! - x[-row]!;
    return row > last ? 2 * x[last]! - x[2 * last - row]! : x[row]!;
  });
}
