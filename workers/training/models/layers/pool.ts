import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedLargerHalf, fusedLargerHalfGradient } from '../kernels/fused';
import { withGradient } from './custom';

/**
 * Max pooling of two rows where the first of every two lie in the upper half and the second in the lower:
 * `[2 n, width]` to `[n, width]`. The gradient goes to the larger, at a tie to the first.
 */
export function largerHalf(rows: Tensor2D): Tensor2D {
  return offers('largerHalf') ? fusedHalf(rows) : plainHalf(rows);
}

function fusedHalf(rows: Tensor2D): Tensor2D {
  return withGradient<Tensor2D>([rows], {
    forward: (keep) => {
      keep([rows]);
      return fusedLargerHalf(rows);
    },
    backward: (dy, [kept]) => [fusedLargerHalfGradient(dy, kept as Tensor2D)],
  });
}

function plainHalf(rows: Tensor2D): Tensor2D {
  return withGradient<Tensor2D>([rows], {
    forward: (keep) => {
      const [upper, lower] = tf.split(rows, 2) as [Tensor2D, Tensor2D];
      keep([tf.cast(tf.greaterEqual(upper, lower), 'float32')]);
      return tf.maximum(upper, lower);
    },
    backward: (dy, [upperWins]) => {
      const dUpper = tf.mul(dy, upperWins!);
      return [tf.concat([dUpper, tf.sub(dy, dUpper)], 0)];
    },
  });
}
