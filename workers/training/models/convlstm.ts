import type { Tensor2D } from '@tensorflow/tfjs-core';
import { conv1dTable, pairsByTime } from './layers/conv1d';
import { dense, denseOnData, denseTable } from './layers/dense';
import { dropout } from './layers/dropout';
import { lstm, lstmTable } from './layers/lstm';
import type { Network, NetworkDesign } from './model';

/** A convolution over pairs of days, ReLU; an LSTM reads what it found; dense, ReLU; dense to the horizon. */
export function createConvlstm({ steps, features, horizon, values, hyper }: NetworkDesign): Network {
  const { filters, units, hidden } = hyper;
  return {
    table: [
      ...conv1dTable('conv', { width: 2, inputs: features, filters }),
      ...lstmTable('lstm', filters, units),
      ...denseTable('hidden', units, hidden),
      ...denseTable('output', hidden, horizon * values),
    ],
    forward: (parameters, { sequence }, context) => {
      const found: Tensor2D = denseOnData(
        parameters,
        { name: 'conv', activation: 'relu' },
        pairsByTime(sequence),
      );
      const state = lstm(parameters, found, { name: 'lstm', steps: steps - 1, states: 'last' });
      const seen: Tensor2D = dense(
        parameters,
        { name: 'hidden', activation: 'relu' },
        dropout(state, context),
      );
      return { output: dense(parameters, 'output', seen) };
    },
  };
}
