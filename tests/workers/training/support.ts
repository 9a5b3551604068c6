import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '@tensorflow/tfjs-core';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import { activate } from '../../../workers/training/backends/probe';
import { createRandom } from '../../../src/domain/random';
import type { BackendId } from '../../../src/contracts/run';

/** Makes a real backend the active one. */
export async function useBackend(backend: BackendId): Promise<void> {
  await nodeBackends[backend]!.load();
  const fault = await activate(backend);
  if (fault) throw new Error(fault);
}

/** Standard normal values in a tensor. */
export function normalTensor(shape: number[], seed: number, scale = 1): Tensor {
  const random = createRandom(seed);
  const size = shape.reduce((product, length) => product * length, 1);
  return tf.tensor(
    Float32Array.from({ length: size }, () => scale * random.normal()),
    shape,
  );
}

/** Length of the difference over the length of the expected. */
export function relativeDistance(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let difference = 0;
  let size = 0;
  for (let i = 0; i < expected.length; i++) {
    difference += (found[i]! - expected[i]!) ** 2;
    size += expected[i]! ** 2;
  }
  return Math.sqrt(difference) / Math.sqrt(size);
}
