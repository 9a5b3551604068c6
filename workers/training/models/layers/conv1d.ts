import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
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
  const padded =
    before + after > 0
      ? tf.pad3d(x, [
          [0, 0],
          [before, after],
          [0, 0],
        ])
      : x;
  const length = steps + before + after - width + 1;
  const taps = Array.from({ length: width }, (_, tap) =>
    tf.slice3d(padded, [0, tap, 0], [batch, length, inputs]),
  );
  return tf.reshape(tf.concat(taps, 2), [batch * length, width * inputs]);
}
