// The fused layers on sizes that fill no workgroup and no tile, beside plain core operations on the CPU.
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import {
  attentionCase,
  denseCase,
  distanceOf,
  halfCase,
  inputsOf,
  lossCase,
  lstmCase,
  normCase,
  outputAndGradients,
  rowsOf,
  type Case,
} from '../models/kernels/cases';

/** A layer at one size: ‖found - expected‖ / ‖expected‖ of its output, then of the gradient of each input. */
export interface OddCase {
  readonly layer: string;
  readonly distances: readonly (number | null)[];
  /** Whether a second run gave the same bits. */
  readonly repeats: boolean;
}

const upTo = (max: number, min = 1): fc.Arbitrary<number> => fc.integer({ min, max });

const DENSE = fc.record({ m: upTo(65), k: upTo(67), n: upTo(67) });
const LSTM = fc.record({ batch: upTo(9), steps: upTo(11), inputs: upTo(30), units: upTo(67) });
const NORM = fc.record({ rows: upTo(70), width: upTo(140, 3), residual: fc.boolean() });
const ATTENTION = fc.record({ batch: upTo(4), steps: upTo(31), heads: upTo(8), depth: upTo(13) });
const LOSS = fc.record({ rows: upTo(65), days: upTo(30), square: fc.boolean() });
const ROWS = fc.record({ batch: upTo(9), steps: upTo(12, 2), inputs: upTo(41) });

/** So that the sizes are the same at every run. */
const drawn = <T>(sizes: fc.Arbitrary<T>, count: number): T[] =>
  fc.sample(sizes, { seed: 11, numRuns: count });

/** One workgroup of the recurrence takes two windows from 64 on and four from 128 on: the last has fewer. */
const WIDE = [65, 130].map((batch) => ({ batch, steps: 3, inputs: 3, units: 5 }));

function cases(): (readonly [string, Case])[] {
  const called = (name: string, size: object, one: Case): readonly [string, Case] => [
    `${name} ${JSON.stringify(size)}`,
    one,
  ];
  return [
    ...(['linear', 'relu', 'sigmoid'] as const).flatMap((activation) =>
      drawn(DENSE, 2).map((size) => called(`dense ${activation}`, size, denseCase(size, activation))),
    ),
    ...(['all', 'last'] as const).flatMap((states) =>
      [...drawn(LSTM, 2), ...WIDE].map((size) => called(`lstm ${states}`, size, lstmCase(size, states))),
    ),
    ...drawn(NORM, 3).map((size) => called('norm', size, normCase(size.rows, size.width, size.residual))),
    ...drawn(ATTENTION, 3).map(({ depth, ...size }) =>
      called('attention', { depth, ...size }, attentionCase({ ...size, width: depth * size.heads })),
    ),
    ...drawn(DENSE, 1).map(({ m, n }) => called('half', { m, n }, halfCase(m, n))),
    ...drawn(LOSS, 2).map((size) => called('loss', size, lossCase(size))),
  ];
}

async function read(tensors: tf.Tensor[]): Promise<Float32Array[]> {
  const values = await Promise.all(tensors.map((tensor) => tensor.data()));
  tf.dispose(tensors);
  return values.map((found) => (found as Float32Array).slice());
}

const sameBits = (a: readonly Float32Array[], b: readonly Float32Array[]): boolean =>
  a.every((values, i) => Buffer.compare(bytes(values), bytes(b[i]!)) === 0);

const bytes = (values: Float32Array): Uint8Array =>
  new Uint8Array(values.buffer, values.byteOffset, values.byteLength);

/** Every layer, first on the CPU and then, twice, on WebGPU. */
export async function oddSizes(use: (backend: 'cpu' | 'webgpu') => Promise<void>): Promise<OddCase[]> {
  const all = cases();
  const on = async (which: 'ours' | 'plain', backend: 'cpu' | 'webgpu'): Promise<Float32Array[][]> => {
    await use(backend);
    const found: Float32Array[][] = [];
    for (const [i, [, one]] of all.entries())
      found.push(await read(outputAndGradients(one[which], inputsOf(one, i), one.shapes)));
    return found;
  };
  const expected = await on('plain', 'cpu');
  const [first, second] = [await on('ours', 'webgpu'), await on('ours', 'webgpu')];
  return all.map(([layer], i) => ({
    layer,
    distances: first[i]!.map((values, k) => distanceOf(values, expected[i]![k]!)),
    repeats: sameBits(first[i]!, second[i]!),
  }));
}

/** Sizes at which the rows of windows differ from those of the core operations; none is hoped for. */
export async function wrongRows(use: (backend: 'cpu' | 'webgpu') => Promise<void>): Promise<string[]> {
  const sizes = drawn(ROWS, 3);
  const gathered = async (): Promise<Float32Array[][]> => {
    const found: Float32Array[][] = [];
    for (const { batch, steps, inputs } of sizes) found.push(await read(rowsOf([batch, steps, inputs], 3)));
    return found;
  };
  await use('cpu');
  const expected = await gathered();
  await use('webgpu');
  const found = await gathered();
  return sizes.filter((_, i) => !sameBits(found[i]!, expected[i]!)).map((size) => JSON.stringify(size));
}
