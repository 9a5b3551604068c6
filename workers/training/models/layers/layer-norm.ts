import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedLayerNorm, fusedLayerNormGradient } from '../kernels/fused';
import { ONES, ZEROS, type ParameterTable } from '../parameters';
import type { Parameters } from '../unpack';
import { withGradient } from './custom';

const EPSILON = 1e-5;

/** Parameters of a layer norm: `name.scale` (ones) and `name.shift` (zeros), `[width]` each. */
export function layerNormTable(name: string, width: number): ParameterTable {
  return [
    { name: `${name}.scale`, shape: [width], initialiser: ONES },
    { name: `${name}.shift`, shape: [width], initialiser: ZEROS },
  ];
}

/** Each row of `[n, width]` to mean 0 and variance 1 (population, plus 1e-5), then scaled and shifted (Ba et al. 2016). */
export function layerNorm(parameters: Parameters, name: string, x: Tensor2D): Tensor2D {
  const norm = normOf(parameters, name);
  return offers('layerNorm') ? fusedNorm(norm, { x, residual: null }) : plainNorm(norm, x);
}

/** The same of x + residual: what follows every part of a Transformer. */
export function layerNormOfSum(
  parameters: Parameters,
  name: string,
  [x, residual]: readonly [Tensor2D, Tensor2D],
): Tensor2D {
  const norm = normOf(parameters, name);
  return offers('layerNorm') ? fusedNorm(norm, { x, residual }) : plainNorm(norm, tf.add(x, residual));
}

interface Norm {
  readonly scale: Tensor1D;
  readonly shift: Tensor1D;
}

function normOf(parameters: Parameters, name: string): Norm {
  return {
    scale: parameters[`${name}.scale`] as Tensor1D,
    shift: parameters[`${name}.shift`] as Tensor1D,
  };
}

function fusedNorm(
  { scale, shift }: Norm,
  { x, residual }: { x: Tensor2D; residual: Tensor2D | null },
): Tensor2D {
  return withGradient<Tensor2D>([x, ...(residual ? [residual] : []), scale, shift], {
    forward: (keep) => {
      const [y, normal, inverse] = fusedLayerNorm({ x, residual, scale, shift });
      keep([normal, inverse, scale]);
      return y;
    },
    backward: (dy, kept) => {
      const [normal, inverse, keptScale] = kept as [Tensor2D, Tensor2D, Tensor1D];
      const [dx, ...rest] = fusedLayerNormGradient({ dy, normal, inverse, scale: keptScale });
      return [dx!, ...(residual ? [tf.clone(dx!)] : []), ...rest];
    },
  });
}

function plainNorm({ scale, shift }: Norm, x: Tensor2D): Tensor2D {
  return withGradient<Tensor2D>([x, scale, shift], {
    forward: (keep) => {
      const centred = tf.sub(x, tf.mean(x, 1, true));
      const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), 1, true), EPSILON));
      const normal = tf.mul(centred, inverse);
      keep([normal, inverse, scale]);
      return tf.add(tf.mul(normal, scale), shift);
    },
    backward,
  });
}

function backward(dy: Tensor2D, kept: readonly Tensor[]): Tensor[] {
  const [normal, inverse, scale] = kept as [Tensor2D, Tensor2D, Tensor1D];
  const dNormal = tf.mul(dy, scale);
  const alongMean = tf.mean(dNormal, 1, true);
  const alongSpread = tf.mean(tf.mul(dNormal, normal), 1, true);
  const dx = tf.mul(inverse, tf.sub(tf.sub(dNormal, alongMean), tf.mul(normal, alongSpread)));
  return [dx, tf.sum(tf.mul(dy, normal), 0), tf.sum(dy, 0)];
}
