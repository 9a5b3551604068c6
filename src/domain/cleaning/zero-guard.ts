import type { Numbers } from '../frame';

/** Closes below this many USD are rejected: no coin here ever traded so low, and logarithms of zero are no numbers. */
export const ZERO_GUARD = 1e-5;

export interface GuardedCloses {
  /** The closes, NaN where rejected. */
  readonly values: Float64Array;
  /** Rows that were rejected. */
  readonly rejected: readonly number[];
}

/**
 * Rejects closes below `floor` (USD), zero and negative ones included. Missing closes stay missing and are
 * not counted as rejected.
 */
export function zeroGuard(closes: Numbers, floor = ZERO_GUARD): GuardedCloses {
  const values = Float64Array.from(closes);
  const rejected: number[] = [];
  for (let row = 0; row < values.length; row++) {
    if (!(values[row]! < floor)) continue;
    values[row] = NaN;
    rejected.push(row);
  }
  return { values, rejected };
}
