import type { Numbers, Observations } from './frame';

/**
 * The *observed* view of a series: on each day the latest observation dated on or before it. Values are
 * carried forward over gaps, never back; NaN before the first observation. Missing observations are skipped.
 *
 * @param days epoch days in increasing order
 * @returns one value a day, in the unit of the observations
 */
export function alignObserved(observations: Observations, days: Numbers): Float64Array {
  return carryForward(observations, inOrderOf(observations.days), days);
}

/**
 * The *as known* view: on each day the latest observation, by its own date, among those published on or
 * before that day. A late publication of an older date never replaces a newer value that was out already.
 *
 * @param days epoch days in increasing order
 * @returns one value a day, in the unit of the observations
 */
export function alignAsKnown(observations: Observations, days: Numbers): Float64Array {
  return carryForward(observations, inOrderOf(observations.knownDays), days);
}

interface Arrivals {
  /** Day on which each observation may be used, by observation. */
  readonly from: Int32Array;
  /** Observations in the order in which they arrive. */
  readonly order: Int32Array;
}

function inOrderOf(from: Int32Array): Arrivals {
  const order = Int32Array.from({ length: from.length }, (_, i) => i);
  return { from, order: order.sort((a, b) => from[a]! - from[b]! || a - b) };
}

function carryForward(
  { days: dates, values }: Observations,
  arrivals: Arrivals,
  days: Numbers,
): Float64Array {
  const { from, order } = arrivals;
  const aligned = new Float64Array(days.length).fill(NaN);
  let next = 0;
  let latest = -1;
  for (let row = 0; row < days.length; row++) {
    for (; next < order.length && from[order[next]!]! <= days[row]!; next++) {
      const candidate = order[next]!;
      if (Number.isNaN(values[candidate]!)) continue;
      if (latest < 0 || dates[candidate]! >= dates[latest]!) latest = candidate;
    }
    if (latest >= 0) aligned[row] = values[latest]!;
  }
  return aligned;
}
