import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { conv1dTable, im2col } from './layers/conv1d';
import { dense, denseOnData, denseTable } from './layers/dense';
import { encoder, encoderTable } from './layers/encoder';
import { layerNorm, layerNormTable } from './layers/layer-norm';
import type { Model, ModelInputs, ModelShape } from './model';
import type { Parameters } from './unpack';

const WIDTH = 64;
const MACRO_WIDTH = 32;
const TAPS = 3;
const HEADS = 8;
const INNER = 128;
const LAYERS = ['encoder1', 'encoder2'] as const;

/**
 * MacroFusion: a convolution reads the days, the macro inputs open a gate over its channels, and two Transformer
 * encoder layers read the gated days; the last one decides. The gate is the same on every day of the window, so
 * its dense layer runs once a window instead of once a day.
 */
export function createFusion(shape: ModelShape): Model {
  return {
    kind: 'fusion',
    table: fusionTable(shape),
    forward: (parameters, inputs, context) => {
      const [batch, steps] = inputs.sequence.shape;
      const gate = macroGate(parameters, inputs.macro);
      const attention = { batch, steps, width: WIDTH, heads: HEADS };
      let rows = gateDays(parameters, { days: readDays(parameters, inputs), gate, steps });
      for (const name of LAYERS) rows = encoder(parameters, rows, { name, shape: attention, context });
      const last = tf.slice3d(tf.reshape(rows, [batch, steps, WIDTH]), [0, steps - 1, 0], [batch, 1, WIDTH]);
      const hidden = tf.relu(dense(parameters, 'hidden', tf.reshape(last, [batch, WIDTH])));
      return { output: dense(parameters, 'output', hidden), gate };
    },
  };
}

function fusionTable({ features, macro, horizon }: ModelShape): Model['table'] {
  return [
    ...conv1dTable('conv', { width: TAPS, inputs: features, filters: WIDTH }),
    ...layerNormTable('norm', WIDTH),
    ...denseTable('macro1', macro, MACRO_WIDTH),
    ...denseTable('macro2', MACRO_WIDTH, MACRO_WIDTH),
    ...denseTable('gate', MACRO_WIDTH, WIDTH),
    ...denseTable('spread', WIDTH, WIDTH),
    ...LAYERS.flatMap((name) => encoderTable(name, WIDTH, INNER)),
    ...denseTable('hidden', WIDTH, WIDTH),
    ...denseTable('output', WIDTH, horizon),
  ];
}

/** Convolution, ReLU and layer norm: rows `[batch · steps, 64]`. */
function readDays(parameters: Parameters, { sequence }: ModelInputs): Tensor2D {
  const rows = denseOnData(parameters, 'conv', im2col(sequence, TAPS, 'same'));
  return layerNorm(parameters, 'norm', tf.relu(rows));
}

/** How far each channel opens for this day's economy: `[batch, 64]` in 0..1. */
function macroGate(parameters: Parameters, macro: Tensor2D): Tensor2D {
  const first = tf.relu(denseOnData(parameters, 'macro1', macro));
  const second = tf.relu(dense(parameters, 'macro2', first));
  return tf.sigmoid(dense(parameters, 'gate', second));
}

function gateDays(
  parameters: Parameters,
  { days, gate, steps }: { days: Tensor2D; gate: Tensor2D; steps: number },
): Tensor2D {
  const batch = gate.shape[0];
  const spread = tf.reshape(dense(parameters, 'spread', gate), [batch, 1, WIDTH]);
  const gated = tf.mul(tf.reshape(days, [batch, steps, WIDTH]), spread) as Tensor3D;
  return tf.reshape(gated, [batch * steps, WIDTH]);
}
