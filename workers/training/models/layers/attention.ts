import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedAttention, fusedAttentionGradient, type AttentionShape } from '../kernels/fused';
import { glorot, ZEROS, type ParameterTable } from '../parameters';
import type { Parameters } from '../unpack';
import { withGradient } from './custom';
import { dense, denseTable } from './dense';

export type { AttentionShape };

/** Parameters: `name.project` to queries, keys and values side by side `[width, 3 · width]`, `name.join` back. */
export function attentionTable(name: string, width: number): ParameterTable {
  return [
    { name: `${name}.project.weight`, shape: [width, 3 * width], initialiser: glorot(width, width) },
    { name: `${name}.project.bias`, shape: [3 * width], initialiser: ZEROS },
    ...denseTable(`${name}.join`, width, width),
  ];
}

/** Multi-head self-attention (Vaswani et al. 2017), no mask, no positions; rows in, rows out. */
export function attention(
  parameters: Parameters,
  rows: Tensor2D,
  { name, shape }: { name: string; shape: AttentionShape },
): Tensor2D {
  const projected = dense(parameters, `${name}.project`, rows);
  return dense(parameters, `${name}.join`, attend(projected, shape));
}

/** softmax(Q Kᵀ / sqrt(d)) V for every head, from rows `[batch · steps, 3 · width]` to `[batch · steps, width]`. */
export function attend(projected: Tensor2D, shape: AttentionShape): Tensor2D {
  return offers('attention') ? fusedAttend(projected, shape) : plainAttend(projected, shape);
}

function fusedAttend(projected: Tensor2D, shape: AttentionShape): Tensor2D {
  return withGradient<Tensor2D>([projected], {
    forward: (keep) => {
      const [out, weights] = fusedAttention(projected, shape);
      keep([projected, weights]);
      return out;
    },
    backward: (dy, kept) => {
      const [rows, weights] = kept as [Tensor2D, Tensor];
      return [fusedAttentionGradient({ dy, rows, weights }, shape)];
    },
  });
}

function plainAttend(projected: Tensor2D, shape: AttentionShape): Tensor2D {
  const factor = 1 / Math.sqrt(shape.width / shape.heads);
  return withGradient<Tensor2D>([projected], {
    forward: (keep) => {
      const [q, k, v] = splitHeads(projected, shape, 3);
      const weights = tf.softmax(tf.mul(tf.matMul(q!, tf.transpose(k!, [0, 2, 1])), factor)) as Tensor3D;
      keep([q!, k!, v!, weights]);
      return joinHeads([tf.matMul(weights, v!)], shape);
    },
    backward: (dy, kept) => [attendBackward(dy, kept, { shape, factor })],
  });
}

function attendBackward(
  dy: Tensor2D,
  kept: readonly Tensor[],
  { shape, factor }: { shape: AttentionShape; factor: number },
): Tensor2D {
  const [q, k, v, weights] = kept as [Tensor3D, Tensor3D, Tensor3D, Tensor3D];
  const [dOut] = splitHeads(dy, shape, 1) as [Tensor3D];
  const dWeights = tf.matMul(dOut, tf.transpose(v, [0, 2, 1]));
  const weighted = tf.mul(dWeights, weights);
  const dScores = tf.mul(tf.sub(weighted, tf.mul(weights, tf.sum(weighted, 2, true))), factor);
  const dq = tf.matMul(dScores, k);
  const dk = tf.matMul(tf.transpose(dScores, [0, 2, 1]), q);
  const dv = tf.matMul(tf.transpose(weights, [0, 2, 1]), dOut);
  return joinHeads([dq, dk, dv] as Tensor3D[], shape);
}

/** Rows with `parts` blocks of `width` to that many `[heads · batch, steps, width / heads]`; rank 4 at most. */
function splitHeads(
  rows: Tensor2D,
  { batch, steps, width, heads }: AttentionShape,
  parts: number,
): Tensor3D[] {
  const depth = width / heads;
  const grouped = tf.transpose(tf.reshape(rows, [batch, steps, parts * heads, depth]), [2, 0, 1, 3]);
  const stacked: Tensor3D = tf.reshape(grouped, [parts * heads * batch, steps, depth]);
  if (parts === 1) return [stacked];
  const size = heads * batch;
  return Array.from({ length: parts }, (_, i) => tf.slice3d(stacked, [i * size, 0, 0], [size, steps, depth]));
}

/** The inverse of `splitHeads`. */
function joinHeads(parts: Tensor3D[], { batch, steps, width, heads }: AttentionShape): Tensor2D {
  const stacked = parts.length === 1 ? parts[0]! : tf.concat(parts, 0);
  const grouped = tf.reshape(stacked, [parts.length * heads, batch, steps, width / heads]);
  return tf.reshape(tf.transpose(grouped, [1, 2, 0, 3]), [batch * steps, parts.length * width]);
}
