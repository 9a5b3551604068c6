// What must hold for every build of the kernels, whatever the sizes.
import fc from 'fast-check';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/domain/random';
import { huberLoss } from '../../../../../workers/training/loss';
import { denseOnData } from '../../../../../workers/training/models/layers/dense';
import { dropout } from '../../../../../workers/training/models/layers/dropout';
import { layerNorm } from '../../../../../workers/training/models/layers/layer-norm';
import { installedKernels } from '../../../../../workers/training/models/kernels/install';
import type { KernelVariant } from '../../../../../workers/training/models/kernels/program';
import { offers } from '../../../../../workers/training/models/kernels/contract';
import { useBackend } from '../../support';
import {
  attentionCase,
  denseCase,
  distanceOf,
  halfCase,
  inputsOf,
  lossCase,
  lstmCase,
  named,
  normals,
  normCase,
  outputAndGradients,
  rowsOf,
  type Case,
} from './cases';
import { guardHeap, type HeapGuard } from './heap-guard';

const TOLERANCE = 1e-5;

function valuesOf(...call: Parameters<typeof outputAndGradients>): Float32Array[] {
  const tensors = outputAndGradients(...call);
  const values = tensors.map((tensor) => (tensor.dataSync() as Float32Array).slice());
  tf.dispose(tensors);
  return values;
}

async function expectParity({ ours, plain, shapes }: Case, seed: number, guard: HeapGuard): Promise<void> {
  const inputs = inputsOf({ ours, plain, shapes }, seed);
  await useBackend('cpu');
  const expected = valuesOf(plain, inputs, shapes);
  await useBackend('wasm');
  const found = valuesOf(ours, inputs, shapes);
  expect(guard.damage()).toEqual([]);
  found.forEach((values, i) => {
    const distance = distanceOf(values, expected[i]!);
    expect(distance, i === 0 ? 'output' : `gradient of input ${i - 1}`).toBeLessThanOrEqual(TOLERANCE);
  });
  expect(valuesOf(ours, inputs, shapes)).toEqual(found);
}

const units = fc.integer({ min: 1, max: 67 });
const steps = fc.integer({ min: 1, max: 31 });
const batch = fc.integer({ min: 1, max: 65 });
const heads = fc.integer({ min: 1, max: 8 });

