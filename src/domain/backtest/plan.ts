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
  const cut = (count: number): Fold => {
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
  /** Share of all rows that the tests of all folds cover together; 0.5 by default. */
  readonly testShare?: number;
  /** `expanding`: every fold starts at row 0 (default). `sliding`: every fold sees as many rows as the first. */
  readonly mode?: 'expanding' | 'sliding';
}

/**
 * Folds whose tests follow each other: together they cover the rows from ⌊(1 − testShare) · rows⌋ on, each row
 * once, in blocks of equal length (the first ones a row longer where it does not divide). The shares of
 * validation (0.1 by default) and calibration (0) are of the rows before the fold's test, gaps included; the rest
 * is train. What is fitted is fitted anew in each fold.
 *
 * @param rows number of rows
 * @throws RangeError when an option is out of range, or there are too few rows (the message says how many are
 *   needed)
 */
export function walkForwardPlan(rows: number, options: WalkForwardOptions): readonly Fold[] {
  const place = 'walkForwardPlan';
  const settings = foldOptions(place, options);
  const { validationShare, calibrationShare, purge } = settings;
  const { folds = 5, testShare = 0.5, mode = 'expanding' } = options;
  requireWhole(`${place}: folds`, folds, 1);
  requireShare(`${place}: testShare`, testShare);
  requireRest(place, validationShare + calibrationShare);
  if (testShare === 0) throw new RangeError(`${place}: testShare is 0. Give the tests some of the rows.`);
  const cut = (count: number): Fold[] => {
    const seen = portion(1 - testShare, count);
    return blocks({ from: seen, to: count }, folds).map((test) => {
      const from = mode === 'sliding' ? test.from - seen : 0;
      const before = test.from - from;
      const calibration = test.from - portion(calibrationShare, before);
      const validation = calibration - portion(validationShare, before);
      return foldAt([from, validation, calibration, test.from, test.to], purge);
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
