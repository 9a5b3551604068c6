import * as tf from '@tensorflow/tfjs-core';
import type { NamedAttrMap, NamedTensorMap, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { offers } from './models/kernels/contract';
import { fusedNorm } from './models/kernels/fused';
import { ADAM, ADAM_KERNEL, type AdamNumbers } from './models/kernels/wasm-adam';

export interface AdamOptions {
  readonly learningRate: number;
  /** Largest absolute value of any gradient entry; 0 = no clipping. */
  readonly clip: number;
  readonly amsgrad: boolean;
}

/** The flat parameter vector with the optimiser's moments and the number of steps taken. Dispose with `disposeState`. */
export interface TrainState {
  parameters: Tensor1D;
  first: Tensor1D;
  second: Tensor1D;
  /** Largest second moment so far; null without AMSGrad. */
  largest: Tensor1D | null;
  steps: number;
}

/** State at step 0 for the given first parameters. */
export function createState(parameters: Float32Array, { amsgrad }: AdamOptions): TrainState {
  const zeros = (): Tensor1D => tf.zeros([parameters.length]);
  return {
    parameters: tf.tensor1d(parameters.slice()),
    first: zeros(),
    second: zeros(),
    largest: amsgrad ? zeros() : null,
    steps: 0,
  };
}

export function disposeState(state: TrainState): void {
  for (const tensor of [state.parameters, state.first, state.second, state.largest]) tensor?.dispose();
}

/**
 * One step of Adam (Kingma and Ba 2015) on a flat gradient clipped by value, with AMSGrad's largest second moment
 * (Reddi et al. 2018) where asked: p -= rate / (1 - b1^t) · m / (sqrt(v) / sqrt(1 - b2^t) + 1e-7). The moments are
 * corrected in doubles outside the tensors, so that a run resumed from step t continues exactly.
 */
export function adamStep(state: TrainState, gradient: Tensor1D, options: AdamOptions): void {
  state.steps += 1;
  const numbers = {
    rate: options.learningRate / (1 - ADAM.beta1 ** state.steps),
    scale: 1 / Math.sqrt(1 - ADAM.beta2 ** state.steps),
    clip: options.clip,
  };
  const step = offers('adam') ? stepByKernel : stepByOperations;
  const next = tf.tidy(() => step(state, gradient, numbers).map((tensor) => tf.keep(tensor)));
  disposeState(state);
  [state.parameters, state.first, state.second] = next as [Tensor1D, Tensor1D, Tensor1D];
  state.largest = next[3] ?? null;
}

type Step = (state: TrainState, gradient: Tensor1D, numbers: AdamNumbers) => Tensor1D[];

const stepByKernel: Step = ({ parameters, first, second, largest }, gradient, numbers) => {
  const inputs: NamedTensorMap = { parameters, first, second, gradient, ...(largest && { largest }) };
  return tf
    .engine()
    .runKernel<Tensor[]>(ADAM_KERNEL, inputs, numbers as unknown as NamedAttrMap) as Tensor1D[];
};

const stepByOperations: Step = (state, gradient, { rate, scale, clip }) => {
  const clipped = clip > 0 ? tf.clipByValue(gradient, -clip, clip) : gradient;
  const first: Tensor1D = tf.add(tf.mul(state.first, ADAM.beta1), tf.mul(clipped, 1 - ADAM.beta1));
  const square = tf.mul(tf.mul(clipped, clipped), 1 - ADAM.beta2);
  const second: Tensor1D = tf.add(tf.mul(state.second, ADAM.beta2), square);
  const largest: Tensor1D[] = state.largest ? [tf.maximum(state.largest, second)] : [];
  const spread = tf.add(tf.mul(tf.sqrt(largest[0] ?? second), scale), ADAM.epsilon);
  const parameters: Tensor1D = tf.sub(state.parameters, tf.mul(tf.div(first, spread), rate));
  return [parameters, first, second, ...largest];
};

/** Euclidean length of a gradient, as a scalar tensor. */
export function gradientNorm(gradient: Tensor): Tensor {
  if (offers('norm')) return fusedNorm(gradient);
  return tf.sqrt(tf.sum(tf.mul(gradient, gradient)));
}
