import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D } from '@tensorflow/tfjs-core';

const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;

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
  const next = tf.tidy(() => {
    const clipped = options.clip > 0 ? tf.clipByValue(gradient, -options.clip, options.clip) : gradient;
    const first: Tensor1D = tf.add(tf.mul(state.first, BETA1), tf.mul(clipped, 1 - BETA1));
    const second: Tensor1D = tf.add(tf.mul(state.second, BETA2), tf.mul(tf.square(clipped), 1 - BETA2));
    const largest: Tensor1D[] = state.largest ? [tf.maximum(state.largest, second)] : [];
    const scale = 1 / Math.sqrt(1 - BETA2 ** state.steps);
    const spread = tf.add(tf.mul(tf.sqrt(largest[0] ?? second), scale), EPSILON);
    const rate = options.learningRate / (1 - BETA1 ** state.steps);
    const parameters: Tensor1D = tf.sub(state.parameters, tf.mul(tf.div(first, spread), rate));
    return [parameters, first, second, ...largest].map((tensor) => tf.keep(tensor));
  });
  disposeState(state);
  [state.parameters, state.first, state.second] = next as [Tensor1D, Tensor1D, Tensor1D];
  state.largest = next[3] ?? null;
}

/** Euclidean length of a gradient, as a scalar tensor. */
export function gradientNorm(gradient: Tensor): Tensor {
  return tf.sqrt(tf.sum(tf.square(gradient)));
}
