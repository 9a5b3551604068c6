import { butterworthLowpass } from './butterworth';
import { LOWPASS_ORDER } from './causal';
import type { DigitalFilter } from './filter';
import { MIRRORED } from './frequency-views';

/**
 * What the zero-phase filter said on each day about that very day, before any later day was there: the last value
 * of `filtfilt` over the days so far. Its distance from today's line is how far history has been rewritten.
 *
 * One pass over the days: their forward filtering is shared. Only the mirrored end is filtered anew each day, and
 * the backward pass, which begins there at its steady state, need go no further than the day.
 *
 * @param x one value a day, any unit; missing values (NaN) only before the first value
 * @param cutoff fraction of the Nyquist frequency
 * @returns one value a day, in the unit of x; NaN on the first days, until the filter has enough values
 * @throws RangeError when the cutoff is out of range or a value is missing between others
 */
export function saidOnTheDay(x: Float64Array, cutoff: number): Float64Array {
  const filter = butterworthLowpass(LOWPASS_ORDER, cutoff);
  const first = x.findIndex((value) => !Number.isNaN(value));
  const values = x.subarray(first < 0 ? x.length : first);
  if (values.some(Number.isNaN)) {
    throw new RangeError(
      'saidOnTheDay: a value is missing between others. Carry the last one forward first.',
    );
  }
  const result = new Float64Array(x.length).fill(NaN);
  if (values.length <= MIRRORED) return result;
  const forward = new RunningFilter(filter, mirrored(values, 0, MIRRORED));
  for (let k = MIRRORED; k > 0; k--) forward.next(mirrored(values, 0, k));
  for (let day = 0; day < values.length; day++) {
    const own = forward.next(values[day]!);
    if (day < MIRRORED) continue;
    result[x.length - values.length + day] = backFromEnd(filter, own, forwardOverEnd(forward, values, day));
  }
  return result;
}

/** The value at a distance beyond the end `row`, turned about it: 2 x[row] − x[row ± distance]. */
function mirrored(values: Float64Array, row: number, distance: number): number {
  return 2 * values[row]! - values[row === 0 ? distance : row - distance]!;
}

/** The forward filter over the values mirrored about `day`; the running filter itself stays where it is. */
function forwardOverEnd(forward: RunningFilter, values: Float64Array, day: number): number[] {
  const branch = forward.copy();
  return Array.from({ length: MIRRORED }, (_, k) => branch.next(mirrored(values, day, k + 1)));
}

function backFromEnd(filter: DigitalFilter, own: number, end: readonly number[]): number {
  const backward = new RunningFilter(filter, end[end.length - 1]!);
  for (let k = end.length - 1; k >= 0; k--) backward.next(end[k]!);
  return backward.next(own);
}

/** A low-pass (gain 1 at rest) fed one value at a time, started as if `start` had stood for ever. */
class RunningFilter {
  private state: Float64Array;

  constructor(
    private readonly filter: DigitalFilter,
    private readonly start: number,
  ) {
    this.state = new Float64Array(filter.b.length);
  }

  copy(): RunningFilter {
    const other = new RunningFilter(this.filter, this.start);
    other.state = this.state.slice();
    return other;
  }

  next(value: number): number {
    const { b, a } = this.filter;
    const input = value - this.start;
    const output = b[0]! * input + this.state[0]!;
    for (let k = 1; k < b.length; k++) this.state[k - 1] = b[k]! * input - a[k]! * output + this.state[k]!;
    return this.start + output;
  }
}
