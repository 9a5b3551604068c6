// Whole models on the kernels: their gradients, their training, and the memory that they share with tfjs.
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/domain/random';
import { MODEL_KINDS } from '../../../../../src/domain/spec/fields';
import type { Hyper } from '../../../../../src/domain/spec/hyper';
import type { BackendId, ModelKind } from '../../../../../src/domain/spec/spec';
import type { Batch } from '../../../../../workers/training/batches';
import { createModel } from '../../../../../workers/training/models/catalogue';
import { installedKernels } from '../../../../../workers/training/models/kernels/install';
import { INFERENCE, type Model, type ModelShape } from '../../../../../workers/training/models/model';
import {
  blockOffsets,
  blockSize,
  initialParameters,
} from '../../../../../workers/training/models/parameters';
import { adamStep, createState, disposeState } from '../../../../../workers/training/optimiser';
import { lossAndGradient } from '../../../../../workers/training/train-step';
import { relativeDistance, useBackend } from '../../support';
import { smallModel, trainOn } from '../small';
import { guardHeap, type HeapGuard } from './heap-guard';

/** Sizes that fill no vector, no tile and no panel. */
const ODD: Readonly<Record<ModelKind, Hyper>> = {
  fusion: { width: 21, heads: 7, layers: 1, inner: 13 },
  transformer: { width: 15, heads: 5, layers: 2, inner: 11 },
  lstm: { units: 13, layers: 3 },
  bilstm: { units: 67 },
  encdec: { units: 7 },
  convlstm: { filters: 9, units: 19, hidden: 3 },
  cnn: { filters: 5, hidden: 1 },
  mlp: { units: 3, hidden: 17 },
};

const SHAPES: readonly (readonly [batch: number, shape: ModelShape])[] = [
  [1, { steps: 2, features: 1, macro: 1, horizon: 1 }],
  [17, { steps: 11, features: 5, macro: 3, horizon: 7 }],
  [65, { steps: 31, features: 3, macro: 13, horizon: 2 }],
];

function randomBatch(size: number, { steps, features, macro, horizon }: ModelShape): Batch {
  const random = createRandom(size);
  const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => random.normal());
  const [days, economy, target] = [size * steps * features, size * macro, size * horizon].map(draw);
  return {
    size,
    inputs: () => ({
      sequence: tf.tensor3d(days!, [size, steps, features]),
      macro: tf.tensor2d(economy!, [size, macro]),
    }),
    target: () => tf.tensor2d(target!, [size, horizon]),
  };
}

async function gradientOn(backend: BackendId, model: Model, batch: Batch): Promise<Float32Array> {
  await useBackend(backend);
  const parameters: Tensor1D = tf.tensor1d(initialParameters(model.table, createRandom(4)));
  const { loss, gradient } = lossAndGradient(model, { parameters, batch, context: INFERENCE });
  const values = (gradient.dataSync() as Float32Array).slice();
  tf.dispose([parameters, loss, gradient]);
  return values;
}

const wasm = (): BackendWasm => tf.backend() as BackendWasm;

