// What must hold for every build of the kernels, whatever the sizes.
import fc from 'fast-check';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/domain/random';
import { huberLoss, squaredLoss } from '../../../../../workers/training/loss';
import { attend } from '../../../../../workers/training/models/layers/attention';
import { im2col, pairsByParity, pairsByTime } from '../../../../../workers/training/models/layers/conv1d';
import { dense, denseOnData } from '../../../../../workers/training/models/layers/dense';
import { dropout } from '../../../../../workers/training/models/layers/dropout';
import { layerNorm, layerNormOfSum } from '../../../../../workers/training/models/layers/layer-norm';
import { lstm, lstmTable } from '../../../../../workers/training/models/layers/lstm';
import { largerHalf } from '../../../../../workers/training/models/layers/pool';
import { rowsByTime } from '../../../../../workers/training/models/layers/time';
import { installedKernels } from '../../../../../workers/training/models/kernels/install';
import type { KernelVariant } from '../../../../../workers/training/models/kernels/program';
import { offers } from '../../../../../workers/training/models/kernels/contract';
import { nameParameters } from '../../../../../workers/training/models/unpack';
import { relativeDistance, useBackend } from '../../support';
import { plainAttention, plainDense, plainLstm, plainNorm } from '../plain';
import { guardHeap, type HeapGuard } from './heap-guard';

type Function = (...inputs: Tensor[]) => Tensor;

/** A layer, the same by tfjs's own gradients, and the shapes of their inputs. */
interface Case {
  readonly ours: Function;
  readonly plain: Function;
  readonly shapes: number[][];
}

const TOLERANCE = 1e-5;

/** The output, and the gradients of a weighted sum of it, on the backend in use. */
function valuesOf(f: Function, inputs: readonly Float32Array[], shapes: number[][]): Float32Array[] {
  return tf.tidy(() => {
    const tensors = inputs.map((values, i) => tf.tensor(values.slice(), shapes[i]));
    const y = f(...tensors);
    const weights = normals(y.size, 99);
    const weighted = (...args: Tensor[]): Tensor => {
      const out = f(...args);
      return tf.sum(tf.mul(out, tf.tensor(weights, out.shape)));
    };
    const gradients = tf.grads(weighted)(tensors);
    return [y, ...gradients].map((tensor) => (tensor.dataSync() as Float32Array).slice());
  });
}

function normals(size: number, seed: number): Float32Array {
  const random = createRandom(seed);
  return Float32Array.from({ length: size }, () => random.normal());
}

