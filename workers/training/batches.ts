import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Numbers } from '../../src/domain/frame';
import { addNoise } from '../../src/domain/features/noise';
import type { Random } from '../../src/domain/random';
import { gatherRows, makeWindows } from '../../src/domain/windows';
import type { ModelInputs } from './models/model';

/** Scaled inputs as columns over the days of the panel: the sequence features and the macro inputs. */
export interface InputColumns {
  readonly sequence: readonly Float64Array[];
  readonly macro: readonly Float64Array[];
}

/** Columns with the scaled targets (one column a horizon) and the length of a window. */
export interface Dataset {
  readonly columns: InputColumns;
  readonly target: readonly Float64Array[];
  readonly window: number;
}

/** Gaussian noise for training inputs: a share of each column's SD over the training rows, in scaled units. */
export interface InputNoise {
  readonly share: number;
  readonly sequence: Numbers;
  readonly macro: Numbers;
  readonly random: Random;
}

/** Examples on the way to a model; both calls make fresh tensors that the caller's tidy releases. */
export interface Batch {
  readonly size: number;
  readonly inputs: () => ModelInputs;
  readonly target: () => Tensor2D;
}

/** The examples whose windows end on the given rows; noise only where it is given, so only in training. */
export function makeBatch(dataset: Dataset, origins: Numbers, noise?: InputNoise): Batch {
  const { columns, target, window } = dataset;
  return {
    size: origins.length,
    inputs: () => modelInputs(columns, { window, origins, ...(noise && { noise }) }),
    target: () => tf.tensor2d(gatherRows(target, origins), [origins.length, target.length]),
  };
}

/** Which windows a model is given, and the noise on them. */
export interface InputPlan {
  readonly window: number;
  readonly origins: Numbers;
  readonly noise?: InputNoise;
}

/** Windows and macro rows of the given origins as tensors. */
export function modelInputs(
  { sequence, macro }: InputColumns,
  { window, origins, noise }: InputPlan,
): ModelInputs {
  const windows = disturb(makeWindows(sequence, { window, origins }), noise, 'sequence');
  const rows = disturb(gatherRows(macro, origins), noise, 'macro');
  return {
    sequence: tf.tensor3d(windows, [origins.length, window, sequence.length]),
    macro: tf.tensor2d(rows, [origins.length, macro.length]),
  };
}

function disturb(
  values: Float32Array,
  noise: InputNoise | undefined,
  part: 'sequence' | 'macro',
): Float32Array {
  if (!noise || noise[part].length === 0) return values;
  return addNoise(values, { deviations: noise[part], share: noise.share, random: noise.random });
}

/** Consecutive parts of at most `size` rows. */
export function chunks(rows: Int32Array, size: number): Int32Array[] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    rows.subarray(i * size, (i + 1) * size),
  );
}
