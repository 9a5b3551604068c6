import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { withGradient } from './custom';

/** ln(1 + eˣ), always above zero; its slope is the sigmoid. Written so that no exponential overflows. */
export function softplus(x: Tensor2D): Tensor2D {
  return withGradient<Tensor2D>([x], {
    forward: (keep) => {
      keep([x]);
      const tail = tf.log(tf.add(tf.exp(tf.neg(tf.abs(x))), 1));
      return tf.add(tf.relu(x), tail) as Tensor2D;
    },
    backward: (dy, [kept]) => [tf.mul(dy, tf.sigmoid(kept!))],
  });
}
