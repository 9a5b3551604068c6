// The layers once more, on plain core ops with tfjs's own gradients: what the hand-written ones must equal.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
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

export function plainConv(p: Parameters, name: string, x: Tensor3D): Tensor3D {
  const weight = p[`${name}.weight`] as Tensor2D;
  const inputs = x.shape[2];
  const filter = tf.reshape(weight, [weight.shape[0] / inputs, inputs, weight.shape[1]]) as Tensor3D;
  return tf.add(tf.conv1d(x, filter, 1, 'same'), p[`${name}.bias`]!);
}

export function plainMlp(p: Parameters, { sequence }: ModelInputs): Tensor2D {
  const [batch, steps, features] = sequence.shape;
  const days = tf.relu(plainDense(p, 'step', tf.reshape(sequence, [batch * steps, features])));
  const hidden = tf.relu(plainDense(p, 'hidden', tf.reshape(days, [batch, steps * 20])));
  return plainDense(p, 'output', hidden);
}

export function plainFusion(p: Parameters, { sequence, macro }: ModelInputs): Tensor2D {
  const [batch, steps] = sequence.shape;
  const flat = (x: Tensor): Tensor2D => tf.reshape(x, [batch * steps, x.size / (batch * steps)]);
  const read = plainNorm(p, 'norm', flat(tf.relu(plainConv(p, 'conv', sequence))));
  const second = tf.relu(plainDense(p, 'macro2', tf.relu(plainDense(p, 'macro1', macro))));
  const gate = tf.sigmoid(plainDense(p, 'gate', second));
  // As the reference does it: repeated for every day, then a dense layer a day.
  const repeated = tf.tile(tf.reshape(gate, [batch, 1, 64]), [1, steps, 1]);
  let rows = tf.mul(read, plainDense(p, 'spread', flat(repeated))) as Tensor2D;
  for (const name of ['encoder1', 'encoder2']) rows = plainEncoder(p, name, { rows, batch, steps });
  const last = tf.gather(tf.reshape(rows, [batch, steps, 64]), [steps - 1], 1);
  return plainDense(p, 'output', tf.relu(plainDense(p, 'hidden', tf.reshape(last, [batch, 64]))));
}

function plainEncoder(
  p: Parameters,
  name: string,
  { rows, batch, steps }: { rows: Tensor2D; batch: number; steps: number },
): Tensor2D {
  const projected = tf.reshape(plainDense(p, `${name}.attention.project`, rows), [
    batch,
    steps,
    192,
  ]) as Tensor3D;
  const heads = tf.reshape(plainAttention(projected, { width: 64, heads: 8 }), [batch * steps, 64]);
  const middle = plainNorm(p, `${name}.norm1`, tf.add(rows, plainDense(p, `${name}.attention.join`, heads)));
  const inner = tf.relu(plainDense(p, `${name}.inner`, middle));
  return plainNorm(p, `${name}.norm2`, tf.add(middle, plainDense(p, `${name}.outer`, inner)));
}
