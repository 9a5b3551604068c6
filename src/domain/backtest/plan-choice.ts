import type { Fold, FoldParts } from './fold';
import { holdoutPlan, walkForwardPlan } from './plan';
import type { RowRange } from '../windows';

/** A plan as a person chooses it: pure data, for links, records and workers. Absent fields have their defaults. */
export type PlanChoice = HoldoutChoice | WalkForwardChoice;

export interface HoldoutChoice extends PartShares {
  readonly kind: 'holdout';
  /** Share of the rows that is the test, 0.2 by default. */
  readonly testShare?: number;
}

export interface WalkForwardChoice extends PartShares {
  readonly kind: 'walk-forward';
  readonly mode?: 'expanding' | 'sliding';
  readonly folds?: number;
  /** Share of the rows that all tests cover together; folds / (folds + 1) by default. */
  readonly testShare?: number;
  /** Days after which what is fitted is fitted anew within a fold; 0 (default) = once a fold. */
  readonly refitEvery?: number;
  /** Days from one forecast's origin to the next, 1 by default. */
  readonly stride?: number;
}

interface PartShares {
  /** Shares of the rows before the test. */
  readonly validationShare?: number;
  readonly calibrationShare?: number;
  /** Days left out before each part; the horizon by default and never fewer. */
  readonly purge?: number;
}

/** Days left out before a part, or its days; both ends included. Null where it is empty. */
export interface PartDays {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly rows: number;
}

/** One fold in days, for a drawing. */
export interface FoldDays {
  readonly train: PartDays;
  readonly validation: PartDays | null;
  readonly calibration: PartDays | null;
  readonly test: PartDays;
  readonly purges: readonly PartDays[];
  /** First days of the pieces of the test from which what is fitted is fitted anew; the test's own first. */
  readonly refits: readonly number[];
}

export interface PlanDays {
  readonly choice: PlanChoice;
  readonly horizon: number;
  readonly folds: readonly FoldDays[];
}

/**
 * The plan for comparing point forecasts: five expanding folds of six equal blocks, the last 15 % of the days before
 * each test for early stopping and shrinkage.
 */
export const POINT_PLAN: WalkForwardChoice = {
  kind: 'walk-forward',
  mode: 'expanding',
  folds: 5,
  validationShare: 0.15,
  calibrationShare: 0,
};

/**
 * The plan for volatility: the same five folds, fitted anew every 30 days (the longest memory of the HAR model, and
 * cheap) on all days before, since there is nothing to choose and nothing to calibrate.
 */
export const VOLATILITY_PLAN: WalkForwardChoice = {
  ...POINT_PLAN,
  refitEvery: 30,
  validationShare: 0,
};

/** The plan for distributions: as for volatility, but the last fifth of the days before a test calibrates the bands. */
export const DENSITY_PLAN: WalkForwardChoice = { ...VOLATILITY_PLAN, calibrationShare: 0.2 };

/**
 * The folds of a choice over so many rows.
 * @throws RangeError when an option is out of range or there are too few rows
 */
export function makePlan(choice: PlanChoice, rows: number, horizon: number): readonly Fold[] {
  const { validationShare = 0.15, calibrationShare = 0, purge = horizon } = choice;
  if (choice.kind === 'walk-forward') {
    return walkForwardPlan(rows, { ...choice, horizon, purge, validationShare, calibrationShare });
  }
  const before = 1 - (choice.testShare ?? 0.2);
  return holdoutPlan(rows, {
    horizon,
    purge,
    trainShare: before * (1 - validationShare - calibrationShare),
    validationShare: before * validationShare,
    calibrationShare: before * calibrationShare,
  });
}

/**
 * A plan in days.
 * @param days of the rows that the plan was made over
 */
export function planDays(
  choice: PlanChoice,
  plan: readonly Fold[],
  { days, horizon }: PlanRowsDays,
): PlanDays {
  const part = ({ from, to }: RowRange): PartDays => ({
    firstDay: days[from]!,
    lastDay: days[to - 1]!,
    rows: to - from,
  });
  const partOrNull = (range: RowRange): PartDays | null => (range.to > range.from ? part(range) : null);
  const fold = ({ train, validation, calibration, test, purges, refits }: Fold): FoldDays => ({
    train: part(train),
    validation: partOrNull(validation),
    calibration: partOrNull(calibration),
    test: part(test),
    purges: purges.map(part),
    refits: (refits ?? [{ test }]).map((piece: Pick<FoldParts, 'test'>) => days[piece.test.from]!),
  });
  return { choice, horizon, folds: plan.map(fold) };
}

interface PlanRowsDays {
  readonly days: ArrayLike<number>;
  readonly horizon: number;
}
