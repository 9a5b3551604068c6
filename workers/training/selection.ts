import type { LeftOut, RunSpec } from '../../src/contracts/run';
import { isoFromDay } from '../../src/domain/calendar';
import { availableFeatures } from '../../src/domain/features/availability';
import { wantedInputs } from '../../src/domain/features/run-inputs';
import type { PlanRows } from '../../src/domain/features/run-rows';
import type { Frame, Numbers } from '../../src/domain/frame';
import { originRows, type RowRange } from '../../src/domain/windows';
import { trainingError } from './failures';
import { rawFeatures } from './inputs';

/** Fewest origins a part needs for its numbers to mean something. */
const FEWEST_ORIGINS = 20;

/** Features a run uses, and those it had to leave out. */
export interface Selection {
  readonly raw: Frame;
  readonly features: readonly string[];
  readonly macroInputs: readonly string[];
  readonly leftOut: readonly LeftOut[];
}

/** Rows from which the forecasts of each part start. */
export interface PartOrigins {
  readonly train: Int32Array;
  readonly validation: Int32Array;
  /** Empty where the run has no bands to calibrate. */
  readonly calibration: Int32Array;
  readonly test: Int32Array;
}

/** The default features and macro inputs that are there on all training rows after the warm-up and at every origin. */
export function selectFeatures(
  spec: RunSpec,
  panel: Frame,
  { plan, target }: { plan: PlanRows; target: readonly Numbers[] },
): Selection {
  const { sequence, macro } = wantedInputs(spec);
  const raw = rawFeatures(panel, spec.coin, [...sequence, ...macro]);
  const ids = Object.keys(raw.columns);
  const { kept, leftOut } = availableFeatures(raw, ids, {
    train: plan.train,
    // A coin that only trains with others is never forecast from.
    origins: isEmpty(plan.test) ? [] : [...forecastRows(plan, target), panel.days.length - 1],
  });
  const isKept = (id: string): boolean => kept.includes(id);
  const selection = { features: sequence.filter(isKept), macroInputs: macro.filter(isKept) };
  requireInputs(spec, selection, leftOut);
  return { raw, leftOut, ...selection };
}

function isEmpty({ from, to }: RowRange): boolean {
  return from >= to;
}

/** Rows of validation, calibration and test from which a forecast can be judged. */
function forecastRows({ validation, calibration, test }: PlanRows, target: readonly Numbers[]): number[] {
  const judged = (row: number): boolean => target.every((values) => Number.isFinite(values[row]));
  return [validation, calibration, test].flatMap(({ from, to }) =>
    Array.from({ length: to - from }, (_, i) => from + i).filter(judged),
  );
}

function requireInputs(
  spec: RunSpec,
  { features, macroInputs }: Pick<Selection, 'features' | 'macroInputs'>,
  leftOut: readonly LeftOut[],
): void {
  if (features.length > 0 && (spec.model !== 'fusion' || macroInputs.length > 0)) return;
  const reasons = leftOut.map(({ feature, reason }) => `${feature}: ${reason}`).join(' ');
  throw trainingError(
    'not-enough-data',
    `No input is there on all days that the run needs. ${reasons}`,
    'Choose an earlier first day or another coin.',
  );
}

/**
 * The origins of each part: all features on the whole window, macro inputs, weights and targets on the day itself.
 * @throws TrainingError `not-enough-data` when a part has fewer than twenty
 */
export function selectOrigins(
  spec: RunSpec,
  {
    features,
    atOrigin,
    target,
  }: { features: readonly Numbers[]; atOrigin: readonly Numbers[]; target: readonly Numbers[] },
  plan: PlanRows,
): PartOrigins {
  const of = (rows: RowRange): Int32Array =>
    originRows(features, { window: spec.window, rows, target, atOrigin });
  const origins = {
    train: of(plan.train),
    validation: of(plan.validation),
    calibration: of(plan.calibration),
    test: of(plan.test),
  };
  for (const [part, rows] of Object.entries(origins)) {
    if (rows.length >= FEWEST_ORIGINS) continue;
    if (part !== 'train' && isEmpty(plan[part as keyof PlanRows])) continue;
    throw trainingError(
      'not-enough-data',
      `The ${part} part of ${isoFromDay(spec.firstDay)} to ${isoFromDay(spec.lastDay)} has ${rows.length} days with all inputs; ${FEWEST_ORIGINS} are needed.`,
      'Choose an earlier first day, a later last day or a shorter window.',
    );
  }
  return origins;
}
