import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedRows } from '../kernels/fused';
import { withGradient } from './custom';

/** Windows `[batch, steps, features]` as rows in order of time: `[steps · batch, features]`. */
export function rowsByTime(sequence: Tensor3D): Tensor2D {
  const [batch, steps, features] = sequence.shape;
  if (offers('gatherRows')) {
    const byTime = [
      { count: steps, step: features },
      { count: batch, step: 'window' },
      { count: 1, step: 0 },
    ] as const;
    return fusedRows(sequence, { orders: byTime, length: features, before: 0 });
  }
  return tf.reshape(tf.transpose(sequence, [1, 0, 2]), [steps * batch, features]);
}

/** Rows `[steps · batch, values]` in order of time to one row a window, `[batch, steps · values]`. */
export function joinSteps(rows: Tensor2D, steps: number): Tensor2D {
  const [count, values] = rows.shape;
  const batch = count / steps;
  const turned = tf.transpose(tf.reshape(rows, [steps, batch, values]), [1, 0, 2]);
  return tf.reshape(turned, [batch, steps * values]);
}

/** The same rows `times` times, one copy below the other. */
export function repeatRows(rows: Tensor2D, times: number): Tensor2D {
  const [count, width] = rows.shape;
  return withGradient<Tensor2D>([rows], {
    forward: () => tf.concat(Array<Tensor2D>(times).fill(rows), 0),
    backward: (dy) => [tf.sum(tf.reshape(dy, [times, count, width]), 0)],
  });
}

/** The last step of rows `[batch · steps, width]` that lie window after window. */
export function lastStep(rows: Tensor2D, steps: number): Tensor2D {
  const [count, width] = rows.shape;
  const batch = count / steps;
  const last = tf.slice3d(tf.reshape(rows, [batch, steps, width]), [0, steps - 1, 0], [batch, 1, width]);
  return tf.reshape(last, [batch, width]);
}
