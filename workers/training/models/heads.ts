import * as tf from '@tensorflow/tfjs-core';
import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { QUANTILE_LEVELS, type HeadKind } from '../../../src/domain/spec/head';
import { huberLoss, pinballLoss, squaredLoss } from '../loss';
import { withGradient } from './layers/custom';
import { softplus } from './layers/softplus';
import type { Model, ModelShape, Network } from './model';

type Headed = Omit<Model, 'kind'>;

/** The network with its answers read as the head says. */
export function withHead(network: Network, head: HeadKind, { horizon }: Pick<ModelShape, 'horizon'>): Headed {
  if (head === 'quantiles') return withQuantiles(network, horizon);
  const loss = head === 'mse' ? squaredLoss : huberLoss;
  return { ...network, head, loss: ({ output }, target) => loss(output, target) };
}

function withQuantiles({ table, forward }: Network, horizon: number): Headed {
  return {
    head: 'quantiles',
    table,
    forward: (parameters, inputs, context) => {
      const result = forward(parameters, inputs, context);
      const batch = result.output.shape[0];
      const rows = risingQuantiles(tf.reshape(result.output, [batch * horizon, LEVELS]));
      const median: Tensor2D = tf.reshape(tf.slice2d(rows, [0, MIDDLE], [batch * horizon, 1]), [
        batch,
        horizon,
      ]);
      const quantiles: Tensor3D = tf.reshape(rows, [batch, horizon, LEVELS]);
      return { ...result, output: median, quantiles };
    },
    loss: ({ quantiles }, target) => pinballLoss(quantiles as Tensor3D, target, QUANTILE_LEVELS),
  };
}

const LEVELS = QUANTILE_LEVELS.length;
const MIDDLE = (LEVELS - 1) / 2;

/**
 * Quantiles that cannot cross, from rows of raw values: the middle one is the median, each other the gap to the
 * next quantile toward the median by softplus, ln(1 + eˣ) > 0. A product with a triangle of ones adds the gaps up.
 */
export function risingQuantiles(raw: Tensor2D): Tensor2D {
  const isMedian = tf.tensor2d(
    QUANTILE_LEVELS.map((_, i) => (i === MIDDLE ? 1 : 0)),
    [1, LEVELS],
  );
  const gaps = tf.mul(softplus(raw), tf.sub(1, isMedian));
  const parts: Tensor2D = tf.add(tf.mul(raw, isMedian), gaps);
  return sumUp(parts);
}

/** Row: a part; column: a quantile. The median is in all; a gap in those from its own outward, below as minus. */
const SUMS: number[] = QUANTILE_LEVELS.flatMap((_, part) =>
  QUANTILE_LEVELS.map((_level, column) => {
    if (part === MIDDLE) return 1;
    if (part < MIDDLE) return column <= part ? -1 : 0;
    return column >= part ? 1 : 0;
  }),
);

function sumUp(parts: Tensor2D): Tensor2D {
  const sums = (): Tensor2D => tf.tensor2d(SUMS, [LEVELS, LEVELS]);
  return withGradient<Tensor2D>([parts], {
    forward: () => tf.matMul(parts, sums()),
    backward: (dy) => [tf.matMul(dy, tf.transpose(sums()))],
  });
}
