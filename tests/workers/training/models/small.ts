// Small versions of every model on a problem with a known answer, for tests that train.
import * as tf from '@tensorflow/tfjs-core';
import { createRandom, type Random } from '../../../../src/domain/random';
import type { HeadKind } from '../../../../src/domain/spec/head';
import { hyperFields, type Hyper } from '../../../../src/domain/spec/hyper';
import type { ModelKind } from '../../../../src/domain/spec/spec';
import type { Batch } from '../../../../workers/training/batches';
import { createModel } from '../../../../workers/training/models/catalogue';
import type { Model } from '../../../../workers/training/models/model';
import { initialParameters } from '../../../../workers/training/models/parameters';
import { createState, disposeState, type TrainState } from '../../../../workers/training/optimiser';
import { createTrainStep, type StepOptions } from '../../../../workers/training/train-step';

export const SMALL_SHAPE = { steps: 7, features: 3, macro: 2, horizon: 2 };

/** A quarter of the benchmark's width, one layer; the CNN, which is fast, keeps its width. */
export function smallHyper(kind: ModelKind): Hyper {
  if (kind === 'cnn') return {};
  return Object.fromEntries(
    hyperFields(kind).map(([key, { initial, min }]) => {
      if (key === 'layers') return [key, kind === 'lstm' ? 2 : 1];
      return [key, key === 'heads' ? 2 : Math.max(min, 8 * Math.ceil(initial / 32))];
    }),
  );
}

export function smallModel(kind: ModelKind, head: HeadKind = 'huber'): Model {
  return createModel(kind, SMALL_SHAPE, { head, hyper: smallHyper(kind) });
}

/** What the days and the economy of a window say of its targets. */
export type Answer = (lastDay: readonly number[], random: Random) => readonly number[];

/** The first two features of the last day, scaled: every model can say this. */
export const LINEAR: Answer = ([a, b]) => [0.8 * a!, -0.5 * b!];

/** Standard normal inputs, and targets by the answer. */
export function drawBatch(size: number, random: Random, answer: Answer = LINEAR): Batch {
  const { steps, features, macro, horizon } = SMALL_SHAPE;
  const draw = (length: number): Float32Array => Float32Array.from({ length }, () => random.normal());
  const [days, economy] = [draw(size * steps * features), draw(size * macro)];
  const targets = Float32Array.from(
    Array.from({ length: size }, (_, i) => {
      const last = (i * steps + steps - 1) * features;
      return answer([...days.subarray(last, last + features)], random);
    }).flat(),
  );
  return {
    size,
    inputs: () => ({
      sequence: tf.tensor3d(days, [size, steps, features]),
      macro: tf.tensor2d(economy, [size, macro]),
    }),
    target: () => tf.tensor2d(targets, [size, horizon]),
  };
}

export interface Training extends Partial<StepOptions> {
  readonly steps: number;
  readonly batch: number;
  readonly seed: number;
  readonly dropout?: number;
  readonly answer?: Answer;
}

/** Trains on fresh batches, the last third at a tenth of the learning rate; answers the state, which the caller disposes, and the loss of every step. */
export function trainOn(
  model: Model,
  { steps, batch, seed, dropout = 0, answer = LINEAR, ...options }: Training,
): { state: TrainState; losses: number[] } {
  const random = createRandom(seed);
  const adam = { learningRate: 0.01, clip: 1, amsgrad: true, ...options };
  const state = createState(initialParameters(model.table, random), adam);
  const rough = createTrainStep(model, adam);
  const fine = createTrainStep(model, { ...adam, learningRate: adam.learningRate / 10 });
  const losses: number[] = [];
  for (let i = 0; i < steps; i++) {
    const step = i < (2 / 3) * steps ? rough : fine;
    const { loss, gradientNorm } = step(state, drawBatch(batch, random, answer), { dropout, random });
    losses.push(loss.dataSync()[0]!);
    tf.dispose([loss, gradientNorm]);
  }
  return { state, losses };
}

/** The parameters after some training; nothing is left behind. */
export function trainedParameters(model: Model, training: Training): Float32Array {
  const { state } = trainOn(model, training);
  const parameters = (state.parameters.dataSync() as Float32Array).slice();
  disposeState(state);
  return parameters;
}