/** All that is said of the kernels, for the build that this process runs. */
export function describeKernels(variant: KernelVariant): void {
  describe(`kernels with ${variant}`, () => {
    let guard: HeapGuard;

    beforeAll(async () => {
      await useBackend('cpu');
      await useBackend('wasm');
      guard = guardHeap(tf.backend(), installedKernels()!.program);
    });

    /** Runs a property on odd sizes; the numbers repeat from run to run. */
    const holds = async <T>(
      sizes: fc.Arbitrary<T>,
      make: (size: T) => Case,
      numRuns: number,
    ): Promise<void> =>
      fc.assert(
        fc.asyncProperty(sizes, fc.integer({ min: 1, max: 1e6 }), async (size, seed) =>
          expectParity(make(size), seed, guard),
        ),
        { numRuns, seed: 7 },
      );

    it('should be the build that is meant, and in use', () => {
      expect(installedKernels()?.variant).toBe(variant);
      expect(offers('lstm')).toBe(true);
    });

    it.each(['linear', 'relu', 'sigmoid'] as const)(
      'should give the dense layer and its gradients, %s',
      (activation) =>
        holds(fc.record({ m: batch, k: units, n: units }), (size) => denseCase(size, activation), 25),
    );

    it('should give a product whose inner dimension is taken in several parts', () =>
      holds(
        fc.record({
          m: fc.integer({ min: 1, max: 7 }),
          k: fc.integer({ min: 500, max: 1600 }),
          n: fc.integer({ min: 1, max: 19 }),
        }),
        (size) => denseCase(size, 'linear'),
        8,
      ));

    it.each(['all', 'last'] as const)(
      'should give the LSTM and its gradients, %s states',
      (states) =>
        holds(fc.record({ batch, steps, inputs: units, units }), (size) => lstmCase(size, states), 10),
      240_000,
    );

    it('should give layer norm, alone and of a sum', async () => {
      const sizes = fc.record({
        rows: fc.integer({ min: 1, max: 300 }),
        width: fc.integer({ min: 3, max: 67 }),
      });
      await holds(sizes, ({ rows, width }) => normCase(rows, width, true), 20);
      await holds(sizes, ({ rows, width }) => normCase(rows, width, false), 10);
    });

    it('should give attention', () =>
      holds(
        fc.record({
          batch: fc.integer({ min: 1, max: 9 }),
          steps,
          heads,
          depth: fc.integer({ min: 1, max: 13 }),
        }),
        ({ depth, ...size }) => attentionCase({ ...size, width: depth * size.heads }),
        25,
      ));

    it('should give the larger half, and the losses', async () => {
      await holds(fc.record({ rows: batch, width: units }), ({ rows, width }) => halfCase(rows, width), 20);
      await holds(
        fc.record({ rows: batch, days: fc.integer({ min: 1, max: 30 }), square: fc.boolean() }),
        lossCase,
        20,
      );
    });

    it('should gather the same rows as the core operations', async () => {
      const sizes = fc.record({
        batch,
        steps: fc.integer({ min: 2, max: 31 }),
        inputs: fc.integer({ min: 1, max: 41 }),
      });
      await fc.assert(
        fc.asyncProperty(sizes, fc.integer({ min: 1, max: 5 }), async (size, width) => {
          const gathered = () => {
            const rows = rowsOf([size.batch, size.steps, size.inputs], width);
            const found = rows.map((one) => [one.shape, [...one.dataSync()]]);
            tf.dispose(rows);
            return found;
          };
          await useBackend('cpu');
          const expected = gathered();
          await useBackend('wasm');
          expect(gathered()).toEqual(expected);
          expect(guard.damage()).toEqual([]);
        }),
        { numRuns: 25, seed: 3 },
      );
    });

    it('should drop the values that the generator names, and leave it where it would stand', async () => {
      const sizes = fc.record({
        rows: batch,
        width: units,
        rate: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      });
      await fc.assert(
        fc.asyncProperty(sizes, fc.integer(), async ({ rows, width, rate }, seed) => {
          const run = (): unknown[] => {
            const random = createRandom(seed);
            const x = tf.tensor2d(normals(rows * width, 1), [rows, width]);
            const drop = (y: Tensor): Tensor => dropout(y as Tensor2D, { dropout: rate, random });
            const { value, grad } = tf.valueAndGrad(drop)(x);
            const numbers = [value, grad].map((tensor) => [...tensor.dataSync()]);
            tf.dispose([x, value, grad]);
            return [...numbers, random.state(), random.next()];
          };
          await useBackend('cpu');
          const expected = run();
          await useBackend('wasm');
          expect(run()).toEqual(expected);
          expect(guard.damage()).toEqual([]);
        }),
        { numRuns: 25, seed: 4 },
      );
    });

    it('should let a number that is none be seen', () => {
      tf.tidy(() => {
        const x = tf.tensor2d([[1, NaN, 2]]);
        const p = named(['weight', 'bias'], [tf.ones([3, 2]), tf.zeros([2])]);
        for (const activation of ['linear', 'relu', 'sigmoid'] as const)
          expect([...denseOnData(p, { name: 'l', activation }, x).dataSync()]).toEqual([NaN, NaN]);
        const norm = named(['scale', 'shift'], [tf.ones([3]), tf.zeros([3])]);
        expect([...layerNorm(norm, 'l', x).dataSync()]).toEqual([NaN, NaN, NaN]);
        expect(huberLoss(x, tf.zeros([1, 3])).dataSync()[0]).toBeNaN();
      });
    });
  });
}
