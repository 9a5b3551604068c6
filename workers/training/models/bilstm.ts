import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { dense, denseTable } from './layers/dense';
import { dropout } from './layers/dropout';
import { lstm, lstmTable } from './layers/lstm';
import { rowsByTime } from './layers/time';
import type { Network, NetworkDesign } from './model';

/** One LSTM reads the days forward, another backward (Schuster and Paliwal 1997); their last states decide together. */
export function createBilstm({ steps, features, horizon, values, hyper }: NetworkDesign): Network {
  const { units } = hyper;
  return {
    table: [
      ...lstmTable('forward', features, units),
      ...lstmTable('backward', features, units),
      ...denseTable('output', 2 * units, horizon * values),
    ],
    forward: (parameters, { sequence }, context) => {
      const read = (name: string, rows: Tensor2D): Tensor2D =>
        lstm(parameters, rows, { name, steps, states: 'last', onData: true });
      const ahead = read('forward', rowsByTime(sequence));
      const back = read('backward', rowsByTime(tf.reverse(sequence, 1)));
      const joined: Tensor2D = tf.concat([ahead, back], 1);
      return { output: dense(parameters, 'output', dropout(joined, context)) };
    },
  };
}
