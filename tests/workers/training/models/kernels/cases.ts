// Layers with odd sizes beside the same on plain core operations: what every backend's kernels must equal.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../../../src/domain/random';
import { huberLoss, squaredLoss } from '../../../../../workers/training/loss';
import { attend } from '../../../../../workers/training/models/layers/attention';
import { im2col, pairsByParity, pairsByTime } from '../../../../../workers/training/models/layers/conv1d';
import { dense } from '../../../../../workers/training/models/layers/dense';
import { layerNorm, layerNormOfSum } from '../../../../../workers/training/models/layers/layer-norm';
import { lstm, lstmTable } from '../../../../../workers/training/models/layers/lstm';
import { largerHalf } from '../../../../../workers/training/models/layers/pool';
import { rowsByTime } from '../../../../../workers/training/models/layers/time';
import { nameParameters } from '../../../../../workers/training/models/unpack';
import { relativeDistance } from '../../support';
import { plainAttention, plainDense, plainLstm, plainNorm } from '../plain';

type Layer = (...inputs: Tensor[]) => Tensor;

/** A layer, the same by tfjs's own gradients, and the shapes of their inputs. */
export interface Case {
  readonly ours: Layer;
  readonly plain: Layer;
  readonly shapes: number[][];
}

/** Random values for the inputs of a case. */
export function inputsOf({ shapes }: Case, seed: number): Float32Array[] {
  return shapes.map((shape, i) => {
    const size = shape.reduce((a, b) => a * b, 1);
    return normals(size, seed + i).map((value) => 0.5 * value);
  });
}

/** The output, and the gradients of a weighted sum of it, on the backend in use; the caller disposes them. */
export function outputAndGradients(f: Layer, inputs: readonly Float32Array[], shapes: number[][]): Tensor[] {
  return tf.tidy(() => {
    const tensors = inputs.map((values, i) => tf.tensor(values.slice(), shapes[i]));
    const y = f(...tensors);
    const weights = normals(y.size, 99);
    const weighted = (...args: Tensor[]): Tensor => {
      const out = f(...args);
      return tf.sum(tf.mul(out, tf.tensor(weights, out.shape)));
    };
    return [y, ...tf.grads(weighted)(tensors)];
  });
}

export function normals(size: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: size }, () => random.normal());
}

export const named = (ids: string[], tensors: Tensor[]) =>
  Object.fromEntries(ids.map((id, i) => [`l.${id}`, tensors[i]!]));

export function denseCase(
  { m, k, n }: Record<'m' | 'k' | 'n', number>,
  activation: 'linear' | 'relu' | 'sigmoid',
): Case {
  const act = { linear: (x: Tensor) => x, relu: tf.relu, sigmoid: tf.sigmoid }[activation];
  const p = (w: Tensor, b: Tensor) => named(['weight', 'bias'], [w, b]);
  return {
    ours: (x, w, b) => dense(p(w!, b!), { name: 'l', activation }, x as Tensor2D),
    plain: (x, w, b) => act(plainDense(p(w!, b!), 'l', x!)),
    shapes: [[m, k], [k, n], [n]],
  };
}

export function lstmCase(
  size: Record<'batch' | 'steps' | 'inputs' | 'units', number>,
  states: 'all' | 'last',
): Case {
  const table = lstmTable('l', size.inputs, size.units);
  return {
    ours: (x, ...blocks) =>
      lstm(nameParameters(blocks, table), x as Tensor2D, { name: 'l', steps: size.steps, states }),
    plain: (x, ...blocks) => {
      const found = plainLstm(nameParameters(blocks, table), 'l', daysOf(x!, size.steps));
      return states === 'all' ? tf.concat(found, 0) : found.at(-1)!;
    },
    shapes: [[size.steps * size.batch, size.inputs], ...table.map(({ shape }) => [...shape])],
  };
}

export function normCase(rows: number, width: number, residual: boolean): Case {
  const p = (s: Tensor, t: Tensor) => named(['scale', 'shift'], [s, t]);
  return {
    ours: (...[x, r, s, t]) =>
      residual
        ? layerNormOfSum(p(s!, t!), 'l', [x, r] as [Tensor2D, Tensor2D])
        : layerNorm(p(s!, t!), 'l', tf.mul(tf.add(x!, r!), 1)),
    plain: (...[x, r, s, t]) => plainNorm(p(s!, t!), 'l', tf.add(x!, r!)),
    shapes: [[rows, width], [rows, width], [width], [width]],
  };
}

export function attentionCase(shape: Record<'batch' | 'steps' | 'heads' | 'width', number>): Case {
  const rows = shape.batch * shape.steps;
  const three = [shape.batch, shape.steps, 3 * shape.width] as [number, number, number];
  return {
    ours: (x) => attend(x as Tensor2D, shape),
    plain: (x) => tf.reshape(plainAttention(tf.reshape(x!, three) as Tensor3D, shape), [rows, shape.width]),
    shapes: [[rows, 3 * shape.width]],
  };
}

/** The larger of each value in the upper half and its neighbour in the lower. */
export function halfCase(rows: number, width: number): Case {
  return {
    ours: (x) => largerHalf(x as Tensor2D),
    plain: (x) => tf.maximum(...(tf.split(x!, 2, 0) as [Tensor, Tensor])),
    shapes: [[2 * rows, width]],
  };
}

export function lossCase({ rows, days, square }: { rows: number; days: number; square: boolean }): Case {
  const loss = square ? squaredLoss : huberLoss;
  return {
    ours: (x) => loss(tf.mul(x as Tensor2D, 4), targets(rows, days)),
    plain: (x) => plainLoss(square, tf.mul(x as Tensor2D, 4), targets(rows, days)),
    shapes: [[rows, days]],
  };
}

/** Every way in which windows `[batch, steps, inputs]` become rows; convolutions of the given width. */
export function rowsOf(shape: readonly [number, number, number], width: number): Tensor[] {
  return tf.tidy(() => {
    const size = shape[0] * shape[1] * shape[2];
    const x = tf.tensor3d(normals(size, 3), [...shape]);
    const wide = shape[1] >= width ? [im2col(x, width, 'valid')] : [];
    return [...wide, im2col(x, width, 'same'), pairsByTime(x), pairsByParity(x), rowsByTime(x)];
  });
}

/** The recurrent weight has no part in a single step, so that its gradient is zero. */
export function distanceOf(found: Float32Array, expected: Float32Array): number {
  const none = expected.every((value) => value === 0);
  return none ? Math.max(...found.map(Math.abs)) : relativeDistance(found, expected);
}

/** One part an equal share of the rows; a split into one part has no gradient in tfjs. */
function daysOf(x: Tensor, steps: number): Tensor[] {
  return steps === 1 ? [x] : tf.split(x, steps, 0);
}

function targets(rows: number, days: number): Tensor2D {
  return tf.tensor2d(normals(rows * days, 5), [rows, days]);
}

function plainLoss(square: boolean, x: Tensor2D, y: Tensor2D): Tensor {
  const error = tf.sub(x, y) as Tensor1D;
  if (square) return tf.mean(tf.square(error));
  const size = tf.abs(error);
  const small = tf.minimum(size, 1);
  return tf.mean(tf.add(tf.mul(0.5, tf.square(small)), tf.sub(size, small)));
}
