import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedDropout, fusedTimes, type DropoutAttributes } from '../kernels/fused';
import type { ForwardContext } from '../model';
import { withGradient } from './custom';

/**
 * Inverted dropout: each value is zeroed with the context's rate, the others grow by 1 / (1 - rate). The mask
 * comes from our own generator, since `tf.dropout` with a seed repeats one mask at every call.
 */
export function dropout(x: Tensor2D, { dropout: rate, random }: ForwardContext): Tensor2D {
  if (rate === 0 || !random) return x;
  if (random.goOn && offers('dropout')) return fused(x, { rate, random });
  const kept = 1 / (1 - rate);
  const mask = new Float32Array(x.size);
  for (let i = 0; i < mask.length; i++) mask[i] = random.next() < rate ? 0 : kept;
  return tf.mul(x, tf.tensor2d(mask, x.shape));
}

function fused(x: Tensor2D, attributes: DropoutAttributes): Tensor2D {
  return withGradient<Tensor2D>([x], {
    forward: (keep) => {
      const [y, mask] = fusedDropout(x, attributes);
      keep([mask]);
      return y;
    },
    backward: (dy, [mask]) => [fusedTimes(dy, mask as Tensor2D)],
  });
}
