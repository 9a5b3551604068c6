import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { glorot, ZEROS, type ParameterTable } from '../parameters';
import type { Parameters } from '../unpack';
import { withGradient } from './custom';

/** Parameters of a dense layer: `name.weight` `[inputs, outputs]` and `name.bias` `[outputs]`. */
export function denseTable(name: string, inputs: number, outputs: number): ParameterTable {
  return [
    { name: `${name}.weight`, shape: [inputs, outputs], initialiser: glorot(inputs, outputs) },
    { name: `${name}.bias`, shape: [outputs], initialiser: ZEROS },
  ];
}

/** The dense layer `name` on rows `[n, inputs]`; answers `[n, outputs]`. */
export function dense(parameters: Parameters, name: string, x: Tensor2D): Tensor2D {
  return affine(x, parameters[`${name}.weight`] as Tensor2D, parameters[`${name}.bias`] as Tensor1D);
}

/** The same for rows that come from data: no gradient is computed for them. */
export function denseOnData(parameters: Parameters, name: string, x: Tensor2D): Tensor2D {
  return affineOnData(x, parameters[`${name}.weight`] as Tensor2D, parameters[`${name}.bias`] as Tensor1D);
}

/** x · weight + bias. The gradient transposes explicitly: the wasm backend's transposed product is many times slower. */
export function affine(x: Tensor2D, weight: Tensor2D, bias: Tensor1D): Tensor2D {
  return withGradient<Tensor2D>([x, weight, bias], {
    forward: (keep) => {
      keep([x, weight]);
      return product(x, weight, bias);
    },
    backward: (dy, [keptX, keptWeight]) => [
      tf.matMul(dy, tf.transpose(keptWeight!)),
      tf.matMul(tf.transpose(keptX!), dy),
      tf.sum(dy, 0),
    ],
  });
}

/** The same where `x` is data. */
export function affineOnData(x: Tensor2D, weight: Tensor2D, bias: Tensor1D): Tensor2D {
  return withGradient<Tensor2D>([weight, bias], {
    forward: (keep) => {
      keep([x]);
      return product(x, weight, bias);
    },
    backward: (dy, [kept]) => [tf.matMul(tf.transpose(kept!), dy), tf.sum(dy, 0)],
  });
}

function product(x: Tensor2D, weight: Tensor2D, bias: Tensor1D): Tensor2D {
  return tf.add(tf.matMul(x, weight), bias);
}
