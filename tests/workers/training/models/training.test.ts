import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/domain/random';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import type { BackendId } from '../../../../src/domain/spec/spec';
import { createModel } from '../../../../workers/training/models/catalogue';
import { INFERENCE } from '../../../../workers/training/models/model';
import { initialParameters } from '../../../../workers/training/models/parameters';
import { nameParameters, unpackParameters } from '../../../../workers/training/models/unpack';
import { createState, disposeState } from '../../../../workers/training/optimiser';
import { createTrainStep } from '../../../../workers/training/train-step';
import { useBackend } from '../support';
import { drawBatch, LINEAR, SMALL_SHAPE, smallModel, trainedParameters, trainOn } from './small';

describe.each(MODEL_KINDS)('%s', (kind) => {
  beforeAll(() => useBackend('wasm'));

  it('should learn a small problem with a known answer', () => {
    const model = smallModel(kind);
    const { state } = trainOn(model, { steps: kind === 'cnn' ? 1000 : 250, batch: 64, seed: 3 });
    const error = tf.tidy(() => {
      const batch = drawBatch(500, createRandom(77));
      const p = nameParameters(unpackParameters(state.parameters, model.table), model.table);
      const { output } = model.forward(p, batch.inputs(), INFERENCE);
      return tf.mean(tf.square(tf.sub(output, batch.target()))).dataSync()[0]!;
    });
    disposeState(state);
    // Forecasting zero has a mean squared error of (0.8² + 0.5²) / 2 = 0.445.
    expect(error).toBeLessThan(0.1 * 0.445);
  });

  it('should give the same numbers with the same seed, on each backend', async () => {
    const runs: Float32Array[] = [];
    for (const backend of ['cpu', 'wasm'] satisfies BackendId[]) {
      await useBackend(backend);
      const run = (seed: number) =>
        trainedParameters(smallModel(kind), { steps: 3, batch: 8, seed, dropout: 0.2 });
      const first = run(5);
      expect(run(5)).toEqual(first);
      expect(run(6)).not.toEqual(first);
      runs.push(first);
    }
    const furthest = runs[0]!.reduce((most, value, i) => Math.max(most, Math.abs(value - runs[1]![i]!)), 0);
    expect(furthest).toBeLessThan(0.02);
  });

  it('should leave no tensors behind, with any head', async () => {
    await useBackend('wasm');
    const before = tf.memory().numTensors;
    for (const head of ['huber', 'mse', 'quantiles'] as const)
      trainedParameters(smallModel(kind, head), { steps: 2, batch: 8, seed: 1, dropout: 0.2, l2: 0.01 });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('should work with the shortest and a long window', async () => {
    await useBackend('wasm');
    for (const steps of [2, 3, 8]) {
      const model = createModel(kind, { ...SMALL_SHAPE, steps });
      tf.tidy(() => {
        const flat = tf.tensor1d(initialParameters(model.table, createRandom(1)));
        const p = nameParameters(unpackParameters(flat, model.table), model.table);
        const inputs = {
          sequence: tf.ones<tf.Rank.R3>([3, steps, 3]),
          macro: tf.ones<tf.Rank.R2>([3, 2]),
        };
        const { output } = model.forward(p, inputs, INFERENCE);
        expect(output.shape).toEqual([3, 2]);
        expect(output.dataSync().every(Number.isFinite)).toBe(true);
      });
    }
  });

  it('should drop values in training only', async () => {
    await useBackend('wasm');
    const model = smallModel(kind);
    const flat = tf.tensor1d(initialParameters(model.table, createRandom(1)));
    const outputs = [
      INFERENCE,
      { dropout: 0.5, random: null },
      { dropout: 0.5, random: createRandom(4) },
    ].map((context) =>
      tf.tidy(() => {
        const p = nameParameters(unpackParameters(flat, model.table), model.table);
        return model.forward(p, drawBatch(4, createRandom(2)).inputs(), context).output.dataSync();
      }),
    );
    flat.dispose();
    expect(outputs[1]).toEqual(outputs[0]);
    expect(outputs[2]).not.toEqual(outputs[0]);
  });
});

describe('a step of the LSTM of the benchmark', () => {
  it('should take at most 800 kernels, and as many dispatches on a GPU', async () => {
    // Plain JavaScript takes Adam in core operations, as a GPU does.
    await useBackend('cpu');
    const shape = { steps: 7, features: 3, macro: 2, horizon: 2 };
    const model = createModel('lstm', shape, { hyper: { units: 4 } });
    const adam = { learningRate: 0.01, clip: 1, amsgrad: true };
    const random = createRandom(1);
    const state = createState(initialParameters(model.table, random), adam);
    const step = createTrainStep(model, adam);
    const { kernels } = await tf.profile(() => {
      tf.dispose(Object.values(step(state, drawBatch(4, random, LINEAR), { dropout: 0.2, random })));
    });
    disposeState(state);
    expect(kernels.length).toBeGreaterThan(200);
    expect(kernels.length).toBeLessThanOrEqual(800);
    const dispatches = kernels.reduce(
      (sum, { name, outputShapes }) => sum + (name === 'SplitV' ? outputShapes.length : 1),
      0,
    );
    expect(dispatches).toBeLessThanOrEqual(800);
  });
});
