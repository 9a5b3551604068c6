import * as tf from '@tensorflow/tfjs-core';
import type { Scalar, Tensor, Tensor1D } from '@tensorflow/tfjs-core';
import type { Batch } from './batches';
import { huberLoss } from './loss';
import type { ForwardContext, Model } from './models/model';
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

/** The step of a model by tfjs's tape, with Huber loss and Adam on the flat vector. */
export function createTrainStep(model: Model, options: AdamOptions): TrainStep {
  return (state, batch, context) =>
    tf.tidy(() => {
      const { loss, gradient } = lossAndGradient(model, { parameters: state.parameters, batch, context });
      const norm = gradientNorm(gradient);
      adamStep(state, gradient, options);
      return { loss, gradientNorm: norm as Scalar };
    });
}

/** The loss of a batch and its gradient as one flat vector. */
export function lossAndGradient(
  model: Model,
  { parameters, batch, context }: { parameters: Tensor1D; batch: Batch; context: ForwardContext },
): { loss: Scalar; gradient: Tensor1D } {
  return tf.tidy(() => {
    const blocks = unpackParameters(parameters, model.table);
    const evaluate = tf.valueAndGrads((...args: Tensor[]) => {
      const { output } = model.forward(nameParameters(args, model.table), batch.inputs(), context);
      return huberLoss(output, batch.target());
    });
    const { value, grads } = evaluate(blocks);
    const gradient = tf.concat1d(grads.map((grad) => tf.reshape(grad, [grad.size]) as Tensor1D));
    return { loss: value as Scalar, gradient };
  });
}
