import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { conv1dTable, im2col } from './layers/conv1d';
import { dense, denseOnData, denseTable } from './layers/dense';
import { encoder, encoderTable } from './layers/encoder';
import { layerNorm, layerNormTable } from './layers/layer-norm';
import { lastStep } from './layers/time';
import type { ModelInputs, Network, NetworkDesign } from './model';
import type { Parameters } from './unpack';

const MACRO_WIDTH = 32;
const TAPS = 3;

/**
 * MacroFusion: a convolution reads the days, the macro inputs open a gate over its channels, and Transformer
 * encoder layers read the gated days; the last one decides. The gate is the same on every day of the window, so
 * its dense layer runs once a window instead of once a day.
 */
export function createFusion(design: NetworkDesign): Network {
  const { width, heads } = design.hyper;
  return {
    table: fusionTable(design),
    forward: (parameters, inputs, context) => {
      const [batch, steps] = inputs.sequence.shape;
      const gate = macroGate(parameters, inputs.macro);
      const shape = { batch, steps, width, heads };
      let rows = gateDays(parameters, { days: readDays(parameters, inputs), gate, steps });
      for (const name of encoderNames(design)) rows = encoder(parameters, rows, { name, shape, context });
      const hidden: Tensor2D = dense(
        parameters,
        { name: 'hidden', activation: 'relu' },
        lastStep(rows, steps),
      );
      return { output: dense(parameters, 'output', hidden), gate };
    },
  };
}

function encoderNames({ hyper }: NetworkDesign): string[] {
  return Array.from({ length: hyper.layers }, (_, i) => `encoder${i + 1}`);
}

function fusionTable(design: NetworkDesign): Network['table'] {
  const { features, macro, horizon, values, hyper } = design;
  const { width, inner } = hyper;
  return [
    ...conv1dTable('conv', { width: TAPS, inputs: features, filters: width }),
    ...layerNormTable('norm', width),
    ...denseTable('macro1', macro, MACRO_WIDTH),
    ...denseTable('macro2', MACRO_WIDTH, MACRO_WIDTH),
    ...denseTable('gate', MACRO_WIDTH, width),
    ...denseTable('spread', width, width),
    ...encoderNames(design).flatMap((name) => encoderTable(name, width, inner)),
    ...denseTable('hidden', width, width),
    ...denseTable('output', width, horizon * values),
  ];
}

/** Convolution, ReLU and layer norm: rows `[batch · steps, width]`. */
function readDays(parameters: Parameters, { sequence }: ModelInputs): Tensor2D {
  const rows = denseOnData(parameters, { name: 'conv', activation: 'relu' }, im2col(sequence, TAPS, 'same'));
  return layerNorm(parameters, 'norm', rows);
}

/** How far each channel opens for this day's economy: `[batch, width]` in 0..1. */
function macroGate(parameters: Parameters, macro: Tensor2D): Tensor2D {
  const first = denseOnData(parameters, { name: 'macro1', activation: 'relu' }, macro);
  const second = dense(parameters, { name: 'macro2', activation: 'relu' }, first);
  return dense(parameters, { name: 'gate', activation: 'sigmoid' }, second);
}

function gateDays(
  parameters: Parameters,
  { days, gate, steps }: { days: Tensor2D; gate: Tensor2D; steps: number },
): Tensor2D {
  const [batch, width] = gate.shape;
  const spread = tf.reshape(dense(parameters, 'spread', gate), [batch, 1, width]);
  const gated = tf.mul(tf.reshape(days, [batch, steps, width]), spread) as Tensor3D;
  return tf.reshape(gated, [batch * steps, width]);
}
