import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { dense, denseOnData, denseTable } from './layers/dense';
import { dropout } from './layers/dropout';
import type { Model, ModelShape } from './model';

const WIDTH = 20;

/** Dense 20 on every day, ReLU, flattened; dense 20, ReLU; dense to the horizon. It reads no macro input. */
export function createMlp({ steps, features, horizon }: ModelShape): Model {
  return {
    kind: 'mlp',
    table: [
      ...denseTable('step', features, WIDTH),
      ...denseTable('hidden', steps * WIDTH, WIDTH),
      ...denseTable('output', WIDTH, horizon),
    ],
    forward: (parameters, { sequence }, context) => {
      const batch = sequence.shape[0];
      const rows: Tensor2D = tf.reshape(sequence, [batch * steps, features]);
      const days = tf.relu(denseOnData(parameters, 'step', rows));
      const flat: Tensor2D = tf.reshape(days, [batch, steps * WIDTH]);
      const hidden: Tensor2D = tf.relu(dense(parameters, 'hidden', dropout(flat, context)));
      const kept = dropout(hidden, context);
      return { output: dense(parameters, 'output', kept) };
    },
  };
}
