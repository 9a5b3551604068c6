import * as tf from '@tensorflow/tfjs-core';
import { createRandom } from '../../../../src/domain/random';
import type { ModelKind } from '../../../../src/domain/spec/spec';
import { createModel } from '../../../../workers/training/models/catalogue';
import { initialParameters } from '../../../../workers/training/models/parameters';
import { createState, disposeState } from '../../../../workers/training/optimiser';
import { createTrainStep } from '../../../../workers/training/train-step';
import { normals } from '../models/kernels/cases';

const SIZES = { features: 40, macro: 13, horizon: 5 };
const ADAM = { learningRate: 0.001, clip: 1, amsgrad: true };
const DROPOUT = 0.2;
const WARM_UPS = 5;
const TIMED = 50;
const ENCODED = 4;
const ENCODINGS = 4;

export interface StepShape {
  readonly model: ModelKind;
  readonly batch: number;
  /** Days of a window. */
  readonly steps: number;
}

/** What one training step costs on WebGPU, optimiser, dropout and gradient norm included. */
export interface StepCost extends StepShape {
  /** Kernels as tfjs counts them, and dispatches as the device is given them. */
  readonly kernelsPerStep: number;
  readonly dispatchesPerStep: number;
  /** Milliseconds in which JavaScript encodes a step, at best; the device works on beside it. Null where not asked for. */
  readonly encodeMsPerStep: number | null;
  /** Milliseconds a step over fifty, with one read-back at the end; null where it was not asked for. */
  readonly msPerStep: number | null;
}

/** What is found out: kernels and dispatches; the time to encode them; the time of a step, not worth it on a GPU in software. */
export type CostKind = 'counted' | 'encoded' | 'timed';

/** On the backend in use, which is WebGPU. */
export async function stepCost(shape: StepShape, how: CostKind): Promise<StepCost> {
  const { once, dispose } = stepOf(shape);
  tf.dispose(once());
  const counter = countDispatches();
  const { kernels } = await tf.profile(() => tf.dispose(once()));
  const dispatchesPerStep = counter.stop();
  const encodeMsPerStep = how === 'counted' ? null : await encoding(once);
  const msPerStep = how === 'timed' ? await milliseconds(once) : null;
  dispose();
  return { ...shape, kernelsPerStep: kernels.length, dispatchesPerStep, encodeMsPerStep, msPerStep };
}

function stepOf({ model: kind, batch: size, steps }: StepShape): {
  once: () => tf.Tensor[];
  dispose: () => void;
} {
  const model = createModel(kind, { ...SIZES, steps });
  const random = createRandom(1);
  const state = createState(initialParameters(model.table, random), ADAM);
  const step = createTrainStep(model, ADAM);
  const { features, macro, horizon } = SIZES;
  const [days, economy, target] = [steps * features, macro, horizon].map((a, i) => normals(size * a, i));
  const batch = {
    size,
    inputs: () => ({
      sequence: tf.tensor3d(days!, [size, steps, features]),
      macro: tf.tensor2d(economy!, [size, macro]),
    }),
    target: () => tf.tensor2d(target!, [size, horizon]),
  };
  const once = (): tf.Tensor[] => Object.values(step(state, batch, { dropout: DROPOUT, random }));
  return { once, dispose: () => disposeState(state) };
}

/** The quickest of some stretches of steps, the device idle before each. */
async function encoding(once: () => tf.Tensor[]): Promise<number> {
  let least = Infinity;
  for (let i = 0; i < ENCODINGS; i++) {
    const started = performance.now();
    const results = Array.from({ length: ENCODED }, once);
    least = Math.min(least, (performance.now() - started) / ENCODED);
    await results.at(-1)![0]!.data();
    tf.dispose(results);
  }
  return least;
}

async function milliseconds(once: () => tf.Tensor[]): Promise<number> {
  const steps = async (count: number): Promise<void> => {
    for (let i = 1; i < count; i++) tf.dispose(once());
    const last = once();
    await last[0]!.data();
    tf.dispose(last);
  };
  await steps(WARM_UPS);
  const started = performance.now();
  await steps(TIMED);
  return (performance.now() - started) / TIMED;
}

/** Counts what compute passes are asked to run. */
function countDispatches(): { stop: () => number } {
  const pass = GPUComputePassEncoder.prototype;
  const original = Object.getOwnPropertyDescriptor(pass, 'dispatchWorkgroups')!;
  const run = original.value as (this: GPUComputePassEncoder, ...sizes: number[]) => undefined;
  let count = 0;
  Object.defineProperty(pass, 'dispatchWorkgroups', {
    ...original,
    value: function counted(this: GPUComputePassEncoder, ...sizes: number[]) {
      count += 1;
      return run.apply(this, sizes);
    },
  });
  return {
    stop: () => {
      Object.defineProperty(pass, 'dispatchWorkgroups', original);
      return count;
    },
  };
}
