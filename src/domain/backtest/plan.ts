import { requireWhole } from '../checks';
import type { RowRange } from '../windows';
import {
  foldAt,
  foldOptions,
  isFilled,
  portion,
  requireRows,
  requireShare,
  type Fold,
  type FoldOptions,
  type FoldParts,
} from './fold';

export interface HoldoutOptions extends FoldOptions {
  /** Share of train, 0.7 by default. Validation has 0.1 and calibration 0; the rest is the test. */
  readonly trainShare?: number;
}

/**
 * One fold. All shares are of all rows, gaps included; the test is every row from ⌊(their sum) · rows⌋ on: with
 * the default shares the last fifth, from ⌊0.8 · rows⌋.
 *
 * @param rows number of rows
 * @throws RangeError when an option is out of range, or there are too few rows (the message says how many are
 *   needed)
 */
export function holdoutPlan(rows: number, options: HoldoutOptions): readonly [Fold] {
  const place = 'holdoutPlan';
  const settings = foldOptions(place, options);
  const { validationShare, calibrationShare, purge } = settings;
  const trainShare = options.trainShare ?? 0.7;
  requireShare(`${place}: trainShare`, trainShare);
  requireRest(place, trainShare + validationShare + calibrationShare);
  const cut = (count: number): FoldParts => {
    const validation = portion(trainShare, count);
    const calibration = portion(trainShare + validationShare, count);
    const test = portion(trainShare + validationShare + calibrationShare, count);
    return foldAt([0, validation, calibration, test, count], purge);
  };
  requireRows(place, rows, (count, spare) => isFilled(cut(count), settings, spare));
  return [cut(rows)];
}

export interface WalkForwardOptions extends FoldOptions {
  /** Number of folds, 5 by default. */
  readonly folds?: number;
  /**
   * Share of all rows that the tests of all folds cover together; folds / (folds + 1) by default, so that the rows
   * before the first test are as many as those of a test.
   */
  readonly testShare?: number;
  /** `expanding`: every fold starts at row 0 (default). `sliding`: every fold sees as many rows as the first. */
  readonly mode?: 'expanding' | 'sliding';
  /** Rows after which what is fitted is fitted anew within a test; 0 (default) = once a fold. */
  readonly refitEvery?: number;
  /** Rows from one forecast's origin to the next; 1 by default. */
  readonly stride?: number;
}

/**
 * Folds whose tests follow each other: together they cover the rows from ⌊(1 − testShare) · rows⌋ on, each row
 * once, in blocks of equal length (the first ones a row longer where it does not divide). With the defaults these
 * are the five expanding splits of six equal blocks that scikit-learn's TimeSeriesSplit makes. The shares of
 * validation (0.1 by default) and calibration (0) are of the rows before the fold's test, gaps included; the rest
 * is train. What is fitted is fitted anew in each fold, and every `refitEvery` rows within it.
 *
 * @param rows number of rows
 * @throws RangeError when an option is out of range, or there are too few rows (the message says how many are
 *   needed)
 */
export function walkForwardPlan(rows: number, options: WalkForwardOptions): readonly Fold[] {
  const place = 'walkForwardPlan';
  const settings = foldOptions(place, options);
  const { validationShare, calibrationShare, purge } = settings;
  const { folds = 5, testShare = folds / (folds + 1), mode = 'expanding' } = options;
  const { refitEvery = 0, stride = 1 } = options;
  requireWhole(`${place}: folds`, folds, 1);
  requireWhole(`${place}: refitEvery`, refitEvery, 0);
  requireWhole(`${place}: stride`, stride, 1);
  requireShare(`${place}: testShare`, testShare);
  requireRest(place, validationShare + calibrationShare);
  if (testShare === 0) throw new RangeError(`${place}: testShare is 0. Give the tests some of the rows.`);
  const cut = (count: number): Fold[] => {
    const seen = portion(1 - testShare, count);
    const before = (test: RowRange): FoldParts => {
      const from = mode === 'sliding' ? test.from - seen : 0;
      const calibration = test.from - portion(calibrationShare, test.from - from);
      const validation = calibration - portion(validationShare, test.from - from);
      return foldAt([from, validation, calibration, test.from, test.to], purge);
    };
    return blocks({ from: seen, to: count }, folds).map((test) => {
      const refits = refitEvery > 0 && { refits: pieces(test, refitEvery).map(before) };
      return { ...before(test), ...refits, ...(stride > 1 && { stride }) };
    });
  };
  requireRows(place, rows, (count, spare) => cut(count).every((fold) => isFilled(fold, settings, spare)));
  return cut(rows);
}

/** @throws RangeError when the shares leave nothing for the last part */
function requireRest(place: string, sum: number): void {
  if (sum <= 1 - 1e-9) return;
  throw new RangeError(`${place}: the shares add up to ${sum} and leave no rows for the rest. Lower one.`);
}

/** Cuts a range into consecutive blocks whose lengths differ by at most one, the longer ones first. */
function blocks({ from, to }: RowRange, count: number): RowRange[] {
  const length = Math.floor((to - from) / count);
  const longer = (to - from) % count;
  const start = (block: number): number => from + block * length + Math.min(block, longer);
  return Array.from({ length: count }, (_, block) => ({ from: start(block), to: start(block + 1) }));
}

/** Consecutive pieces of so many rows; the last may be shorter. */
function pieces({ from, to }: RowRange, length: number): RowRange[] {
  return Array.from({ length: Math.ceil((to - from) / length) }, (_, i) => ({
    from: from + i * length,
    to: Math.min(to, from + (i + 1) * length),
  }));
}
