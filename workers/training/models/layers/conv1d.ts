import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedRows, type Stride } from '../kernels/fused';
import { glorot, ZEROS, type ParameterTable } from '../parameters';

/** Sizes of a one-dimensional convolution with stride 1. `same` pads with zeros to keep the length. */
export interface Conv1dShape {
  readonly width: number;
  readonly inputs: number;
  readonly filters: number;
}

/** Parameters: `name.weight` `[width · inputs, filters]`, tap after tap, and `name.bias` `[filters]`. */
export function conv1dTable(name: string, { width, inputs, filters }: Conv1dShape): ParameterTable {
  return [
    {
      name: `${name}.weight`,
      shape: [width * inputs, filters],
      initialiser: glorot(width * inputs, width * filters),
    },
    { name: `${name}.bias`, shape: [filters], initialiser: ZEROS },
  ];
}

/**
 * The rows a convolution multiplies with its weights (im2col): `[batch, steps, inputs]` to
 * `[batch · steps', width · inputs]`. A dense layer on them is the convolution, so that it trains on every
 * backend (wasm has no gradient kernel of convolutions).
 */
export function im2col(x: Tensor3D, width: number, padding: 'same' | 'valid'): Tensor2D {
  const [batch, steps, inputs] = x.shape;
  const before = padding === 'same' ? Math.floor((width - 1) / 2) : 0;
  const after = padding === 'same' ? width - 1 - before : 0;
  const length = steps + before + after - width + 1;
  if (offers('gatherRows')) return windowRows(x, { width, before, length });
  const padded =
    before + after > 0
      ? tf.pad3d(x, [
          [0, 0],
          [before, after],
          [0, 0],
        ])
      : x;
  const taps = Array.from({ length: width }, (_, tap) =>
    tf.slice3d(padded, [0, tap, 0], [batch, length, inputs]),
  );
  return tf.reshape(tf.concat(taps, 2), [batch * length, width * inputs]);
}

/** The same by one kernel: stretches of `width` days lie in one piece already, save where they reach beyond a window. */
function windowRows(
  x: Tensor3D,
  { width, before, length }: { width: number; before: number; length: number },
): Tensor2D {
  const [batch, , inputs] = x.shape;
  const orders = [every(batch, 'window'), every(length, inputs), ONCE] as const;
  return fusedRows(x, { orders, length: width * inputs, before: before * inputs });
}

function every(count: number, step: Stride['step']): Stride {
  return { count, step };
}

const ONCE = every(1, 0);

/** `im2col` of width 2 without padding, in order of time: `[batch, steps, inputs]` to `[(steps - 1) · batch, 2 · inputs]`. */
export function pairsByTime(x: Tensor3D): Tensor2D {
  const [batch, steps, inputs] = x.shape;
  if (offers('gatherRows')) {
    const byTime = [every(steps - 1, inputs), every(batch, 'window'), ONCE] as const;
    return fusedRows(x, { orders: byTime, length: 2 * inputs, before: 0 });
  }
  const byTime: Tensor3D = tf.transpose(x, [1, 0, 2]);
  const from = (step: number): Tensor3D => tf.slice3d(byTime, [step, 0, 0], [steps - 1, batch, inputs]);
  return tf.reshape(tf.concat([from(0), from(1)], 2), [(steps - 1) * batch, 2 * inputs]);
}

/**
 * `im2col` of width 2 without padding, for pooling by twos: first the pairs that begin on even days, then their
 * neighbours on odd days, each half window after window. A last pair without a neighbour is left out, as in max
 * pooling without padding; two days make one pair. Pairs need no copying apart: they lie side by side already.
 */
export function pairsByParity(x: Tensor3D): Tensor2D {
  const [batch, steps, inputs] = x.shape;
  const flat: Tensor2D = tf.reshape(x, [batch, steps * inputs]);
  const half = Math.max(1, Math.floor((steps - 1) / 2));
  if (offers('gatherRows')) {
    const byParity = [
      every(steps > 2 ? 2 : 1, inputs),
      every(batch, 'window'),
      every(half, 2 * inputs),
    ] as const;
    return fusedRows(x, { orders: byParity, length: 2 * inputs, before: 0 });
  }
  const from = (day: number): Tensor2D =>
    tf.reshape(tf.slice2d(flat, [0, day * inputs], [batch, 2 * half * inputs]), [batch * half, 2 * inputs]);
  return steps > 2 ? tf.concat([from(0), from(1)], 0) : from(0);
}
