import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';

/**
 * Exponential smoothing that lets more through when markets are nervous:
 *
 *     s_t = α_t x_t + (1 − α_t) s_{t−1},  α_t = 0.1 + 0.4 × share of the last `window` VIX values ≤ today's
 *
 * Today's VIX counts among them, so α runs from just above 0.1 to 0.5. It starts at the first x; while fewer
 * than `window` VIX values are in, the share is of those there are. Causal. Missing x stay missing and leave the
 * state as it is; on days without a VIX its last value counts as today's, and before the first α is 0.1.
 *
 * @param x one value a row, any unit
 * @param vix index points, the same rows
 * @param window VIX values compared
 * @returns one value a row, in the unit of x
 * @throws RangeError when the lengths differ or the window is not a whole number of at least 1
 */
export function volatilityGuidedSmoothing(x: Numbers, vix: Numbers, window = 30): Float64Array {
  requireSameLength('volatilityGuidedSmoothing', x, vix);
  return smoothedBy(x, vixAlphas(vix, window));
}

/** s_t = α_t x_t + (1 − α_t) s_{t−1}, begun at the first x; missing x stay missing and leave the state as it is. */
export function smoothedBy(x: Numbers, alphas: Numbers): Float64Array {
  const result = new Float64Array(x.length).fill(NaN);
  let smoothed = NaN;
  for (let row = 0; row < x.length; row++) {
    if (Number.isNaN(x[row]!)) continue;
    const alpha = alphas[row]!;
    smoothed = Number.isNaN(smoothed) ? x[row]! : alpha * x[row]! + (1 - alpha) * smoothed;
    result[row] = smoothed;
  }
  return result;
}

/**
 * The share of each day's value that the smoothing lets in: 0.1 in the calmest of the last `window` VIX values,
 * 0.5 in the most nervous.
 *
 * @throws RangeError when the window is not a whole number of at least 1
 */
export function vixAlphas(vix: Numbers, window = 30): Float64Array {
  requireWhole('vixAlphas: window', window, 1);
  const recent: number[] = [];
  const alphas = new Float64Array(vix.length);
  for (let row = 0; row < vix.length; row++) {
    if (!Number.isNaN(vix[row]!)) recent.push(vix[row]!);
    if (recent.length > window) recent.shift();
    alphas[row] = 0.1 + 0.4 * shareNotAbove(recent);
  }
  return alphas;
}

/** Share of the values that are at or below the last one; 0 of none. */
function shareNotAbove(values: readonly number[]): number {
  const today = values[values.length - 1];
  if (today === undefined) return 0;
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! <= today) count++;
  return count / values.length;
}
