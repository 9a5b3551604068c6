import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
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
  const scale = parameters[`${name}.scale`] as Tensor1D;
  const shift = parameters[`${name}.shift`] as Tensor1D;
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
