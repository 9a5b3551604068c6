import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { offers } from './models/kernels/contract';
import { fusedPointLoss } from './models/kernels/fused';
import { withGradient } from './models/layers/custom';

/**
 * Mean Huber loss with delta 1 (Huber 1964): e²/2 within ±1, |e| - 1/2 beyond. With c = e clipped to ±1 both are
 * c · (e - c/2), and the gradient is c over the number of values.
 */
export function huberLoss(forecast: Tensor2D, target: Tensor2D): Scalar {
  if (offers('pointLoss')) return fusedLoss(forecast, target, 'huber');
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

/** Mean squared error. */
export function squaredLoss(forecast: Tensor2D, target: Tensor2D): Scalar {
  if (offers('pointLoss')) return fusedLoss(forecast, target, 'squared');
  return withGradient<Scalar>([forecast], {
    forward: (keep) => {
      const error = tf.sub(forecast, target);
      keep([error]);
      return tf.mean(tf.mul(error, error));
    },
    backward: (dy, [error]) => [tf.mul(error!, tf.mul(dy, 2 / error!.size))],
  });
}

function fusedLoss(forecast: Tensor2D, target: Tensor2D, kind: 'huber' | 'squared'): Scalar {
  return withGradient<Scalar>([forecast], {
    forward: (keep) => {
      const [loss, slope] = fusedPointLoss(forecast, target, kind);
      keep([slope]);
      return loss;
    },
    backward: (dy, [slope]) => [tf.mul(slope!, dy)],
  });
}

/**
 * Mean pinball loss (Koenker and Bassett 1978) of quantiles `[batch, horizon, levels]` over batch, horizon and
 * levels: with e = target - quantile it is e · (level - 1 where e < 0), whose gradient is that factor, turned round.
 */
export function pinballLoss(quantiles: Tensor3D, target: Tensor2D, levels: readonly number[]): Scalar {
  return withGradient<Scalar>([quantiles], {
    forward: (keep) => {
      const error = tf.sub(tf.expandDims(target, 2), quantiles);
      const below = tf.cast(tf.less(error, 0), 'float32');
      const slope = tf.sub(tf.tensor3d([...levels], [1, 1, levels.length]), below);
      keep([slope]);
      return tf.mean(tf.mul(error, slope));
    },
    backward: (dy, [slope]) => [tf.mul(slope!, tf.mul(dy, -1 / slope!.size))],
  });
}
