import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { dense, denseOnData, denseTable } from './layers/dense';
import { dropout } from './layers/dropout';
import type { Network, NetworkDesign } from './model';

/** Dense on every day, ReLU, flattened; dense, ReLU; dense to the horizon. It reads no macro input. */
export function createMlp({ steps, features, horizon, values, hyper }: NetworkDesign): Network {
  const { units, hidden } = hyper;
  return {
    table: [
      ...denseTable('step', features, units),
      ...denseTable('hidden', steps * units, hidden),
      ...denseTable('output', hidden, horizon * values),
    ],
    forward: (parameters, { sequence }, context) => {
      const batch = sequence.shape[0];
      const rows: Tensor2D = tf.reshape(sequence, [batch * steps, features]);
      const days = denseOnData(parameters, { name: 'step', activation: 'relu' }, rows);
      const flat: Tensor2D = tf.reshape(days, [batch, steps * units]);
      const seen: Tensor2D = dense(
        parameters,
        { name: 'hidden', activation: 'relu' },
        dropout(flat, context),
      );
      return { output: dense(parameters, 'output', dropout(seen, context)) };
    },
  };
}
