// The layers once more, on plain core ops with tfjs's own gradients: what the hand-written ones must equal.
import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { QUANTILE_LEVELS, type HeadKind } from '../../../../src/domain/spec/head';
import type { ModelKind } from '../../../../src/domain/spec/spec';
import type { ModelInputs } from '../../../../workers/training/models/model';
import type { Parameters } from '../../../../workers/training/models/unpack';

export function plainDense(p: Parameters, name: string, x: Tensor): Tensor2D {
  return tf.add(tf.matMul(x as Tensor2D, p[`${name}.weight`] as Tensor2D), p[`${name}.bias`]!);
}

export function plainNorm(p: Parameters, name: string, x: Tensor): Tensor2D {
  const { mean, variance } = tf.moments(x, 1, true);
  const normal = tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5)));
  return tf.add(tf.mul(normal, p[`${name}.scale`]!), p[`${name}.shift`]!);
}

/** One head after another, with plain slices. */
export function plainAttention(
  projected: Tensor3D,
  { width, heads }: { width: number; heads: number },
): Tensor3D {
  const depth = width / heads;
  const [batch, steps] = projected.shape;
  const part = (at: number): Tensor3D => tf.slice3d(projected, [0, 0, at], [batch, steps, depth]);
  const outputs = Array.from({ length: heads }, (_, h) => {
    const [q, k, v] = [part(h * depth), part(width + h * depth), part(2 * width + h * depth)];
    const scores = tf.div(tf.matMul(q, k, false, true), Math.sqrt(depth));
    return tf.matMul(tf.softmax(scores), v) as Tensor3D;
  });
  return tf.concat(outputs, 2);
}

export function plainConv(
  p: Parameters,
  name: string,
  { x, padding }: { x: Tensor3D; padding: 'same' | 'valid' },
): Tensor3D {
  const weight = p[`${name}.weight`] as Tensor2D;
  const inputs = x.shape[2];
  const filter = tf.reshape(weight, [weight.shape[0] / inputs, inputs, weight.shape[1]]) as Tensor3D;
  return tf.add(tf.conv1d(x, filter, 1, padding), p[`${name}.bias`]!);
}

/** One step after another, gate by gate, with tfjs's own gradients; answers every state, `[batch, units]` each. */
export function plainLstm(p: Parameters, name: string, inputs: readonly Tensor[]): Tensor2D[] {
  const recurrent = p[`${name}.recurrent.weight`] as Tensor2D;
  const units = recurrent.shape[0];
  const batch = inputs[0]!.shape[0]!;
  let hidden: Tensor2D = tf.zeros([batch, units]);
  let cell: Tensor2D = tf.zeros([batch, units]);
  return inputs.map((x) => {
    const own = tf.add(
      tf.matMul(x as Tensor2D, p[`${name}.input.weight`] as Tensor2D),
      p[`${name}.input.bias`]!,
    );
    const past = tf.add(tf.matMul(hidden, recurrent), p[`${name}.recurrent.bias`]!);
    const sums = tf.add(own, past) as Tensor2D;
    const column = (at: number): Tensor2D => tf.slice2d(sums, [0, at * units], [batch, units]);
    const entering = tf.mul(tf.sigmoid(column(0)), tf.tanh(column(3)));
    cell = tf.add(tf.mul(tf.sigmoid(column(1)), cell), entering);
    hidden = tf.mul(tf.sigmoid(column(2)), tf.tanh(cell));
    return hidden;
  });
}

/** The days of a batch, `[batch, values]` each. */
function daysOf(x: Tensor3D): Tensor2D[] {
  const [batch, steps, values] = x.shape;
  return Array.from({ length: steps }, (_, t) =>
    tf.reshape(tf.slice3d(x, [0, t, 0], [batch, 1, values]), [batch, values]),
  );
}

function lstmModel(p: Parameters, { sequence }: ModelInputs): Tensor2D {
  const states = plainLstm(p, 'lstm2', plainLstm(p, 'lstm1', daysOf(sequence)));
  return plainDense(p, 'output', states.at(-1)!);
}

function bilstmModel(p: Parameters, { sequence }: ModelInputs): Tensor2D {
  const days = daysOf(sequence);
  const ahead = plainLstm(p, 'forward', days).at(-1)!;
  const back = plainLstm(p, 'backward', days.toReversed()).at(-1)!;
  return plainDense(p, 'output', tf.concat([ahead, back], 1));
}

function encdecModel(p: Parameters, { sequence }: ModelInputs, horizon: number): Tensor2D {
  const state = plainLstm(p, 'encoder', daysOf(sequence)).at(-1)!;
  const days = plainLstm(p, 'decoder', Array<Tensor2D>(horizon).fill(state));
  return tf.concat(
    days.map((day) => plainDense(p, 'output', day)),
    1,
  );
}

function convlstmModel(p: Parameters, { sequence }: ModelInputs): Tensor2D {
  const found = tf.relu(plainConv(p, 'conv', { x: sequence, padding: 'valid' }));
  const state = plainLstm(p, 'lstm', daysOf(found)).at(-1)!;
  return plainDense(p, 'output', tf.relu(plainDense(p, 'hidden', state)));
}

function cnnModel(p: Parameters, { sequence }: ModelInputs): Tensor2D {
  const found = tf.relu(plainConv(p, 'conv', { x: sequence, padding: 'valid' }));
  const column = tf.expandDims(found, 2) as Tensor4D;
  const pooled = found.shape[1] > 1 ? tf.maxPool(column, [2, 1], [2, 1], 'valid') : column;
  const flat = tf.reshape(pooled, [sequence.shape[0], -1]);
  return plainDense(p, 'output', tf.relu(plainDense(p, 'hidden', flat)));
}

