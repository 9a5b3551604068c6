import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D } from '@tensorflow/tfjs-core';
import { dense, denseOnData, denseTable } from './layers/dense';
import { encoder, encoderTable } from './layers/encoder';
import { lastStep } from './layers/time';
import type { Network, NetworkDesign } from './model';

/** Every day to `width` channels, Transformer encoder layers over the days; the last day decides through a dense layer. */
export function createTransformer({ steps, features, horizon, values, hyper }: NetworkDesign): Network {
  const { width, heads, layers, inner } = hyper;
  const names = Array.from({ length: layers }, (_, i) => `encoder${i + 1}`);
  return {
    table: [
      ...denseTable('embed', features, width),
      ...names.flatMap((name) => encoderTable(name, width, inner)),
      ...denseTable('hidden', width, width),
      ...denseTable('output', width, horizon * values),
    ],
    forward: (parameters, { sequence }, context) => {
      const batch = sequence.shape[0];
      const shape = { batch, steps, width, heads };
      let rows = denseOnData(parameters, 'embed', tf.reshape(sequence, [batch * steps, features]));
      for (const name of names) rows = encoder(parameters, rows, { name, shape, context });
      const hidden: Tensor2D = dense(
        parameters,
        { name: 'hidden', activation: 'relu' },
        lastStep(rows, steps),
      );
      return { output: dense(parameters, 'output', hidden) };
    },
  };
}
