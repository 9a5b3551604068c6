import * as tf from '@tensorflow/tfjs-core';
import type { RunInsight, RunSpec } from '../../src/contracts/run';
import { dynamicWeights } from '../../src/domain/features/dynamic-weights';
import { quantiles } from '../../src/domain/stats/quantile';
import { chunks, modelInputs } from './batches';
import { INFERENCE, type Model } from './models/model';
import { nameParameters, unpackParameters } from './models/unpack';
import type { Prepared } from './prepare';
import { tensorOf } from './snapshot';

/** Days on which the gate is looked at: enough for a curve, few enough for a report. */
const MOST_DAYS = 400;
const CHUNK = 256;

/** What the trained model shows of itself: the weights of its macro inputs, and its gate over the days of the run. */
export async function runInsight(
  prepared: Prepared,
  { spec, model, parameters }: { spec: RunSpec; model: Model; parameters: Float32Array },
): Promise<RunInsight> {
  if (prepared.scaling.macroInputs.length === 0) return { weights: null, gate: null };
  return { weights: lastWeights(prepared, spec), gate: await gateOverTime(prepared, model, parameters) };
}

function lastWeights({ panel, train }: Prepared, spec: RunSpec): RunInsight['weights'] {
  const row = train.at(-1)!;
  const { features, smoothed } = dynamicWeights(panel, spec.coin);
  return {
    day: panel.days[row]!,
    inputs: features,
    values: smoothed.map((values) => values[row]!),
  };
}

async function gateOverTime(
  prepared: Prepared,
  model: Model,
  parameters: Float32Array,
): Promise<RunInsight['gate']> {
  const origins = thinned(prepared);
  const flat = tensorOf(parameters);
  const channels: Float32Array[] = [];
  try {
    for (const part of chunks(origins, CHUNK)) {
      const rows = await gateRows(prepared, { model, flat, origins: part });
      if (!rows) return null;
      channels.push(...rows);
    }
    const shares = channels.map((values) => quantiles(values, [0.1, 0.5, 0.9]));
    const share = (i: number): number[] => shares.map((values) => values[i]!);
    const days = Array.from(origins, (row) => prepared.panel.days[row]!);
    return { days, low: share(0), middle: share(1), high: share(2) };
  } finally {
    flat.dispose();
  }
}

/** Every n-th origin of training, validation and test, the last one included. */
function thinned({ train, validation, test }: Prepared): Int32Array {
  const all = [...train, ...validation, ...test];
  const every = Math.ceil(all.length / MOST_DAYS);
  return Int32Array.from(all.filter((_, i) => (all.length - 1 - i) % every === 0));
}

/** The gate's channels on each of the given origins; null where the model has none. */
async function gateRows(
  { dataset }: Prepared,
  { model, flat, origins }: { model: Model; flat: tf.Tensor1D; origins: Int32Array },
): Promise<Float32Array[] | null> {
  const [gate] = tf.tidy(() => {
    const named = nameParameters(unpackParameters(flat, model.table), model.table);
    const inputs = modelInputs(dataset.columns, { window: dataset.window, origins });
    const shown = model.forward(named, inputs, INFERENCE).gate;
    return shown ? [shown] : [];
  });
  if (!gate) return null;
  const values = ((await gate.data()) as Float32Array).slice();
  const width = gate.shape[1];
  gate.dispose();
  return Array.from(origins, (_, i) => values.subarray(i * width, (i + 1) * width));
}
