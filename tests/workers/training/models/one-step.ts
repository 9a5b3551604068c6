// The gradient of one training step, by the engine and by tfjs's own tape, at the benchmark's sizes.
import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../../src/domain/random';
import type { HeadKind } from '../../../../src/domain/spec/head';
import type { ModelKind } from '../../../../src/domain/spec/spec';
import type { Batch } from '../../../../workers/training/batches';
import { createModel } from '../../../../workers/training/models/catalogue';
import { INFERENCE, type Model, type ModelInputs } from '../../../../workers/training/models/model';
import { blockOffsets, blockSize, initialParameters } from '../../../../workers/training/models/parameters';
import { nameParameters, unpackParameters } from '../../../../workers/training/models/unpack';
import { lossAndGradient } from '../../../../workers/training/train-step';
import { normalTensor, relativeDistance } from '../support';
import { PLAIN, plainLoss } from './plain';

const SHAPE = { steps: 7, features: 40, macro: 13, horizon: 5 };
const ROWS = 4;

/** A model with a head, of the benchmark's sizes. */
export interface StepCase {
  readonly kind: ModelKind;
  readonly head: HeadKind;
}

function modelOf({ kind, head }: StepCase): Model {
  return createModel(kind, SHAPE, { head });
}

function inputs(): ModelInputs {
  return {
    sequence: normalTensor([ROWS, SHAPE.steps, SHAPE.features], 6) as Tensor3D,
    macro: normalTensor([ROWS, SHAPE.macro], 7) as Tensor2D,
  };
}

const target = (): Tensor2D => normalTensor([ROWS, SHAPE.horizon], 8) as Tensor2D;

/** Random weights with biases that are not zero, so that every block matters. */
function parametersOf({ table }: Model): Float32Array {
  const noise = createRandom(9);
  return initialParameters(table, createRandom(5)).map((value) => value + 0.05 * noise.normal());
}

/** By the engine, on the backend in use: one flat vector. */
export async function engineGradient(one: StepCase): Promise<Float32Array> {
  const model = modelOf(one);
  const parameters: Tensor1D = tf.tensor1d(parametersOf(model));
  const batch: Batch = { size: ROWS, inputs, target };
  const { loss, gradient } = lossAndGradient(model, { parameters, batch, context: INFERENCE });
  const values = ((await gradient.data()) as Float32Array).slice();
  tf.dispose([parameters, loss, gradient]);
  return values;
}

/** By the tape, through layers and loss on plain core operations. */
export function plainGradient(one: StepCase): Float32Array {
  const { table } = modelOf(one);
  return tf.tidy(() => {
    const blocks = unpackParameters(tf.tensor1d(parametersOf(modelOf(one))), table);
    const loss = (...args: Tensor[]): Tensor => {
      const raw = PLAIN[one.kind](nameParameters(args, table), inputs(), SHAPE.horizon);
      return plainLoss(one.head, raw, target());
    };
    const gradients = tf.grads(loss)(blocks);
    return Float32Array.from(gradients.flatMap((gradient) => [...gradient.dataSync()]));
  });
}

/** ‖g − g₀‖ / ‖g₀‖ of every parameter block, by name. */
export function blockDistances(
  one: StepCase,
  found: Float32Array,
  expected: Float32Array,
): Record<string, number> {
  const { table } = modelOf(one);
  const offsets = blockOffsets(table);
  return Object.fromEntries(
    table.map((block, i) => {
      const range = [offsets[i]!, offsets[i]! + blockSize(block)] as const;
      return [block.name, relativeDistance(found.subarray(...range), expected.subarray(...range))];
    }),
  );
}
