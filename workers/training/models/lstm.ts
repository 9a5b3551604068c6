import { dense, denseTable } from './layers/dense';
import { dropout } from './layers/dropout';
import { lstm, lstmTable } from './layers/lstm';
import { rowsByTime } from './layers/time';
import type { Network, NetworkDesign } from './model';

/** LSTMs one upon the other, each followed by dropout; the last state goes through a dense layer to the horizon. */
export function createLstm({ steps, features, horizon, values, hyper }: NetworkDesign): Network {
  const { units, layers } = hyper;
  const names = Array.from({ length: layers }, (_, i) => `lstm${i + 1}`);
  return {
    table: [
      ...names.flatMap((name, i) => lstmTable(name, i === 0 ? features : units, units)),
      ...denseTable('output', units, horizon * values),
    ],
    forward: (parameters, { sequence }, context) => {
      let rows = rowsByTime(sequence);
      names.forEach((name, i) => {
        const states = i === layers - 1 ? 'last' : 'all';
        rows = dropout(lstm(parameters, rows, { name, steps, states, onData: i === 0 }), context);
      });
      return { output: dense(parameters, 'output', rows) };
    },
  };
}