async function expectParity({ ours, plain, shapes }: Case, seed: number, guard: HeapGuard): Promise<void> {
  const inputs = shapes.map((shape, i) =>
    normals(
      shape.reduce((a, b) => a * b, 1),
      seed + i,
    ).map((value) => 0.5 * value),
  );
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

const named = (ids: string[], tensors: Tensor[]) =>
  Object.fromEntries(ids.map((id, i) => [`l.${id}`, tensors[i]!]));

const units = fc.integer({ min: 1, max: 67 });
const steps = fc.integer({ min: 1, max: 31 });
const batch = fc.integer({ min: 1, max: 65 });
const heads = fc.integer({ min: 1, max: 8 });

function denseCase(
  { m, k, n }: Record<'m' | 'k' | 'n', number>,
  activation: 'linear' | 'relu' | 'sigmoid',
): Case {
  const act = { linear: (x: Tensor) => x, relu: tf.relu, sigmoid: tf.sigmoid }[activation];
  const p = (w: Tensor, b: Tensor) => named(['weight', 'bias'], [w, b]);
  return {
    ours: (x, w, b) => dense(p(w!, b!), { name: 'l', activation }, x as Tensor2D),
    plain: (x, w, b) => act(plainDense(p(w!, b!), 'l', x!)),
    shapes: [[m, k], [k, n], [n]],
  };
}

function lstmCase(
  size: Record<'batch' | 'steps' | 'inputs' | 'units', number>,
  states: 'all' | 'last',
): Case {
  const table = lstmTable('l', size.inputs, size.units);
  return {
    ours: (x, ...blocks) =>
      lstm(nameParameters(blocks, table), x as Tensor2D, { name: 'l', steps: size.steps, states }),
    plain: (x, ...blocks) => {
      const found = plainLstm(nameParameters(blocks, table), 'l', daysOf(x!, size.steps));
      return states === 'all' ? tf.concat(found, 0) : found.at(-1)!;
    },
    shapes: [[size.steps * size.batch, size.inputs], ...table.map(({ shape }) => [...shape])],
  };
}

function normCase(rows: number, width: number, residual: boolean): Case {
  const p = (s: Tensor, t: Tensor) => named(['scale', 'shift'], [s, t]);
  return {
    ours: (...[x, r, s, t]) =>
      residual
        ? layerNormOfSum(p(s!, t!), 'l', [x, r] as [Tensor2D, Tensor2D])
        : layerNorm(p(s!, t!), 'l', tf.mul(tf.add(x!, r!), 1)),
    plain: (...[x, r, s, t]) => plainNorm(p(s!, t!), 'l', tf.add(x!, r!)),
    shapes: [[rows, width], [rows, width], [width], [width]],
  };
}

function attentionCase(shape: Record<'batch' | 'steps' | 'heads' | 'width', number>): Case {
  const rows = shape.batch * shape.steps;
  const three = [shape.batch, shape.steps, 3 * shape.width] as [number, number, number];
  return {
    ours: (x) => attend(x as Tensor2D, shape),
    plain: (x) => tf.reshape(plainAttention(tf.reshape(x!, three) as Tensor3D, shape), [rows, shape.width]),
    shapes: [[rows, 3 * shape.width]],
  };
}

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
      await holds(
        fc.record({ rows: batch, width: units }),
        ({ rows, width }) => ({
          ours: (x) => largerHalf(x as Tensor2D),
          plain: (x) => tf.maximum(...(tf.split(x!, 2, 0) as [Tensor, Tensor])),
          shapes: [[2 * rows, width]],
        }),
        20,
      );
      await holds(
        fc.record({ rows: batch, days: fc.integer({ min: 1, max: 30 }), square: fc.boolean() }),
        ({ rows, days, square }) => ({
          ours: (x) => lossOf(square)(tf.mul(x as Tensor2D, 4), targets(rows, days)),
          plain: (x) => plainLoss(square, tf.mul(x as Tensor2D, 4), targets(rows, days)),
          shapes: [[rows, days]],
        }),
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
          const shape = [size.batch, size.steps, size.inputs] as [number, number, number];
          const values = normals(
            shape.reduce((a, b) => a * b, 1),
            3,
          );
          const gathered = () =>
            tf.tidy(() => {
              const x = tf.tensor3d(values.slice(), shape);
              const wide = size.steps >= width ? [im2col(x, width, 'valid')] : [];
              const all = [
                ...wide,
                im2col(x, width, 'same'),
                pairsByTime(x),
                pairsByParity(x),
                rowsByTime(x),
              ];
              return all.map((rows) => [rows.shape, [...rows.dataSync()]]);
            });
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

/** The recurrent weight has no part in a single step, so that its gradient is zero. */
function distanceOf(found: Float32Array, expected: Float32Array): number {
  const none = expected.every((value) => value === 0);
  return none ? Math.max(...found.map(Math.abs)) : relativeDistance(found, expected);
}

/** One part an equal share of the rows; a split into one part has no gradient in tfjs. */
function daysOf(x: Tensor, steps: number): Tensor[] {
  return steps === 1 ? [x] : tf.split(x, steps, 0);
}

const lossOf = (square: boolean) => (square ? squaredLoss : huberLoss);

function targets(rows: number, days: number): Tensor2D {
  return tf.tensor2d(normals(rows * days, 5), [rows, days]);
}

function plainLoss(square: boolean, x: Tensor2D, y: Tensor2D): Tensor {
  const error = tf.sub(x, y) as Tensor1D;
  if (square) return tf.mean(tf.square(error));
  const size = tf.abs(error);
  const small = tf.minimum(size, 1);
  return tf.mean(tf.add(tf.mul(0.5, tf.square(small)), tf.sub(size, small)));
}
