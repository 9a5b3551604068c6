import * as tf from '@tensorflow/tfjs-core';
import type { GradSaveFunc, Tensor } from '@tensorflow/tfjs-core';

/**
 * A function with a gradient of our own. `backward` answers one gradient an input; every tensor it reads must have
 * been kept by `forward`, for the tape releases all others.
 */
export interface CustomFunction<T extends Tensor> {
  readonly forward: (keep: GradSaveFunc) => T;
  readonly backward: (dy: T, kept: readonly Tensor[]) => Tensor[];
}

/** Runs `forward` on the inputs it closes over and gives the tape `backward` as their gradient. */
export function withGradient<T extends Tensor>(inputs: readonly Tensor[], custom: CustomFunction<T>): T {
  const differentiable = tf.customGrad<T>((...args) => ({
    value: custom.forward(args[args.length - 1] as GradSaveFunc),
    gradFunc: (dy, kept) => custom.backward(dy, kept),
  }));
  return differentiable(...inputs);
}
