// The optimiser, and whole training, on the backend in use.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../../src/domain/random';
import type { ModelKind } from '../../../../src/domain/spec/spec';
import { initialParameters } from '../../../../workers/training/models/parameters';
import { adamStep, createState, disposeState } from '../../../../workers/training/optimiser';
import { createTrainStep } from '../../../../workers/training/train-step';
import { normals } from '../models/kernels/cases';
import { drawBatch, smallModel } from '../models/small';

const SIZE = 1003;
const ADAM = { learningRate: 0.01, clip: 0.5 };

/** Parameters, both moments and the largest after some steps; then the parameters that were kept after the first. */
export async function optimised(amsgrad: boolean): Promise<number[][]> {
  const options = { ...ADAM, amsgrad };
  const state = createState(normals(SIZE, 1), options);
  let kept: Tensor1D | null = null;
  for (let step = 0; step < 4; step++) {
    const gradient = tf.tensor1d(normals(SIZE, 10 + step));
    adamStep(state, gradient, options);
    gradient.dispose();
    // Read back, so that tfjs has a copy that the next step makes old; and shared, as the best weights are.
    if (step === 0) await state.parameters.data();
    if (step === 0) kept = tf.clone(state.parameters);
  }
  const tensors = [
    state.parameters,
    state.first,
    state.second,
    ...(state.largest ? [state.largest] : []),
    kept!,
  ];
  const found = await Promise.all(tensors.map(async (tensor) => [...(await tensor.data())]));
  disposeState(state);
  kept!.dispose();
  return found;
}

/** Whether a gradient that is no number is seen in the parameters, and nowhere else. */
export async function showsNaN(): Promise<boolean> {
  const options = { ...ADAM, amsgrad: true };
  const state = createState(new Float32Array(3), options);
  const gradient = tf.tensor1d([1, NaN, -1]);
  adamStep(state, gradient, options);
  const values = [...(await state.parameters.data())];
  gradient.dispose();
  disposeState(state);
  return Number.isNaN(values[1]) && values[0]! < 0 && values[2]! > 0;
}

/** Losses and gradient norms of forty steps with dropout of a small model. */
export async function trained(kind: ModelKind): Promise<number[]> {
  const random = createRandom(5);
  const model = smallModel(kind);
  const options = { learningRate: 0.01, clip: 1, amsgrad: true };
  const state = createState(initialParameters(model.table, random), options);
  const step = createTrainStep(model, options);
  const results: tf.Tensor[] = [];
  for (let i = 0; i < 40; i++) {
    const { loss, gradientNorm } = step(state, drawBatch(5, random), { dropout: 0.2, random });
    results.push(loss, gradientNorm);
  }
  const values = await Promise.all(results.map(async (tensor) => (await tensor.data())[0]!));
  tf.dispose(results);
  disposeState(state);
  return values;
}
