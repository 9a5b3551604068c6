import fc from 'fast-check';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/domain/random';
import { forEachRun } from '../../../../../workers/training/models/kernels/wasm-slices';
import { ADAM_KERNEL } from '../../../../../workers/training/models/kernels/wasm-adam';
import { adamStep, createState, disposeState } from '../../../../../workers/training/optimiser';
import { useBackend } from '../../support';

/** Lengths of a tensor's axes with a box inside. */
const boxes = fc
  .array(
    fc
      .integer({ min: 1, max: 6 })
      .chain((length) =>
        fc
          .integer({ min: 0, max: length - 1 })
          .chain((begin) =>
            fc.integer({ min: 1, max: length - begin }).map((size) => ({ length, begin, size })),
          ),
      ),
    { minLength: 1, maxLength: 5 },
  )
  .map((axes) => ({
    shape: axes.map(({ length }) => length),
    begin: axes.map(({ begin }) => begin),
    size: axes.map(({ size }) => size),
  }));

/** The values of a box by definition, index by index. */
function boxValues({ shape, begin, size }: { shape: number[]; begin: number[]; size: number[] }): number[] {
  let indices = [0];
  shape.forEach((length, axis) => {
    indices = indices.flatMap((outer) =>
      Array.from({ length: size[axis]! }, (_, i) => outer * length + begin[axis]! + i),
    );
  });
  return indices;
}

const counted = (shape: number[], dtype: 'float32' | 'int32' = 'float32'): Tensor =>
  tf.reshape(tf.range(0, tf.util.sizeFromShape(shape), 1, dtype), shape);

describe.each(['wasm', 'wasm-plain'] as const)('slices in the memory of the %s backend', (backend) => {
  beforeAll(() => useBackend(backend));

  it('should take the values that the indices name, for any box of any tensor', () => {
    fc.assert(
      fc.property(boxes, ({ shape, begin, size }) => {
        tf.tidy(() => {
          const part = tf.slice(counted(shape), begin, size);
          expect(part.shape).toEqual(size);
          expect([...part.dataSync()]).toEqual(boxValues({ shape, begin, size }));
        });
      }),
      { numRuns: 200, seed: 1 },
    );
  });

  it('should split along any axis into any parts, of any type of number', () => {
    tf.tidy(() => {
      for (const axis of [0, 1, 2]) {
        const x = counted([4, 6, 8], axis === 1 ? 'int32' : 'float32');
        const parts = tf.split(x, axis === 1 ? [1, 3, 2] : 2, axis);
        expect(parts.map((part) => part.dtype)).toEqual(parts.map(() => x.dtype));
        expect([...tf.concat(parts, axis).dataSync()]).toEqual([...x.dataSync()]);
      }
      const flags = tf.tensor1d([true, false, true, true], 'bool');
      expect([...tf.slice1d(flags, 1, 2).dataSync()]).toEqual([0, 1]);
    });
  });

  it('should leave empty slices and texts as they were', () => {
    tf.tidy(() => {
      expect([...tf.slice2d(counted([3, 2]) as tf.Tensor2D, [1, 0], [0, 2]).dataSync()]).toEqual([]);
      expect(tf.slice(tf.tensor1d(['a', 'b', 'c']), 1, 2).dataSync()).toEqual(['b', 'c']);
    });
  });

  it('should not copy what lies in one piece in more than one', () => {
    const runs = (shape: number[], begin: number[], size: number[]): [number, number][] => {
      const found: [number, number][] = [];
      forEachRun(shape, { begin, size }, (start, length) => found.push([start, length]));
      return found;
    };
    expect(runs([10], [2], [3])).toEqual([[2, 3]]);
    expect(runs([5, 4, 3], [1, 0, 0], [2, 4, 3])).toEqual([[12, 24]]);
    expect(runs([2, 6], [0, 1], [2, 2])).toEqual([
      [1, 2],
      [7, 2],
    ]);
    expect(runs([], [], [])).toEqual([[0, 1]]);
  });
});

describe('the Adam kernels of the wasm backends', () => {
  async function path(
    backend: 'cpu' | 'wasm' | 'wasm-plain',
    options: { clip: number; amsgrad: boolean },
  ): Promise<number[]> {
    await useBackend(backend);
    expect(Boolean(tf.getKernel(ADAM_KERNEL, backend))).toBe(backend !== 'cpu');
    const random = createRandom(9);
    const adam = { learningRate: 0.05, ...options };
    const state = createState(
      Float32Array.from({ length: 37 }, () => random.normal()),
      adam,
    );
    const before = tf.memory().numTensors;
    for (let i = 0; i < 12; i++) {
      const gradient = tf.tensor1d(Float32Array.from({ length: 37 }, () => 2 * random.normal()));
      adamStep(state, gradient, adam);
      gradient.dispose();
    }
    expect(tf.memory().numTensors).toBe(before);
    const tensors = [state.parameters, state.first, state.second, ...(state.largest ? [state.largest] : [])];
    const values = tensors.flatMap((tensor: Tensor1D) => [...tensor.dataSync()]);
    disposeState(state);
    return values;
  }

  it.each([
    { clip: 1, amsgrad: true },
    { clip: 0, amsgrad: false },
  ])('should give the numbers of the core operations with %o', async (options) => {
    const expected = await path('cpu', options);
    for (const backend of ['wasm', 'wasm-plain'] as const) {
      const found = await path(backend, options);
      expect(found).toHaveLength(expected.length);
      found.forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(2e-6));
    }
  });

  it('should let a broken gradient be seen', async () => {
    await useBackend('wasm');
    const adam = { learningRate: 0.1, clip: 1, amsgrad: true };
    const state = createState(Float32Array.of(1, 2), adam);
    const gradient = tf.tensor1d([NaN, 1]);
    adamStep(state, gradient, adam);
    expect([...state.parameters.dataSync()].map(Number.isNaN)).toEqual([true, false]);
    gradient.dispose();
    disposeState(state);
  });
});
