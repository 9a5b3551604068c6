import type { LeftOut, RunSpec } from '../../src/contracts/run';
import { isoFromDay } from '../../src/domain/calendar';
import { dynamicWeights } from '../../src/domain/features/dynamic-weights';
import { findFeature } from '../../src/domain/features/catalogue';
import { noiseRandom } from '../../src/domain/features/noise';
import { forecastTarget } from '../../src/domain/forecast/target';
import { sliceFrame, type Frame } from '../../src/domain/frame';
import { magnitudeBalance } from '../../src/domain/scaling/balance';
import { scalingFor } from '../../src/domain/scaling/presets';
import { fitScaler, type ScalerParams } from '../../src/domain/scaling/scaler';
import type { RowRange } from '../../src/domain/windows';
import type { Dataset, InputColumns, InputNoise } from './batches';
import { trainingError } from './failures';
import { priceBase, scaledInputs, type InputScaling, type PriceBase } from './inputs';
import { planRows } from './plan-rows';
import { selectFeatures, selectOrigins, type PartOrigins, type Selection } from './selection';

/** Everything a run needs, from a spec and an as-known panel: no fitted number has seen a row after training. */
export interface Prepared extends PartOrigins {
  /** The panel up to the spec's last day; the next days are forecast from its last row. */
  readonly panel: Frame;
  readonly prices: PriceBase;
  readonly scaling: InputScaling;
  readonly leftOut: readonly LeftOut[];
  readonly dataset: Dataset;
  /** Rows whose values the scalers were fitted on: those of the training windows. */
  readonly fitted: RowRange;
  /** Noise on the training inputs of an epoch; undefined where the spec asks for none. */
  readonly noise?: (epoch: number) => InputNoise;
}

/**
 * Features, availability, plan, scalers and windows of a run.
 * @throws TrainingError `not-enough-data` where the days cannot carry the plan, RangeError where the panel lacks a series
 */
export function prepareRun(spec: RunSpec, wholePanel: Frame): Prepared {
  const panel = untilDay(wholePanel, spec);
  const prices = priceBase(panel, spec.coin);
  const target = forecastTarget(prices.close, prices.volatility, spec.horizon);
  const plan = planRows(spec, panel.days, prices.close);
  const selection = selectFeatures(spec, panel, { plan, target });
  const atOrigin = selection.macroInputs.map((id) => selection.raw.columns[id]!);
  const weights = selection.macroInputs.length > 0 ? dynamicWeights(panel, spec.coin).smoothed : [];
  const features = selection.features.map((id) => selection.raw.columns[id]!);
  const parts = selectOrigins(spec, { features, atOrigin: [...atOrigin, ...weights], target }, plan);
  const fitted = { from: parts.train[0]! - spec.window + 1, to: parts.train.at(-1)! + 1 };
  const scaling = fitScaling(selection, fitted);
  const columns = scaledInputs(panel, spec.coin, scaling);
  const dataset = { columns, target, window: spec.window };
  const noise = noiseOf(spec, columns, fitted);
  return {
    ...parts,
    panel,
    prices,
    scaling,
    leftOut: selection.leftOut,
    dataset,
    fitted,
    ...(noise && { noise }),
  };
}

/** Rows after the spec's last day are not there for the run: neither as inputs nor as targets. */
function untilDay(panel: Frame, spec: RunSpec): Frame {
  const after = panel.days.findIndex((day) => day > spec.lastDay);
  const until = sliceFrame(panel, 0, after === -1 ? panel.days.length : after);
  if (until.days.length > 0) return until;
  throw trainingError(
    'not-enough-data',
    `The data begin after ${isoFromDay(spec.lastDay)}, the last day of the run.`,
    'Choose a later last day.',
  );
}

/** Scalers by feature group, fitted on the rows of the training windows only. */
function fitScaling({ raw, features, macroInputs }: Selection, { from, to }: RowRange): InputScaling {
  const fit = (id: string): ScalerParams => {
    const { kind, log } = scalingFor(findFeature(id).group);
    return fitScaler(kind, raw.columns[id]!.subarray(from, to), { log }).params;
  };
  return { features, macroInputs, scalers: features.map(fit), macroScalers: macroInputs.map(fit) };
}

function noiseOf(spec: RunSpec, columns: InputColumns, { from, to }: RowRange): Prepared['noise'] {
  if (spec.noise === 0) return undefined;
  const rows = Int32Array.from({ length: to - from }, (_, i) => from + i);
  const deviations = (values: readonly Float64Array[]): number[] =>
    magnitudeBalance(Object.fromEntries(values.entries()), rows).map((row) => row.deviation);
  const [sequence, macro] = [deviations(columns.sequence), deviations(columns.macro)];
  return (epoch) => ({ share: spec.noise, sequence, macro, random: noiseRandom(spec.seed, epoch) });
}
