import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { MIN_PAIRS } from './correlation';

/** How a trailing window moves over two series. */
export interface RollingWindow {
  /** Rows the window covers, the day itself included. */
  readonly window: number;
  /** Complete pairs it must hold before it gives a value: what was asked for, at least 3. */
  readonly pairsNeeded: number;
}

/**
 * Checks the arguments of a rolling correlation.
 * @throws RangeError when the lengths differ, or `window` or `minPeriods` is no whole number in range
 */
export function rollingWindow(
  place: string,
  series: readonly [Numbers, Numbers],
  [window, minPeriods]: readonly [number, number],
): RollingWindow {
  requireSameLength(place, ...series);
  requireWhole(`${place}: window`, window, 1);
  requireWhole(`${place}: minPeriods`, minPeriods, 0);
  if (minPeriods > window) {
    throw new RangeError(
      `${place}: minPeriods is ${minPeriods}, more than the window of ${window} rows. Lower it or widen the window.`,
    );
  }
  return { window, pairsNeeded: Math.max(MIN_PAIRS, minPeriods) };
}
