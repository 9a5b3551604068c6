import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedDense, fusedDenseGradient, type Activation, type DenseTensors } from '../kernels/fused';
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

/** A dense layer by its name, and what it does with its sums. */
export type DenseCall = string | { readonly name: string; readonly activation: Activation };

/** A dense layer on rows `[n, inputs]`; answers `[n, outputs]`. */
export function dense(parameters: Parameters, call: DenseCall, x: Tensor2D): Tensor2D {
  return denseBy(parameters, call, { x, onData: false });
}

/** The same for rows that come from data: no gradient is computed for them. */
export function denseOnData(parameters: Parameters, call: DenseCall, x: Tensor2D): Tensor2D {
  return denseBy(parameters, call, { x, onData: true });
}

function denseBy(
  parameters: Parameters,
  call: DenseCall,
  { x, onData }: { x: Tensor2D; onData: boolean },
): Tensor2D {
  const { name, activation } =
    typeof call === 'string' ? { name: call, activation: 'linear' as const } : call;
  const weight = parameters[`${name}.weight`] as Tensor2D;
  const bias = parameters[`${name}.bias`] as Tensor1D;
  return affine({ x, weight, bias }, { activation, onData });
}

/** How an affine map runs: what becomes of its sums, and whether `x` is data and needs no gradient. */
export interface AffineOptions {
  readonly activation?: Activation;
  readonly onData?: boolean;
}

/** x · weight + bias, activated. */
export function affine(
  tensors: DenseTensors,
  { activation = 'linear', onData = false }: AffineOptions = {},
): Tensor2D {
  if (offers('dense')) return fusedAffine(tensors, { activation, onData });
  return ACTIVATIONS[activation](onData ? affineOfData(tensors) : plainAffine(tensors));
}

const ACTIVATIONS: Readonly<Record<Activation, (x: Tensor2D) => Tensor2D>> = {
  linear: (x) => x,
  relu: (x) => tf.relu(x),
  sigmoid: (x) => tf.sigmoid(x),
};

function fusedAffine(
  { x, weight, bias }: DenseTensors,
  { activation, onData }: Required<AffineOptions>,
): Tensor2D {
  return withGradient<Tensor2D>(onData ? [weight, bias] : [x, weight, bias], {
    forward: (keep) => {
      const y = fusedDense({ x, weight, bias }, activation);
      keep(activation === 'linear' ? [x, weight] : [x, weight, y]);
      return y;
    },
    backward: (dy, kept) => {
      // The slope of a linear layer is one everywhere, whatever it answered.
      const [keptX, keptWeight, y = dy] = kept as [Tensor2D, Tensor2D, Tensor2D?];
      return fusedDenseGradient({ dy, y, x: keptX, weight: keptWeight }, { activation, onData });
    },
  });
}

/** The gradient transposes explicitly: the wasm backend's transposed product is many times slower. */
function plainAffine({ x, weight, bias }: DenseTensors): Tensor2D {
  return withGradient<Tensor2D>([x, weight, bias], {
    forward: (keep) => {
      keep([x, weight]);
      return product({ x, weight, bias });
    },
    backward: (dy, [keptX, keptWeight]) => [
      tf.matMul(dy, tf.transpose(keptWeight!)),
      tf.matMul(tf.transpose(keptX!), dy),
      tf.sum(dy, 0),
    ],
  });
}

function affineOfData({ x, weight, bias }: DenseTensors): Tensor2D {
  return withGradient<Tensor2D>([weight, bias], {
    forward: (keep) => {
      keep([x]);
      return product({ x, weight, bias });
    },
    backward: (dy, [kept]) => [tf.matMul(tf.transpose(kept!), dy), tf.sum(dy, 0)],
  });
}

function product({ x, weight, bias }: DenseTensors): Tensor2D {
  return tf.add(tf.matMul(x, weight), bias);
}
