import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { huberLoss } from '../../../workers/training/loss';
import { useBackend } from './support';

describe('huberLoss', () => {
  beforeAll(() => useBackend('cpu'));

  it('should be half the square within one and linear beyond', () => {
    const loss = huberLoss(
      tf.tensor2d([
        [0.5, 3],
        [-4, 0],
      ]),
      tf.zeros([2, 2]),
    );
    expect(loss.dataSync()[0]).toBeCloseTo((0.125 + 2.5 + 3.5 + 0) / 4, 6);
  });

  it('should have the clipped error over the number of values as gradient', () => {
    const gradient = tf.grad((forecast) =>
      huberLoss(
        forecast as Tensor2D,
        tf.tensor2d([
          [1, 1],
          [1, 1],
        ]),
      ),
    );
    expect([
      ...gradient(
        tf.tensor2d([
          [1.5, 5],
          [-7, 1],
        ]),
      ).dataSync(),
    ]).toEqual([0.125, 0.25, -0.25, 0]);
  });
});
