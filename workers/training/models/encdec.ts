import { dense, denseTable } from './layers/dense';
import { dropout } from './layers/dropout';
import { lstm, lstmProjection, lstmTable, recur, recurrentWeight } from './layers/lstm';
import { joinSteps, repeatRows, rowsByTime } from './layers/time';
import type { Network, NetworkDesign } from './model';

/**
 * One LSTM encodes the days into its last state; a second is given that state once for every day ahead, and a dense
 * layer reads each of its states (Cho et al. 2014, with direct decoding). Since its input is the same at every
 * step, it is projected once.
 */
export function createEncdec({ steps, features, horizon, values, hyper }: NetworkDesign): Network {
  const { units } = hyper;
  return {
    table: [
      ...lstmTable('encoder', features, units),
      ...lstmTable('decoder', units, units),
      ...denseTable('output', units, values),
    ],
    forward: (parameters, { sequence }, context) => {
      const reading = { name: 'encoder', steps, states: 'last', onData: true } as const;
      const state = dropout(lstm(parameters, rowsByTime(sequence), reading), context);
      const told = repeatRows(lstmProjection(parameters, state, { name: 'decoder' }), horizon);
      const call = { steps: horizon, states: 'all' } as const;
      const days = dropout(recur(told, recurrentWeight(parameters, 'decoder'), call), context);
      return { output: joinSteps(dense(parameters, 'output', days), horizon) };
    },
  };
}
