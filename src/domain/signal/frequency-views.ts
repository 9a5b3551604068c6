import type { Numbers } from '../frame';
import { butterworthLowpass } from './butterworth';
import { causalLowpass, LOWPASS_ORDER } from './causal';
import { filtfilt } from './filter';

/** One series without its quick swings, in two ways; one value a day each, in the unit of the series. */
export interface FrequencyViews {
  /** For models: depends on the days up to each day. */
  readonly causal: Float64Array;
  /** For viewing only: zero-phase, so each day's value knows the days after it. */
  readonly smoothed: Float64Array;
}

/** Values that the zero-phase filter mirrors at either end: it needs more than these. */
export const MIRRORED = 3 * (LOWPASS_ORDER + 1);

/**
 * A series through the third-order Butterworth low-pass: forward in time (causal), and forward and backward
 * (zero-phase; all NaN where there are too few values for it).
 *
 * @param x one value a day, NaN = missing
 * @param cutoff fraction of the Nyquist frequency; `ownCutoff` has that of an indicator
 * @throws RangeError when the cutoff is out of range
 */
export function frequencyViews(x: Numbers, cutoff: number): FrequencyViews {
  const present = Array.from(x).filter((value) => !Number.isNaN(value)).length;
  const smoothed =
    present > MIRRORED
      ? filtfilt(butterworthLowpass(LOWPASS_ORDER, cutoff), x)
      : new Float64Array(x.length).fill(NaN);
  return { causal: causalLowpass(x, cutoff), smoothed };
}