function mlpModel(p: Parameters, { sequence }: ModelInputs): Tensor2D {
  const [batch, steps, features] = sequence.shape;
  const days = tf.relu(plainDense(p, 'step', tf.reshape(sequence, [batch * steps, features])));
  const hidden = tf.relu(plainDense(p, 'hidden', tf.reshape(days, [batch, -1])));
  return plainDense(p, 'output', hidden);
}

function transformerModel(p: Parameters, { sequence }: ModelInputs): Tensor2D {
  const [batch, steps, features] = sequence.shape;
  let rows = plainDense(p, 'embed', tf.reshape(sequence, [batch * steps, features]));
  for (const name of ['encoder1', 'encoder2', 'encoder3'])
    rows = plainEncoder(p, name, { rows, batch, steps, heads: 4 });
  return plainEnd(p, { rows, batch, steps });
}

function fusionModel(p: Parameters, { sequence, macro }: ModelInputs): Tensor2D {
  const [batch, steps] = sequence.shape;
  const flat = (x: Tensor): Tensor2D => tf.reshape(x, [batch * steps, x.size / (batch * steps)]);
  const read = plainNorm(p, 'norm', flat(tf.relu(plainConv(p, 'conv', { x: sequence, padding: 'same' }))));
  const second = tf.relu(plainDense(p, 'macro2', tf.relu(plainDense(p, 'macro1', macro))));
  const gate = tf.sigmoid(plainDense(p, 'gate', second));
  // As the reference does it: repeated for every day, then a dense layer a day.
  const repeated = tf.tile(tf.reshape(gate, [batch, 1, 64]), [1, steps, 1]);
  let rows = tf.mul(read, plainDense(p, 'spread', flat(repeated))) as Tensor2D;
  for (const name of ['encoder1', 'encoder2']) rows = plainEncoder(p, name, { rows, batch, steps, heads: 8 });
  return plainEnd(p, { rows, batch, steps });
}

interface Rows {
  readonly rows: Tensor2D;
  readonly batch: number;
  readonly steps: number;
}

function plainEnd(p: Parameters, { rows, batch, steps }: Rows): Tensor2D {
  const last = tf.gather(tf.reshape(rows, [batch, steps, 64]), [steps - 1], 1);
  return plainDense(p, 'output', tf.relu(plainDense(p, 'hidden', tf.reshape(last, [batch, 64]))));
}

function plainEncoder(
  p: Parameters,
  name: string,
  { rows, batch, steps, heads }: Rows & { heads: number },
): Tensor2D {
  const projected: Tensor3D = tf.reshape(plainDense(p, `${name}.attention.project`, rows), [
    batch,
    steps,
    192,
  ]);
  const seen = tf.reshape(plainAttention(projected, { width: 64, heads }), [batch * steps, 64]);
  const middle = plainNorm(p, `${name}.norm1`, tf.add(rows, plainDense(p, `${name}.attention.join`, seen)));
  const inner = tf.relu(plainDense(p, `${name}.inner`, middle));
  return plainNorm(p, `${name}.norm2`, tf.add(middle, plainDense(p, `${name}.outer`, inner)));
}

/** Every model at the benchmark's sizes. */
export const PLAIN: Readonly<
  Record<ModelKind, (p: Parameters, inputs: ModelInputs, horizon: number) => Tensor2D>
> = {
  lstm: lstmModel,
  bilstm: bilstmModel,
  encdec: encdecModel,
  cnn: cnnModel,
  convlstm: convlstmModel,
  transformer: transformerModel,
  mlp: mlpModel,
  fusion: fusionModel,
};

/** Quantiles from raw values by the words of the head: the median, and gaps by softplus added up outwards. */
export function plainQuantiles(raw: Tensor): Tensor {
  const [a, b, median, c, d] = tf.split(raw, 5, 1) as [Tensor, Tensor, Tensor, Tensor, Tensor];
  const low = tf.sub(median, tf.softplus(b));
  const high = tf.add(median, tf.softplus(c));
  return tf.concat([tf.sub(low, tf.softplus(a)), low, median, high, tf.add(high, tf.softplus(d))], 1);
}

/** The loss of raw answers `[batch, horizon · values]` under a head, with tfjs's own gradients. */
export function plainLoss(head: HeadKind, raw: Tensor2D, target: Tensor2D): Scalar {
  if (head === 'huber') {
    const size = tf.abs(tf.sub(raw, target));
    const inner = tf.minimum(size, 1);
    return tf.mean(tf.add(tf.mul(0.5, tf.square(inner)), tf.sub(size, inner)));
  }
  if (head === 'mse') return tf.mean(tf.square(tf.sub(raw, target)));
  const quantiles = plainQuantiles(tf.reshape(raw, [target.size, QUANTILE_LEVELS.length]));
  return plainPinball(tf.reshape(quantiles, [...target.shape, QUANTILE_LEVELS.length]), target);
}

/** Mean pinball loss of `[batch, horizon, levels]`. */
export function plainPinball(quantiles: Tensor, target: Tensor2D): Scalar {
  const error = tf.sub(tf.expandDims(target, 2), quantiles);
  const levels = [...QUANTILE_LEVELS];
  return tf.mean(
    tf.maximum(
      tf.mul(error, levels),
      tf.mul(
        error,
        levels.map((level) => level - 1),
      ),
    ),
  );
}
