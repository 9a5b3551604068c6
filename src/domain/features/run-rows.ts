import { holdoutPlan } from '../backtest/plan';
import { forecastTarget } from '../forecast/target';
import type { Frame, Numbers } from '../frame';
import { calibrationShareOf } from '../spec/head';
import type { RunSpec } from '../spec/spec';
import { originRows, type RowRange } from '../windows';
import { availableFeatures, type Availability } from './availability';
import { coinClose } from './coin-columns';
import { dynamicWeights } from './dynamic-weights';
import { volatility } from './price-features';
import { wantedInputs } from './run-inputs';
import { logReturns } from './trailing';

/** Days over which the volatility that scales the target is measured. */
const VOLATILITY_DAYS = 30;

/** Rows of a panel from which each part of a run may start forecasts. */
export interface PlanRows {
  readonly train: RowRange;
  readonly validation: RowRange;
  /** Rows that calibrate the bands of a quantile head; empty (from = to) for other heads. */
  readonly calibration: RowRange;
  readonly test: RowRange;
}

export interface RunRows extends PlanRows {
  /** Rows whose values the scalers of the run are fitted on: those of its training windows. */
  readonly fitted: RowRange;
  /** Of the features asked about: which the run can use, and why not the others. */
  readonly availability: Availability;
}

/**
 * The rows of a run over a panel, and which features it can use: the same that training takes.
 *
 * @param panel as known, as `runPanel` gives it
 * @param features of the panel, among them those a run uses by default and its macro inputs
 * @throws RangeError when the days cannot carry the plan
 */
export function runRows(spec: RunSpec, panel: Frame, features: Frame): RunRows {
  const close = coinClose(panel, spec.coin);
  const target = forecastTarget(close, volatility(logReturns(close, 1), VOLATILITY_DAYS), spec.horizon);
  const plan = holdoutRows(spec, panel.days, close);
  const judged = [plan.validation, plan.calibration, plan.test]
    .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
    .filter((row) => target.every((values) => Number.isFinite(values[row])));
  const availability = availableFeatures(features, Object.keys(features.columns), {
    train: plan.train,
    origins: [...judged, panel.days.length - 1],
  });
  return {
    ...plan,
    availability,
    fitted: fittedRows(spec, plan.train, { panel, features, availability, target }),
  };
}

/**
 * The hold-out plan of a spec over the rows of a panel, from the first day on which the coin has a price. Before
 * validation, calibration and test as many rows as the horizon are dropped, so that no target reaches over.
 * @throws RangeError when the days cannot carry the plan
 */
export function holdoutRows(spec: RunSpec, days: Int32Array, close: Numbers): PlanRows {
  const first = days.findIndex((day, row) => day >= spec.firstDay && Number.isFinite(close[row]));
  const calibrationShare = calibrationShareOf(spec);
  const [fold] = holdoutPlan(first < 0 ? 0 : days.length - first, {
    horizon: spec.horizon,
    trainShare: spec.trainShare * (1 - spec.validationShare - calibrationShare),
    validationShare: spec.trainShare * spec.validationShare,
    calibrationShare: spec.trainShare * calibrationShare,
  });
  const shifted = ({ from, to }: RowRange): RowRange => ({ from: from + first, to: to + first });
  return {
    train: shifted(fold.train),
    validation: shifted(fold.validation),
    calibration: shifted(fold.calibration),
    test: shifted(fold.test),
  };
}

interface RunInputs {
  readonly panel: Frame;
  readonly features: Frame;
  readonly availability: Availability;
  readonly target: readonly Numbers[];
}

function fittedRows(spec: RunSpec, train: RowRange, inputs: RunInputs): RowRange {
  const { panel, features, availability, target } = inputs;
  const kept = (ids: readonly string[]): Float64Array[] =>
    ids.filter((id) => availability.kept.includes(id)).map((id) => features.columns[id]!);
  const wanted = wantedInputs(spec);
  const macro = kept(wanted.macro);
  const weights = macro.length > 0 ? dynamicWeights(panel, spec.coin).smoothed : [];
  const origins = originRows(kept(wanted.sequence), {
    window: spec.window,
    rows: train,
    target,
    atOrigin: [...macro, ...weights],
  });
  if (origins.length > 0)
    return { from: origins[0]! - spec.window + 1, to: origins[origins.length - 1]! + 1 };
  throw new RangeError(
    `${spec.coin}: no training day has all the inputs. Choose an earlier first day or a later last day.`,
  );
}
