import * as tf from '@tensorflow/tfjs-core';
import type { RunEvent, RunInsight, RunSpec } from '../../src/contracts/run';
import { quantiles } from '../../src/domain/stats/quantile';
import { chunks, modelInputs } from './batches';
import { coinWeights } from './coin-weights';
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
  const flat = tensorOf(parameters);
  try {
    return { weights: lastWeights(prepared, spec), gate: await gateOverTime(prepared, { model, flat }) };
  } finally {
    flat.dispose();
  }
}

/** Least time between two looks at a model under training, milliseconds, and the days of each. */
const LOOK_SPACING = 2000;
const LOOK_DAYS = 120;

/** Tells after an epoch what the model under training shows; undefined for a model without a gate. */
export function insightTeller(
  prepared: Prepared,
  {
    spec,
    model,
    now,
    emit,
  }: { spec: RunSpec; model: Model; now: () => number; emit: (event: RunEvent) => void },
): ((epoch: number, flat: tf.Tensor1D) => Promise<void>) | undefined {
  if (prepared.scaling.macroInputs.length === 0) return undefined;
  const weights = lastWeights(prepared, spec);
  let last = -Infinity;
  return async (epoch, flat) => {
    if (now() - last < LOOK_SPACING) return;
    last = now();
    const gate = await gateOverTime(prepared, { model, flat, mostDays: LOOK_DAYS });
    emit({ kind: 'insight', epoch, insight: { weights, gate } });
  };
}

function lastWeights({ panel, train }: Prepared, spec: RunSpec): RunInsight['weights'] {
  const row = train.at(-1)!;
  const { features, smoothed } = coinWeights(panel, spec.coin);
  return {
    day: panel.days[row]!,
    inputs: features,
    values: smoothed.map((values) => values[row]!),
  };
}

interface GateLook {
  readonly model: Model;
  readonly flat: tf.Tensor1D;
  readonly mostDays?: number;
}

async function gateOverTime(
  prepared: Prepared,
  { model, flat, mostDays = MOST_DAYS }: GateLook,
): Promise<RunInsight['gate']> {
  const origins = thinned(prepared, mostDays);
  const channels: Float32Array[] = [];
  for (const part of chunks(origins, CHUNK)) {
    const rows = await gateRows(prepared, { model, flat, origins: part });
    if (!rows) return null;
    channels.push(...rows);
  }
  const shares = channels.map((values) => quantiles(values, [0.1, 0.5, 0.9]));
  const share = (i: number): number[] => shares.map((values) => values[i]!);
  const days = Array.from(origins, (row) => prepared.panel.days[row]!);
  return { days, low: share(0), middle: share(1), high: share(2) };
}

/** Every n-th origin of training, validation and test, the last one included. */
function thinned({ train, validation, test }: Prepared, mostDays: number): Int32Array {
  const all = [...train, ...validation, ...test];
  const every = Math.ceil(all.length / mostDays);
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
