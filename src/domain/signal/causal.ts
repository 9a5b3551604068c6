/*
 * The filters that a feature may be built on: each value depends on its own day and earlier ones. What looks
 * ahead (zero-phase filters, smoothers) stays in modules that no feature imports; a test sees to it.
 */
import type { Numbers } from '../frame';
import { butterworthLowpass } from './butterworth';
import { lfilter } from './filter';

/** Order of the low-pass filter everywhere: third. */
export const LOWPASS_ORDER = 3;

/**
 * Third-order Butterworth low-pass run forward in time, started at the steady state of the first value. Late by
 * a day or more, and never rewritten.
 *
 * @param x one value a day, NaN = missing (kept missing)
 * @param cutoff fraction of the Nyquist frequency, between 0 and 1
 * @returns one value a day, in the unit of x
 * @throws RangeError when the cutoff is out of range
 */
export function causalLowpass(x: Numbers, cutoff: number): Float64Array {
  return lfilter(butterworthLowpass(LOWPASS_ORDER, cutoff), x);
}
