import * as tf from '@tensorflow/tfjs-core';
import type { Tensor1D } from '@tensorflow/tfjs-core';
import type { EpochRecord } from '../../src/contracts/run';
import type { TrainState } from './optimiser';

/**
 * A training loop between two epochs, as plain arrays. The generators need no state of their own: each purpose
 * begins a new stream in each epoch, which the seed and the epoch's number determine (streams.ts, noise.ts).
 */
export interface LoopSnapshot {
  /** One record an epoch that was finished. */
  readonly epochs: readonly EpochRecord[];
  readonly state: StateSnapshot;
  /** The best weights by validation loss, and their epoch; null and 0 before the first good one. */
  readonly best: Float32Array | null;
  readonly bestEpoch: number;
}

/** `TrainState` with its tensors as arrays. */
export interface StateSnapshot {
  readonly parameters: Float32Array;
  readonly first: Float32Array;
  readonly second: Float32Array;
  readonly largest: Float32Array | null;
  readonly steps: number;
}

/** Copies a state off the device; one wait for all of its tensors. */
export async function snapshotState(state: TrainState): Promise<StateSnapshot> {
  const [parameters, first, second, largest] = await Promise.all([
    readTensor(state.parameters),
    readTensor(state.first),
    readTensor(state.second),
    state.largest && readTensor(state.largest),
  ]);
  return { parameters, first, second, largest, steps: state.steps };
}

/** The state that was copied, on the backend in use. Dispose with `disposeState`. */
export function restoreState(snapshot: StateSnapshot): TrainState {
  const { parameters, first, second, largest, steps } = snapshot;
  return {
    parameters: tensorOf(parameters),
    first: tensorOf(first),
    second: tensorOf(second),
    largest: largest && tensorOf(largest),
    steps,
  };
}

/** The values of a tensor as an array of their own: what a backend hands out may be its memory. */
export async function readTensor(tensor: Tensor1D): Promise<Float32Array> {
  return ((await tensor.data()) as Float32Array).slice();
}

/** A tensor of a copy: a backend may take the array that it is given for its own. */
export function tensorOf(values: Float32Array): Tensor1D {
  return tf.tensor1d(values.slice());
}
