import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import { offers } from '../kernels/contract';
import { fusedLstm, fusedLstmGradient } from '../kernels/fused';
import { FORGET, glorot, ZEROS, type ParameterTable } from '../parameters';
import type { Parameters } from '../unpack';
import { withGradient } from './custom';
import { affine } from './dense';

/**
 * Parameters of an LSTM (Hochreiter and Schmidhuber 1997; forget gate: Gers et al. 2000). The columns of all four
 * blocks are input gate, forget gate, output gate, candidate, `units` each. There are two biases, as in PyTorch and
 * cuDNN; only their sum matters. The forget gate begins open (bias 1: Jozefowicz et al. 2015).
 */
export function lstmTable(name: string, inputs: number, units: number): ParameterTable {
  const width = 4 * units;
  return [
    { name: `${name}.input.weight`, shape: [inputs, width], initialiser: glorot(inputs, units) },
    { name: `${name}.input.bias`, shape: [width], initialiser: FORGET },
    { name: `${name}.recurrent.weight`, shape: [units, width], initialiser: glorot(units, units) },
    { name: `${name}.recurrent.bias`, shape: [width], initialiser: ZEROS },
  ];
}

/** How an LSTM runs over its rows. */
export interface LstmCall {
  readonly name: string;
  /** Rows are `[steps · batch, inputs]`, one step after another. */
  readonly steps: number;
  /** Every state, `[steps · batch, units]`, or only the last, `[batch, units]`. */
  readonly states: 'all' | 'last';
  /** The rows come from data: no gradient is computed for them. */
  readonly onData?: boolean;
}

/** An LSTM over rows in order of time, from a state of zeros. */
export function lstm(parameters: Parameters, rows: Tensor2D, call: LstmCall): Tensor2D {
  const projected = lstmProjection(parameters, rows, call);
  return recur(projected, recurrentWeight(parameters, call.name), call);
}

/** What the inputs add to the gates, both biases included: rows `[n, inputs]` to `[n, 4 · units]`. */
export function lstmProjection(
  parameters: Parameters,
  rows: Tensor2D,
  { name, onData = false }: Pick<LstmCall, 'name' | 'onData'>,
): Tensor2D {
  const bias: Tensor1D = tf.add(parameters[`${name}.input.bias`]!, parameters[`${name}.recurrent.bias`]!);
  const weight = parameters[`${name}.input.weight`] as Tensor2D;
  return affine({ x: rows, weight, bias }, { onData });
}

export function recurrentWeight(parameters: Parameters, name: string): Tensor2D {
  return parameters[`${name}.recurrent.weight`] as Tensor2D;
}

/**
 * The recurrence of an LSTM over projected inputs `[steps · batch, 4 · units]`:
 * c_t = f · c_{t-1} + i · g and h_t = o · tanh c_t.
 */
export function recur(
  projected: Tensor2D,
  weight: Tensor2D,
  { steps, states }: Pick<LstmCall, 'steps' | 'states'>,
): Tensor2D {
  const implementation = offers('lstm') ? fusedRecur : plainRecur;
  return implementation(projected, weight, { steps, states });
}

function fusedRecur(
  projected: Tensor2D,
  weight: Tensor2D,
  call: Pick<LstmCall, 'steps' | 'states'>,
): Tensor2D {
  return withGradient<Tensor2D>([projected, weight], {
    forward: (keep) => {
      const [gates, cell, squashed, hidden] = fusedLstm({ inputs: projected, weight }, call);
      keep([gates, cell, squashed, hidden, weight]);
      return call.states === 'all' ? hidden : lastRows(hidden, call.steps);
    },
    backward: (dy, kept) => {
      const [gates, cell, squashed, hidden, keptWeight] = kept as Rows<5>;
      return fusedLstmGradient({ dy, gates, cell, squashed, hidden, weight: keptWeight }, call);
    },
  });
}

function lastRows(hidden: Tensor2D, steps: number): Tensor2D {
  const [rows, units] = hidden.shape;
  const batch = rows / steps;
  return tf.slice2d(hidden, [rows - batch, 0], [batch, units]);
}

/**
 * In core operations. The gradient is back-propagation through time written by hand: what does not depend on later
 * steps is computed for all steps at once, and one product of matrices gives the gradient of the weight, so that a
 * step of time costs seven kernels.
 */
function plainRecur(
  projected: Tensor2D,
  weight: Tensor2D,
  { steps, states }: Pick<LstmCall, 'steps' | 'states'>,
): Tensor2D {
  return withGradient<Tensor2D>([projected, weight], {
    forward: (keep) => {
      const trace = runForward(projected, weight, steps);
      keep([trace.gates, trace.candidate, trace.cell, trace.squashed, trace.hidden, weight]);
      return states === 'all' ? trace.hidden : trace.last;
    },
    backward: (dy, kept) => {
      const [gates, candidate, cell, squashed, hidden, keptWeight] = kept as Rows<6>;
      const trace = { gates, candidate, cell, squashed, hidden };
      return runBackward(dy, trace, { weight: keptWeight, steps, states });
    },
  });
}

type Rows<Count extends 5 | 6> = Count extends 5
  ? [Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor2D]
  : [Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor2D, Tensor2D];

