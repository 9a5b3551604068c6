import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import { scheduleFactor, type ScheduleKind } from '../../src/domain/spec/schedule';
import type { Batch } from './batches';
import { offers } from './models/kernels/contract';
import { fusedJoin } from './models/kernels/fused';
import type { ForwardContext, Model } from './models/model';
import { isWeight } from './models/parameters';
import { nameParameters, unpackParameters } from './models/unpack';
import { adamStep, gradientNorm, type AdamOptions, type TrainState } from './optimiser';

/** What one step answers; the caller disposes the tensors. */
export interface StepResult {
  readonly loss: Scalar;
  readonly gradientNorm: Scalar;
}

/**
 * One optimisation step: parameters in (in the state, which it advances), batch in, loss out. The loop, checkpoints
 * and calibration know no more of a model than this.
 */
export type TrainStep = (state: TrainState, batch: Batch, context: ForwardContext) => StepResult;

/** How a step optimises. */
export interface StepOptions extends AdamOptions {
  /** Strength of the L2 penalty on weights; absent = none. */
  readonly l2?: number | undefined;
  /** How the learning rate goes over the steps of a run; absent = constant. */
  readonly schedule?: { readonly kind: ScheduleKind; readonly steps: number } | undefined;
}

/** The step of a model by tfjs's tape, with the model's loss and Adam on the flat vector. */
export function createTrainStep(model: Model, options: StepOptions): TrainStep {
  return (state, batch, context) =>
    tf.tidy(() => {
      const call = { parameters: state.parameters, batch, context, l2: options.l2 };
      const { loss, gradient } = lossAndGradient(model, call);
      const norm = gradientNorm(gradient);
      adamStep(state, gradient, atStep(options, state.steps + 1));
      return { loss, gradientNorm: norm as Scalar };
    });
}

/** The state counts its steps, so a resumed run is where it was on the curve. */
function atStep({ schedule, ...options }: StepOptions, step: number): AdamOptions {
  if (!schedule) return options;
  const learningRate = options.learningRate * scheduleFactor(schedule.kind, step, schedule.steps);
  return { ...options, learningRate };
}

interface GradientCall {
  readonly parameters: Tensor1D;
  readonly batch: Batch;
  readonly context: ForwardContext;
  readonly l2?: number | undefined;
}

/**
 * The loss of a batch and its gradient as one flat vector. The L2 penalty, l2 · the sum of the squared weights, is
 * in the gradient but not in the loss, so that losses of training and validation can be compared.
 */
export function lossAndGradient(
  model: Model,
  { parameters, batch, context, l2 = 0 }: GradientCall,
): { loss: Scalar; gradient: Tensor1D } {
  return tf.tidy(() => {
    const blocks = unpackParameters(parameters, model.table);
    const evaluate = tf.valueAndGrads((...args: Tensor[]) => {
      const result = model.forward(nameParameters(args, model.table), batch.inputs(), context);
      return model.loss(result, batch.target());
    });
    const { value, grads } = evaluate(blocks);
    const penalised = grads.map((gradient, i) =>
      l2 > 0 && isWeight(model.table[i]!) ? tf.add(gradient, tf.mul(blocks[i]!, 2 * l2)) : gradient,
    );
    const gradient = joined(penalised);
    return { loss: value as Scalar, gradient };
  });
}

/** All values of the blocks in one vector. */
function joined(blocks: readonly Tensor[]): Tensor1D {
  if (offers('join')) return fusedJoin(blocks);
  return tf.concat1d(blocks.map((block) => tf.reshape(block, [block.size]) as Tensor1D));
}
