import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { conv1dTable, pairsByParity } from './layers/conv1d';
import { dense, denseOnData, denseTable } from './layers/dense';
import { dropout } from './layers/dropout';
import { largerHalf } from './layers/pool';
import type { Network, NetworkDesign } from './model';

/**
 * A convolution over pairs of days, ReLU, the larger of every two neighbours; flattened; dense, ReLU; dense to the
 * horizon.
 */
export function createCnn({ steps, features, horizon, values, hyper }: NetworkDesign): Network {
  const { filters, hidden } = hyper;
  const pooled = pooledLength(steps);
  return {
    table: [
      ...conv1dTable('conv', { width: 2, inputs: features, filters }),
      ...denseTable('hidden', pooled * filters, hidden),
      ...denseTable('output', hidden, horizon * values),
    ],
    forward: (parameters, { sequence }, context) => {
      const batch = sequence.shape[0];
      const rows = denseOnData(parameters, { name: 'conv', activation: 'relu' }, pairsByParity(sequence));
      const found = steps > 2 ? largerHalf(rows) : rows;
      const flat: Tensor2D = tf.reshape(found, [batch, pooled * filters]);
      const seen: Tensor2D = dense(
        parameters,
        { name: 'hidden', activation: 'relu' },
        dropout(flat, context),
      );
      return { output: dense(parameters, 'output', seen) };
    },
  };
}

/** Values left of `steps` days by pairs of days and then pairs of those; two days make one pair, which stays. */
function pooledLength(steps: number): number {
  return Math.max(1, Math.floor((steps - 1) / 2));
}
