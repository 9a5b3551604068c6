import * as tf from '@tensorflow/tfjs-core';
import type { ModelKind } from '../../../src/contracts/run';
import { createRandom, type Random } from '../../../src/domain/random';
import { BENCHMARK, benchmarkDropout } from '../../../src/domain/speed/benchmark';
import type { Batch } from '../batches';
import { createModel } from '../models/catalogue';
import type { ModelShape } from '../models/model';
import { initialParameters } from '../models/parameters';
import { createState, disposeState } from '../optimiser';
import { createTrainStep, type StepResult } from '../train-step';

const ADAM = { learningRate: 0.001, clip: 1, amsgrad: true };

/** Steps of a model on one made-up batch, on the backend that was in use when it was made. */
export interface SyntheticSteps {
  /** Takes one step; the caller disposes the answer. */
  readonly once: () => StepResult;
  readonly dispose: () => void;
}

/** Optimisation steps of a model on normal numbers, of the benchmark's sizes but for what is given. */
export function syntheticSteps(
  kind: ModelKind,
  { batch: size, steps }: { readonly batch: number; readonly steps: number } = BENCHMARK,
): SyntheticSteps {
  const { features, macro, horizon } = BENCHMARK;
  const shape = { features, macro, horizon, steps };
  const random = createRandom(1);
  const model = createModel(kind, shape);
  const state = createState(initialParameters(model.table, random), ADAM);
  const step = createTrainStep(model, ADAM);
  const batch = randomBatch(shape, size, random);
  const context = { dropout: benchmarkDropout(kind), random };
  return { once: () => step(state, batch, context), dispose: () => disposeState(state) };
}

function randomBatch(shape: ModelShape, size: number, random: Random): Batch {
  const { steps, features, macro, horizon } = shape;
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
