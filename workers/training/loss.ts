import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import { withGradient } from './models/layers/custom';

/**
 * Mean Huber loss with delta 1 (Huber 1964): e²/2 within ±1, |e| - 1/2 beyond. With c = e clipped to ±1 both are
 * c · (e - c/2), and the gradient is c over the number of values.
 */
export function huberLoss(forecast: Tensor2D, target: Tensor2D): Scalar {
  return withGradient<Scalar>([forecast], {
    forward: (keep) => {
      const error = tf.sub(forecast, target);
      const clipped = tf.clipByValue(error, -1, 1);
      keep([clipped]);
      return tf.mean(tf.mul(clipped, tf.sub(error, tf.mul(clipped, 0.5))));
    },
    backward: (dy, [clipped]) => [tf.mul(clipped!, tf.mul(dy, 1 / clipped!.size))],
  });
}
