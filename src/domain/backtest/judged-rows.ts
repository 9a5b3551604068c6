import type { Numbers } from '../frame';
import { meanAbsoluteChange } from '../metrics/scaled';
import type { RowRange } from '../windows';
import type { Fold } from './fold';

/** The rows on which forecasts are judged, those of all tests one after the other. */
export interface JudgedRows {
  /** Row of each forecast's origin. */
  readonly origins: Int32Array;
  /** Number of the fold of each. */
  readonly folds: Int32Array;
  /** Close of the origin, USD. */
  readonly last: Float64Array;
  /** Closes that came, one array a horizon, USD. */
  readonly actual: readonly Float64Array[];
  /** Yardstick of the scaled error of each row: mean absolute daily change of its fold's training rows, USD. */
  readonly yardstick: Float64Array;
}

/** Test rows of a fold, or of a piece of its test, that are judged. */
export function testOrigins(
  closes: Numbers,
  { fold, test = fold.test }: { fold: Fold; test?: RowRange },
  horizon: number,
): Int32Array {
  const { stride = 1 } = fold;
  return completeOrigins(closes, test, horizon).filter((row) => (row - fold.test.from) % stride === 0);
}

/** Rows of a range from which all that is forecast for 1..horizon days ahead is known by now. */
export function completeOrigins(closes: Numbers, { from, to }: RowRange, horizon: number): Int32Array {
  const complete = (row: number): boolean => {
    for (let ahead = 0; ahead <= horizon; ahead++) if (!(closes[row + ahead]! > 0)) return false;
    return true;
  };
  return Int32Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i).filter(complete);
}

/**
 * All test rows of a plan that have a close and closes 1..horizon days later. Horizons share their rows, so that
 * their figures compare.
 */
export function judgedRows(plan: readonly Fold[], closes: Float64Array, horizon: number): JudgedRows {
  const perFold = plan.map((fold) => testOrigins(closes, { fold }, horizon));
  const origins = Int32Array.from(perFold.flatMap((rows) => [...rows]));
  const folds = Int32Array.from(perFold.flatMap((rows, fold) => Array.from(rows, () => fold)));
  const yardsticks = plan.map(({ train }) => meanAbsoluteChange(closes.subarray(train.from, train.to)));
  return {
    origins,
    folds,
    last: Float64Array.from(origins, (row) => closes[row]!),
    actual: Array.from({ length: horizon }, (_, i) =>
      Float64Array.from(origins, (row) => closes[row + i + 1]!),
    ),
    yardstick: Float64Array.from(folds, (fold) => yardsticks[fold]!),
  };
}
