import { createRandom } from '../random';
import type { Random } from '../random';
import type { Numbers } from '../frame';

export interface NoiseOptions {
  /** Training SD of each feature, in the unit of `values`: scaled values, scaled SD. */
  readonly deviations: Numbers;
  /** Noise as a share of the SD: 0.005. */
  readonly share: number;
  readonly random: Random;
}

/**
 * Training inputs with Gaussian noise added: value + share · SD of its feature · N(0, 1), one draw a value. For
 * training batches only, on features only; the values given are left as they were.
 *
 * @param values row-major, the features last: [rows, features] or [rows, days, features]
 * @returns a new array of the same shape; the values themselves where the share is 0
 * @throws RangeError when the length is no multiple of the number of features
 */
export function addNoise(values: Float32Array, { deviations, share, random }: NoiseOptions): Float32Array {
  const width = deviations.length;
  if (width === 0 || values.length % width !== 0) {
    throw new RangeError(
      `${values.length} values cannot be rows of ${width} features. Give one deviation a feature.`,
    );
  }
  if (share === 0) return values;
  const drawn = normalsOf(random, values.length);
  const result = new Float32Array(values.length);
  for (let i = 0, feature = 0; i < values.length; i++) {
    result[i] = values[i]! + share * deviations[feature]! * drawn[i]!;
    feature = feature + 1 === width ? 0 : feature + 1;
  }
  return result;
}

function normalsOf(random: Random, count: number): Float64Array {
  const values = new Float64Array(count);
  if (random.normals) random.normals(values);
  else for (let i = 0; i < count; i++) values[i] = random.normal();
  return values;
}

/** The stream of noise of one epoch: a fresh one each epoch, the same at every run with the same seed. */
export function noiseRandom(seed: number, epoch: number): Random {
  return createRandom(Math.imul(seed ^ 0x6e6f6973, 0x9e3779b1) + Math.imul(epoch + 1, 0x85ebca6b));
}
