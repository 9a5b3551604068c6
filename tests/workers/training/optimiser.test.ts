import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  adamStep,
  createState,
  disposeState,
  gradientNorm,
  type AdamOptions,
} from '../../../workers/training/optimiser';
import { useBackend } from './support';

/** Parameters after each gradient, by the engine. */
function steps(start: number[], gradients: number[][], options: AdamOptions): number[][] {
  const state = createState(Float32Array.from(start), options);
  const path = gradients.map((values) => {
    const gradient = tf.tensor1d(values);
    adamStep(state, gradient, options);
    gradient.dispose();
    return [...state.parameters.dataSync()];
  });
  disposeState(state);
  return path;
}

function expectClose(found: number[][], expected: number[][]): void {
  found.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(expected[i]![j]!, 6)));
}

describe('adamStep', () => {
  beforeAll(() => useBackend('cpu'));

  it('should follow a sequence computed by hand', () => {
    const options = { learningRate: 0.1, clip: 0, amsgrad: false };
    // Step 1: m = 0.05, v = 0.00025; both corrected to 0.5 and 0.25: a step of 0.1 · 0.5 / 0.5.
    // Step 2: m = 0.9 · 0.05 - 0.1 = -0.055, v = 0.00024975 + 0.001 = 0.00124975;
    //   corrected -0.055 / 0.19 = -0.2894737 and 0.00124975 / 0.001999 = 0.6251876, root 0.7906881.
    const second = 0.9 + (0.1 * 0.2894737) / 0.7906881;
    expectClose(steps([1], [[0.5], [-1]], options), [[0.9], [second]]);
  });

  it('should divide by the largest second moment so far with AMSGrad', () => {
    const options = { learningRate: 0.1, clip: 0, amsgrad: true };
    // Step 1: m = 0.2, v = 0.004, both corrected to 2 and 4: a step of 0.1.
    // Step 2: gradient 0: m = 0.18, v = 0.003996, the largest stays 0.004.
    const size = Math.sqrt(0.004 / (1 - 0.999 ** 2));
    const second = 0.9 - (0.1 * (0.18 / 0.19)) / size;
    expectClose(steps([1], [[2], [0]], options), [[0.9], [second]]);
    const [, plain] = steps([1], [[2], [0]], { ...options, amsgrad: false });
    expect(plain![0]).toBeLessThan(second - 1e-5);
  });

  it('should clip every entry of the gradient by value before the moments', () => {
    const options = { learningRate: 0.1, clip: 1, amsgrad: true };
    const large = steps(
      [0, 0, 0],
      [
        [50, -3, 0.5],
        [0.2, 0.2, 0.2],
      ],
      options,
    );
    const clipped = steps(
      [0, 0, 0],
      [
        [1, -1, 0.5],
        [0.2, 0.2, 0.2],
      ],
      { ...options, clip: 0 },
    );
    expect(large).toEqual(clipped);
    expect(large).not.toEqual(
      steps(
        [0, 0, 0],
        [
          [50, -3, 0.5],
          [0.2, 0.2, 0.2],
        ],
        { ...options, clip: 0 },
      ),
    );
  });

  it('should measure the length of a gradient', () => {
    expect(gradientNorm(tf.tensor1d([3, 0, -4])).dataSync()[0]).toBeCloseTo(5, 6);
  });

  it('should leave no tensors behind', () => {
    const before = tf.memory().numTensors;
    steps(
      [1, 2],
      [
        [1, 2],
        [3, 4],
      ],
      { learningRate: 0.1, clip: 1, amsgrad: true },
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});
