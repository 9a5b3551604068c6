import type { RunSpec } from '../../src/contracts/run';
import { findFeature } from '../../src/domain/features/catalogue';
import type { PlanRows } from '../../src/domain/features/run-rows';
import { forecastTarget } from '../../src/domain/forecast/target';
import type { Frame } from '../../src/domain/frame';
import { scalingFor } from '../../src/domain/scaling/presets';
import { fitScaler, type ScalerParams } from '../../src/domain/scaling/scaler';
import type { RowRange } from '../../src/domain/windows';
import type { InputColumns } from './batches';
import { coinWeights } from './coin-weights';
import { priceBase, scaledInputs, type InputScaling, type PriceBase } from './inputs';
import { selectFeatures, selectOrigins, type PartOrigins, type Selection } from './selection';

/** A coin with its plan and the features that are there for it. */
export interface Candidate {
  /** The run's specification with this coin in it. */
  readonly spec: RunSpec;
  readonly prices: PriceBase;
  /** Returns in units of the coin's own volatility, one column a horizon. */
  readonly target: readonly Float64Array[];
  readonly plan: PlanRows;
  readonly selection: Selection;
}

/** A coin's columns, scaled on its own training rows, and the rows from which its windows start. */
export interface CoinRows {
  readonly parts: PartOrigins;
  /** Rows whose values the scalers were fitted on: those of the training windows. */
  readonly fitted: RowRange;
  readonly scaling: InputScaling;
  readonly columns: InputColumns;
  readonly target: readonly Float64Array[];
}

/**
 * @throws TrainingError `not-enough-data` where the days cannot carry the plan or no input is there, RangeError where
 *   the panel lacks a series
 */
export function candidateOf(spec: RunSpec, panel: Frame, planOf: (prices: PriceBase) => PlanRows): Candidate {
  const prices = priceBase(panel, spec.coin);
  const target = forecastTarget(prices.close, prices.volatility, spec.horizon);
  const plan = planOf(prices);
  return { spec, prices, target, plan, selection: selectFeatures(spec, panel, { plan, target }) };
}

/** @throws TrainingError `not-enough-data` when a part has fewer than twenty origins */
export function coinRows({ spec, target, plan, selection }: Candidate, panel: Frame): CoinRows {
  const columnsOf = (ids: readonly string[]): Float64Array[] => ids.map((id) => selection.raw.columns[id]!);
  const weights = selection.macroInputs.length > 0 ? coinWeights(panel, spec.coin).smoothed : [];
  const features = columnsOf(selection.features);
  const atOrigin = [...columnsOf(selection.macroInputs), ...weights];
  const parts = selectOrigins(spec, { features, atOrigin, target }, plan);
  const fitted = { from: parts.train[0]! - spec.window + 1, to: parts.train.at(-1)! + 1 };
  const scaling = fitScaling(spec, selection, fitted);
  return { parts, fitted, scaling, columns: scaledInputs(panel, spec.coin, { ...scaling, spec }), target };
}

/** Scalers by feature group under the run's preset, fitted on the rows of the training windows only, unless it leaks. */
function fitScaling(
  { scaling, leak }: RunSpec,
  { raw, features, macroInputs }: Selection,
  { from, to: end }: RowRange,
): InputScaling {
  const to = leak === 'scaler' ? raw.days.length : end;
  const fit = (id: string): ScalerParams => {
    const { kind, log } = scalingFor(findFeature(id).group, scaling);
    return fitScaler(kind, raw.columns[id]!.subarray(from, to), { log }).params;
  };
  return { features, macroInputs, scalers: features.map(fit), macroScalers: macroInputs.map(fit) };
}
