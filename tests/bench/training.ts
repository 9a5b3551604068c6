import * as layers from '@tensorflow/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import { nodeBackends } from '../../scripts/experiment/node-backends';
import { createRandom, type Random } from '../../src/domain/random';
import type { ModelKind } from '../../src/domain/spec/spec';
import { activate } from '../../workers/training/backends/probe';
import type { Batch } from '../../workers/training/batches';
import { createModel } from '../../workers/training/models/catalogue';
import type { ModelShape } from '../../workers/training/models/model';
import { initialParameters } from '../../workers/training/models/parameters';
import { createState, disposeState } from '../../workers/training/optimiser';
import { createTrainStep } from '../../workers/training/train-step';
import { medianMs } from './timing';

export interface TrainingResult {
  readonly model: ModelKind;
  readonly backend: string;
  readonly batch: number;
  /** Days of history a batch carries. */
  readonly steps: number;
  readonly msPerStep: number;
  /** The same sizes as a stock tfjs-layers model; null where those cannot train on this backend. */
  readonly stockMsPerStep: number | null;
  readonly kernelsPerStep: number;
}

const BACKEND = 'wasm';
const SHAPE: ModelShape = { steps: 7, features: 40, macro: 13, horizon: 5 };
const BATCHES = [16, 64];
const ADAM = { learningRate: 0.001, clip: 1, amsgrad: true };

/** Milliseconds of one optimisation step on random inputs of the benchmark's sizes. */
export async function training(): Promise<TrainingResult[]> {
  await nodeBackends[BACKEND]!.load();
  const fault = await activate(BACKEND);
  if (fault) throw new Error(fault);
  const results: TrainingResult[] = [];
  for (const model of ['mlp', 'fusion'] as const) {
    for (const batch of BATCHES) results.push(await measure(model, batch));
  }
  return results;
}

async function measure(kind: ModelKind, size: number): Promise<TrainingResult> {
  const random = createRandom(1);
  const model = createModel(kind, SHAPE);
  const state = createState(initialParameters(model.table, random), ADAM);
  const step = createTrainStep(model, ADAM);
  const batch = randomBatch(size, random);
  const once = (): void => {
    const { loss, gradientNorm } = step(state, batch, { dropout: 0, random: null });
    loss.dataSync(); // a backend may only have noted the work
    tf.dispose([loss, gradientNorm]);
  };
  const msPerStep = await medianMs(once, { atLeast: 20 });
  const { kernels } = await tf.profile(once);
  disposeState(state);
  // Stock layers have no gradient for convolutions on WebAssembly, so MacroFusion cannot train there.
  const stockMsPerStep = kind === 'mlp' ? await measureStock(size, random) : null;
  return {
    model: kind,
    backend: BACKEND,
    batch: size,
    steps: SHAPE.steps,
    msPerStep,
    stockMsPerStep,
    kernelsPerStep: kernels.length,
  };
}

function randomBatch(size: number, random: Random): Batch {
  const { steps, features, macro, horizon } = SHAPE;
  const [sequence, inputs, target] = [size * steps * features, size * macro, size * horizon].map((length) =>
    Float32Array.from({ length }, () => random.normal()),
  );
  return {
    size,
    inputs: () => ({
      sequence: tf.tensor3d(sequence!, [size, steps, features]),
      macro: tf.tensor2d(inputs!, [size, macro]),
    }),
    target: () => tf.tensor2d(target!, [size, horizon]),
  };
}

async function measureStock(size: number, random: Random): Promise<number> {
  const { steps, features, horizon } = SHAPE;
  const model = layers.sequential({
    layers: [
      layers.layers.timeDistributed({
        layer: layers.layers.dense({ units: 20, activation: 'relu' }),
        inputShape: [steps, features],
      }),
      layers.layers.flatten(),
      layers.layers.dense({ units: 20, activation: 'relu' }),
      layers.layers.dense({ units: horizon }),
    ],
  });
  model.compile({ optimizer: layers.train.adam(ADAM.learningRate), loss: layers.losses.huberLoss });
  const batch = randomBatch(size, random);
  const [input, target] = [batch.inputs().sequence, batch.target()];
  const ms = await medianMs(() => model.trainOnBatch(input, target), { atLeast: 20 });
  model.dispose();
  tf.dispose([input, target]);
  return ms;
}