describe('models on the kernels', () => {
  let guard: HeapGuard;

  beforeAll(async () => {
    await useBackend('cpu');
    await useBackend('wasm');
    guard = guardHeap(tf.backend(), installedKernels()!.program);
  });

  it.each(MODEL_KINDS)('should have the gradient of the reference, block by block: %s', async (kind) => {
    for (const [size, shape] of SHAPES) {
      const model = createModel(kind, shape, { hyper: ODD[kind] });
      const batch = randomBatch(size, shape);
      const expected = await gradientOn('cpu', model, batch);
      const found = await gradientOn('wasm', model, batch);
      expect(guard.damage()).toEqual([]);
      expect(await gradientOn('wasm', model, batch)).toEqual(found);
      const whole = Math.hypot(...expected);
      const offsets = blockOffsets(model.table);
      model.table.forEach((block, i) => {
        const range = [offsets[i]!, offsets[i]! + blockSize(block)] as const;
        const [right, ours] = [expected.subarray(...range), found.subarray(...range)];
        const length = Math.hypot(...right);
        // A block whose true gradient is zero holds rounding alone.
        const distance =
          length > 1e-4 * whole ? relativeDistance(ours, right) : Math.hypot(...ours) / whole / 100;
        expect(distance, `${block.name} of ${size} windows`).toBeLessThanOrEqual(1e-5);
      });
    }
  });

  it.each(MODEL_KINDS)('should train as the plain path does, over 40 steps: %s', async (kind) => {
    const curves: number[][] = [];
    for (const backend of ['wasm-plain', 'wasm'] as const) {
      await useBackend(backend);
      const before = tf.memory();
      const { state, losses } = trainOn(smallModel(kind), { steps: 40, batch: 16, seed: 11, dropout: 0.1 });
      disposeState(state);
      const { numTensors, numDataBuffers, numBytes } = tf.memory();
      expect([numTensors, numDataBuffers, numBytes]).toEqual([
        before.numTensors,
        before.numDataBuffers,
        before.numBytes,
      ]);
      curves.push(losses);
    }
    const [plain, ours] = curves as [number[], number[]];
    expect(plain[39]!).toBeLessThan(plain[0]!);
    ours.forEach((loss, i) => expect(Math.abs(loss - plain[i]!), `step ${i}`).toBeLessThan(1e-4));
    expect(guard.damage()).toEqual([]);
  });

  it('should leave a shared tensor as it is when the optimiser works in place', async () => {
    await useBackend('wasm');
    const adam = { learningRate: 0.1, clip: 1, amsgrad: true };
    const state = createState(Float32Array.of(1, 2, 3, 4, 5), adam);
    const gradient = tf.tensor1d([1, -1, 1, -1, 1]);
    const best = tf.clone(state.parameters);
    expect(wasm().getMemoryOffset(best.dataId)).toBe(wasm().getMemoryOffset(state.parameters.dataId));
    adamStep(state, gradient, adam);
    expect([...best.dataSync()]).toEqual([1, 2, 3, 4, 5]);
    expect(state.parameters.dataSync()[0]).toBeCloseTo(0.9, 5);
    const address = wasm().getMemoryOffset(state.parameters.dataId);
    adamStep(state, gradient, adam);
    expect(wasm().getMemoryOffset(state.parameters.dataId)).toBe(address);
    expect([...best.dataSync()]).toEqual([1, 2, 3, 4, 5]);
    tf.dispose([gradient, best]);
    disposeState(state);
  });

  it('should keep a slice that shares memory for as long as it is used, and no longer', async () => {
    await useBackend('wasm');
    const before = tf.memory().numDataBuffers;
    const ids = wasm().numDataIds();
    const whole = tf.tensor2d([...Array(12).keys()], [4, 3]);
    const parts = tf.split(whole, [1, 2, 1]);
    const inner = tf.slice2d(parts[1] as tf.Tensor2D, [1, 0], [1, 3]);
    const start = wasm().getMemoryOffset(whole.dataId);
    expect(wasm().getMemoryOffset(inner.dataId)).toBe(start + 4 * 6);
    tf.dispose([whole, ...parts]);
    expect([...inner.dataSync()]).toEqual([6, 7, 8]);
    expect(wasm().numDataIds() - ids).toBe(3);
    inner.dispose();
    expect([tf.memory().numDataBuffers - before, wasm().numDataIds() - ids]).toEqual([0, 0]);
    expect(guard.damage()).toEqual([]);
  });

  it('should go on where the memory has grown and moved', async () => {
    const shape = { steps: 5, features: 7, macro: 3, horizon: 2 };
    const model = createModel('lstm', shape, { hyper: { units: 9 } });
    const batch = randomBatch(6, shape);
    const before = await gradientOn('wasm', model, batch);
    const { buffer } = wasm().wasm.HEAPU8;
    const large = tf.zeros([buffer.byteLength / 4]);
    expect(wasm().wasm.HEAPU8.buffer).not.toBe(buffer);
    expect(await gradientOn('wasm', model, batch)).toEqual(before);
    large.dispose();
    expect(guard.damage()).toEqual([]);
  });

  it('should go on where the memory grows in the middle of a kernel', async () => {
    await useBackend('wasm');
    const { program } = installedKernels()!;
    const memory = wasm().wasm;
    const columns = 40;
    let grown = false;
    for (let rows = 1000; !grown && rows < 1e6; rows *= 2) {
      const { at, dispose } = onHeap({ x: rows * columns, dy: rows, w: columns, dw: columns, db: 1 });
      memory.HEAPF32.fill(1, at.x / 4, at.x / 4 + rows * columns);
      memory.HEAPF32.fill(1, at.dy / 4, at.dy / 4 + rows);
      const { buffer } = memory.HEAPU8;
      program.denseGradient(at.dy, at.dy, at.x, at.w, 0, at.dw, at.db, rows, columns, 1, 0);
      grown = memory.HEAPU8.buffer !== buffer;
      expect([...memory.HEAPF32.subarray(at.dw / 4, at.dw / 4 + columns)]).toEqual(Array(columns).fill(rows));
      dispose();
    }
    expect(grown).toBe(true);
    expect(guard.damage()).toEqual([]);
  });
});

/** Tensors of the given lengths, by name, and where they lie. */
function onHeap<Name extends string>(
  lengths: Record<Name, number>,
): { at: Record<Name, number>; dispose: () => void } {
  const tensors = Object.entries<number>(lengths).map(
    ([name, length]) => [name, tf.zeros([length])] as const,
  );
  const at = Object.fromEntries(tensors.map(([name, { dataId }]) => [name, wasm().getMemoryOffset(dataId)]));
  return {
    at: at as Record<Name, number>,
    dispose: () => tf.dispose(tensors.map(([, tensor]) => tensor)),
  };
}