/** What the backward pass needs of a step, `[batch, …]`; of a whole pass all steps, one below the other. */
interface Trace {
  /** Input, forget and output gate side by side, `[…, 3 · units]`. */
  readonly gates: Tensor2D;
  readonly candidate: Tensor2D;
  readonly cell: Tensor2D;
  /** tanh of the cell. */
  readonly squashed: Tensor2D;
  readonly hidden: Tensor2D;
}

function runForward(projected: Tensor2D, weight: Tensor2D, steps: number): Trace & { last: Tensor2D } {
  const trace: Trace[] = [];
  for (const input of tf.split(projected, steps) as Tensor2D[])
    trace.push(forwardStep(input, weight, trace.at(-1)));
  const stack = (key: keyof Trace): Tensor2D =>
    tf.concat(
      trace.map((step) => step[key]),
      0,
    );
  return {
    gates: stack('gates'),
    candidate: stack('candidate'),
    cell: stack('cell'),
    squashed: stack('squashed'),
    hidden: stack('hidden'),
    last: trace.at(-1)!.hidden,
  };
}

function forwardStep(input: Tensor2D, weight: Tensor2D, before: Trace | undefined): Trace {
  const units = weight.shape[0];
  const sums: Tensor2D = before ? tf.add(input, tf.matMul(before.hidden, weight)) : input;
  const [gateSums, candidateSum] = tf.split(sums, [3 * units, units], 1) as [Tensor2D, Tensor2D];
  const gates = tf.sigmoid(gateSums);
  const candidate = tf.tanh(candidateSum);
  const [enter, stay, leave] = tf.split(gates, 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
  const entering: Tensor2D = tf.mul(enter, candidate);
  const cell: Tensor2D = before ? tf.add(tf.mul(stay, before.cell), entering) : entering;
  const squashed = tf.tanh(cell);
  return { gates, candidate, cell, squashed, hidden: tf.mul(leave, squashed) };
}

interface BackwardCall extends Pick<LstmCall, 'steps' | 'states'> {
  readonly weight: Tensor2D;
}

function runBackward(dy: Tensor2D, trace: Trace, { weight, steps, states }: BackwardCall): Tensor[] {
  const batch = trace.cell.shape[0] / steps;
  const { slopes, intoCell, stay } = localSlopes(trace, batch);
  const [slope, into, stays] = [slopes, intoCell, stay].map((x) => tf.split(x, steps) as Tensor2D[]);
  const outer = states === 'all' ? (tf.split(dy, steps) as Tensor2D[]) : null;
  const turned: Tensor2D = tf.transpose(weight);
  const dSums: Tensor2D[] = [];
  let dHidden: Tensor2D | null = states === 'all' ? null : dy;
  let dCell: Tensor2D | null = null;
  for (let t = steps - 1; t >= 0; t--) {
    if (outer) dHidden = dHidden ? tf.add(dHidden, outer[t]!) : outer[t]!;
    const fromHidden: Tensor2D = tf.mul(dHidden!, into![t]!);
    dCell = dCell ? tf.add(dCell, fromHidden) : fromHidden;
    const dSum: Tensor2D = tf.mul(tf.concat([dCell, dCell, dHidden!, dCell], 1), slope![t]!);
    dSums.unshift(dSum);
    if (t === 0) break;
    dHidden = tf.matMul(dSum, turned);
    dCell = tf.mul(dCell, stays![t]!) as Tensor2D;
  }
  return [tf.concat(dSums, 0), weightGradient(trace.hidden, dSums, weight)];
}

/**
 * How the sum of each gate moves the cell (or, for the output gate, the hidden state) of its own step, in the
 * columns' order; how the hidden state moves the cell; and the forget gate: for all steps at once.
 */
function localSlopes(
  { gates, candidate, cell, squashed }: Trace,
  batch: number,
): { slopes: Tensor2D; intoCell: Tensor2D; stay: Tensor2D } {
  const [rows, units] = cell.shape;
  const start = tf.zeros<tf.Rank.R2>([batch, units]);
  const earlier =
    rows > batch ? tf.concat([start, tf.slice2d(cell, [0, 0], [rows - batch, units])], 0) : start;
  const factors = tf.concat([candidate, earlier, squashed], 1);
  const [enter, stay, leave] = tf.split(gates, 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
  const gateSlopes = tf.mul(tf.mul(gates, tf.sub(1, gates)), factors);
  const candidateSlope = tf.mul(enter, tf.sub(1, tf.mul(candidate, candidate)));
  const intoCell: Tensor2D = tf.mul(leave, tf.sub(1, tf.mul(squashed, squashed)));
  return { slopes: tf.concat([gateSlopes, candidateSlope], 1) as Tensor2D, intoCell, stay };
}

/** The sum over the steps of h_{t-1}ᵀ · d(sum of step t); nothing comes before the first. */
function weightGradient(hidden: Tensor2D, dSums: readonly Tensor2D[], weight: Tensor2D): Tensor2D {
  if (dSums.length === 1) return tf.zerosLike(weight);
  const [batch, units] = [dSums[0]!.shape[0], hidden.shape[1]];
  const earlier = tf.slice2d(hidden, [0, 0], [batch * (dSums.length - 1), units]);
  return tf.matMul(tf.transpose(earlier), tf.concat(dSums.slice(1), 0));
}
