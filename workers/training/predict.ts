import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { chunks, makeBatch, modelInputs, type Dataset, type InputColumns } from './batches';
import { INFERENCE, type Model } from './models/model';
import { nameParameters, unpackParameters } from './models/unpack';

/** Rows that go through a model at once outside training. */
const CHUNK = 256;

/** What a model answers for some origins, in row-major order. */
export interface Answers {
  /** Scaled forecasts, `[origins, horizon]`: of a quantile head the medians. */
  readonly output: Float32Array;
  /** `[origins, horizon, levels]`; null for other heads. */
  readonly quantiles: Float32Array | null;
}

/** The model's answers from the given origins. */
export async function predict(
  model: Model,
  parameters: Tensor1D,
  data: { columns: InputColumns; window: number; origins: Int32Array },
): Promise<Answers> {
  const outputs: Float32Array[] = [];
  const quantiles: Float32Array[] = [];
  for (const origins of chunks(data.origins, CHUNK)) {
    const answers = tf.tidy(() => {
      const named = nameParameters(unpackParameters(parameters, model.table), model.table);
      const inputs = modelInputs(data.columns, { window: data.window, origins });
      const result = model.forward(named, inputs, INFERENCE);
      return result.quantiles ? [result.output, result.quantiles] : [result.output];
    });
    const [output, levels] = await Promise.all(answers.map(copied));
    outputs.push(output!);
    if (levels) quantiles.push(levels);
    tf.dispose(answers);
  }
  return { output: joined(outputs), quantiles: model.head === 'quantiles' ? joined(quantiles) : null };
}

/** What a backend hands out may be its memory. */
async function copied(tensor: Tensor): Promise<Float32Array> {
  return ((await tensor.data()) as Float32Array).slice();
}

/** Mean loss over the examples that end on the given rows, as a tensor, in the units of the training loss. */
export function evaluateLoss(
  model: Model,
  parameters: Tensor1D,
  { dataset, origins }: { dataset: Dataset; origins: Int32Array },
): Scalar {
  return tf.tidy(() => {
    const named = nameParameters(unpackParameters(parameters, model.table), model.table);
    let sum: Tensor = tf.scalar(0);
    for (const part of chunks(origins, CHUNK)) {
      const batch = makeBatch(dataset, part);
      const loss = tf.tidy(() => model.loss(model.forward(named, batch.inputs(), INFERENCE), batch.target()));
      sum = tf.add(sum, tf.mul(loss, part.length));
    }
    return tf.div(sum, origins.length) as Scalar;
  });
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
