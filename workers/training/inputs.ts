import type { RunSpec, TrainedModel } from '../../src/contracts/run';
import { findFeature } from '../../src/domain/features/catalogue';
import { computeFeatures } from '../../src/domain/features/build';
import { coinClose } from '../../src/domain/features/coin-columns';
import {
  dynamicWeights,
  WEIGHT_REGIMES,
  WEIGHTED_INDICATORS,
  type DynamicWeightOptions,
} from '../../src/domain/features/dynamic-weights';
import { macroWeights } from '../../src/domain/features/macro-inputs';
import type { TracedFeatures } from '../../src/domain/features/refresh';
import { volatility } from '../../src/domain/features/price-features';
import { logReturns } from '../../src/domain/features/trailing';
import type { Frame } from '../../src/domain/frame';
import { scalerFromParams } from '../../src/domain/scaling/scaler';
import type { TargetId } from '../../src/domain/catalogue/ids';
import type { InputColumns } from './batches';
import { coinWeights } from './coin-weights';

/** Days over which the volatility that scales the target is measured. */
const VOLATILITY_DAYS = 30;

/** What turns scaled returns back into prices: the close, USD, and the volatility of its daily log returns. */
export interface PriceBase {
  readonly close: Float64Array;
  readonly volatility: Float64Array;
}

export function priceBase(panel: Frame, coin: TargetId): PriceBase {
  const close = coinClose(panel, coin);
  return { close, volatility: volatility(logReturns(close, 1), VOLATILITY_DAYS) };
}

/** The features of these ids, each once, from an as-known panel. */
export function rawFeatures(panel: Frame, coin: TargetId, ids: readonly string[]): Frame {
  return computeFeatures(panel, coin, [...new Set(ids)].map(findFeature));
}

/** The fitted part of a model's inputs: which features, and how each is scaled. */
export type InputScaling = Pick<TrainedModel, 'features' | 'macroInputs' | 'scalers' | 'macroScalers'>;

/** What a run does with macro indicators. */
export type MacroUse = Pick<RunSpec, 'macro' | 'weights' | 'boosts'>;

/** The weight of every macro input where dynamic weights are off. */
const EQUAL_WEIGHT = 1 / WEIGHTED_INDICATORS.length;

/** Features of a panel that have been computed already, and the rank correlations behind its dynamic weights. */
export type KnownFeatures = Pick<TracedFeatures, 'frame' | 'correlations'>;

/**
 * A model's inputs on every day of the panel: features scaled with the given parameters, and macro inputs scaled
 * and multiplied by the coin's dynamic weights (1/7 for those outside the seven weighted). A day's values depend on
 * no later day.
 *
 * @param scaling with the features of the same panel, where they are known
 */
export function scaledInputs(
  panel: Frame,
  coin: TargetId,
  { known, spec, ...scaling }: InputScaling & { readonly known?: KnownFeatures; readonly spec: MacroUse },
): InputColumns {
  const raw = known?.frame ?? rawFeatures(panel, coin, [...scaling.features, ...scaling.macroInputs]);
  const scaled = (ids: readonly string[], params: InputScaling['scalers']): Float64Array[] =>
    ids.map((id, i) => scalerFromParams(params[i]!).transform(raw.columns[id]!));
  const macro = scaled(scaling.macroInputs, scaling.macroScalers);
  const sequence = scaled(scaling.features, scaling.scalers);
  if (macro.length === 0) return { sequence, macro };
  const options: DynamicWeightOptions = {
    ...(known && { correlations: known.correlations }),
    regimes: spec.boosts ? WEIGHT_REGIMES : [],
  };
  const dynamic = known || spec.boosts ? dynamicWeights(panel, coin, options) : coinWeights(panel, coin);
  const weights = macroWeights(dynamic, scaling.macroInputs);
  const factor = (i: number, t: number): number => {
    if (spec.macro === false) return 0;
    return spec.weights === false ? EQUAL_WEIGHT : weights[i]![t]!;
  };
  return { sequence, macro: macro.map((values, i) => values.map((value, t) => value * factor(i, t))) };
}
