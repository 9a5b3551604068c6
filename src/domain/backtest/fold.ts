import { requireWhole } from '../checks';
import type { RowRange } from '../windows';

/**
 * One split of consecutive rows, in the order train, purge, validation, purge, calibration, purge, test. Rows
 * are forecast origins: a row's target reaches `horizon` rows ahead, and the gaps keep the targets of one part
 * out of the next.
 */
export interface FoldParts {
  readonly train: RowRange;
  /** For early stopping, shrinkage and every choice. Empty (from = to) where its share is 0. */
  readonly validation: RowRange;
  /** For conformal intervals. Empty where its share is 0. */
  readonly calibration: RowRange;
  readonly test: RowRange;
  /** The gaps, in order; these rows belong to no part. */
  readonly purges: readonly RowRange[];
}

/** A split that is judged as one. */
export interface Fold extends FoldParts {
  /**
   * Where what is fitted is fitted anew within the test: consecutive pieces of it, each with the parts before it
   * moved along. Absent: fitted once, on the fold's own parts.
   */
  readonly refits?: readonly FoldParts[];
  /** Rows from one forecast's origin to the next, from the test's first row on; absent = 1. */
  readonly stride?: number;
}

export interface FoldOptions {
  /** Rows ahead that a target reaches, at least 1. */
  readonly horizon: number;
  /** Rows left out before each part; `horizon` by default and never fewer. */
  readonly purge?: number;
  /** Rows that train must keep; 1 by default. */
  readonly minTrainRows?: number;
  /** Shares of validation and calibration; 0 = no such part. What they are shares of, the plan says. */
  readonly validationShare?: number;
  readonly calibrationShare?: number;
}

/** Where train, validation, calibration and test begin, and where the test ends. */
export type FoldBounds = readonly [number, number, number, number, number];

/** The pieces of a fold's test with the parts that each is forecast from: one, where nothing is fitted anew. */
export function refitsOf(fold: Fold): readonly FoldParts[] {
  return fold.refits ?? [fold];
}

/** Cuts a fold at its bounds; each gap is taken from the end of the part before it. */
export function foldAt(bounds: FoldBounds, purge: number): FoldParts {
  const purges: RowRange[] = [];
  const part = (from: number, next: number): RowRange => {
    if (from === next) return { from, to: from };
    purges.push({ from: next - purge, to: next });
    return { from, to: next - purge };
  };
  const train = part(bounds[0], bounds[1]);
  const validation = part(bounds[1], bounds[2]);
  const calibration = part(bounds[2], bounds[3]);
  return { train, validation, calibration, test: { from: bounds[3], to: bounds[4] }, purges };
}

/** Whether every part that was asked for has its rows, and `spare` more. */
export function isFilled(fold: Fold, options: Required<FoldOptions>, spare: number): boolean {
  const has = ({ from, to }: RowRange, least: number): boolean => to - from >= least + spare;
  return (
    has(fold.train, options.minTrainRows) &&
    (options.validationShare === 0 || has(fold.validation, 1)) &&
    (options.calibrationShare === 0 || has(fold.calibration, 1)) &&
    has(fold.test, 1)
  );
}

/**
 * The options with their defaults.
 * @throws RangeError naming the option that is out of range
 */
export function foldOptions(place: string, options: FoldOptions): Required<FoldOptions> {
  const { horizon, purge = horizon, minTrainRows = 1, validationShare = 0.1, calibrationShare = 0 } = options;
  requireWhole(`${place}: horizon`, horizon, 1);
  requireWhole(`${place}: purge`, purge, 0);
  requireWhole(`${place}: minTrainRows`, minTrainRows, 1);
  requireShare(`${place}: validationShare`, validationShare);
  requireShare(`${place}: calibrationShare`, calibrationShare);
  if (purge < horizon) {
    throw new RangeError(
      `${place}: a gap of ${purge} rows lets targets of ${horizon} rows ahead reach into the next part. Make it at least ${horizon}.`,
    );
  }
  return { horizon, purge, minTrainRows, validationShare, calibrationShare };
}

/** @throws RangeError when the share does not lie in 0..1, the 1 excluded */
export function requireShare(place: string, share: number): void {
  if (share >= 0 && share < 1) return;
  throw new RangeError(`${place} is ${share}. Give a share from 0 to less than 1.`);
}

/**
 * Shares are rounded down, so a part may lose a row where the whole gains one. The number of rows that the error
 * names therefore leaves one to spare in each part: every larger number is enough as well.
 *
 * @param isEnough whether so many rows fill every part, with so many rows to spare in each
 * @throws RangeError saying how many rows are needed, when `isEnough(rows, 0)` does not hold
 */
export function requireRows(
  place: string,
  rows: number,
  isEnough: (rows: number, spare: number) => boolean,
): void {
  requireWhole(`${place}: rows`, rows, 0);
  if (isEnough(rows, 0)) return;
  let enough = Math.max(2, rows);
  while (!isEnough(enough, 1)) enough *= 2;
  let tooFew = rows;
  while (enough - tooFew > 1) {
    const middle = Math.floor((enough + tooFew) / 2);
    if (isEnough(middle, 1)) enough = middle;
    else tooFew = middle;
  }
  throw new RangeError(
    `${place}: ${rows} rows are too few for these parts and gaps. Give at least ${enough}, or smaller gaps, fewer folds or larger shares.`,
  );
}

/** ⌊share · rows⌋, safe from sums like 0.7 + 0.1, which falls short of 0.8. */
export function portion(share: number, rows: number): number {
  return Math.floor(share * rows + 1e-9);
}
