import * as tf from '@tensorflow/tfjs-core';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { kernelName } from './contract';

/** Name of the kernel that does a whole step of Adam; a backend without it takes the step in core operations. */
export const ADAM_KERNEL = kernelName('adam');

/** Decay of the moments, and what keeps the division finite (Kingma and Ba 2015). */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

/** Numbers of a step. `rate` and `scale` carry the bias corrections: rate / (1 - b1^t) and 1 / sqrt(1 - b2^t). */
export interface AdamNumbers {
  readonly rate: number;
  readonly scale: number;
  /** Largest absolute value of a gradient entry; 0 = no clipping. */
  readonly clip: number;
}

/**
 * Registers the step in plain JavaScript for a wasm backend: one loop over its memory in place of some fifteen kernels, each of
 * which goes through all parameters. Inputs `parameters`, `first`, `second`, `gradient` and, with AMSGrad,
 * `largest`; outputs the new ones in that order without the gradient.
 */
export function registerAdamKernel(backendName: string): void {
  if (tf.getKernel(ADAM_KERNEL, backendName)) return;
  tf.registerKernel({ kernelName: ADAM_KERNEL, backendName, kernelFunc: adamKernel });
}

const adamKernel: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const names = ['parameters', 'first', 'second', ...(inputs['largest'] ? ['largest'] : [])];
  const outputs = names.map((name) => wasm.makeOutput([...inputs[name]!.shape], 'float32'));
  // Views after the outputs are made, since making them can move the memory.
  const view = (tensor: TensorInfo): Float32Array => wasm.typedArrayFromHeap(tensor) as Float32Array;
  const from = names.map((name) => view(inputs[name]!));
  const step = { from, to: outputs.map(view), gradient: view(inputs['gradient']!) };
  advance(step, attrs as unknown as AdamNumbers);
  return outputs;
};

interface AdamArrays {
  /** Parameters, first and second moments and, with AMSGrad, the largest second moments. */
  readonly from: readonly Float32Array[];
  readonly to: readonly Float32Array[];
  readonly gradient: Float32Array;
}

type Moments = [Float32Array, Float32Array, Float32Array, Float32Array?];

function advance({ from, to, gradient }: AdamArrays, { rate, scale, clip }: AdamNumbers): void {
  const { beta1, beta2, epsilon } = ADAM;
  const [parameters, first, second, largest] = from as Moments;
  const [newParameters, newFirst, newSecond, newLargest] = to as Moments;
  const bound = clip > 0 ? clip : Infinity;
  for (let i = 0; i < gradient.length; i++) {
    const raw = gradient[i]!;
    // NaN passes both comparisons and stays NaN, so that a broken run is seen.
    const g = raw > bound ? bound : raw < -bound ? -bound : raw;
    const m = beta1 * first[i]! + (1 - beta1) * g;
    const v = beta2 * second[i]! + (1 - beta2) * g * g;
    newFirst[i] = m;
    newSecond[i] = v;
    let spread = v;
    if (largest && newLargest) newLargest[i] = spread = v > largest[i]! ? v : largest[i]!;
    newParameters[i] = parameters[i]! - (rate * m) / (Math.sqrt(spread) * scale + epsilon);
  }
}
