import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom, type Random } from '../../../../src/domain/random';
import { QUANTILE_LEVELS } from '../../../../src/domain/spec/head';
import { pinballLoss, squaredLoss } from '../../../../workers/training/loss';
import { risingQuantiles } from '../../../../workers/training/models/heads';
import { INFERENCE } from '../../../../workers/training/models/model';
import { initialParameters, isWeight } from '../../../../workers/training/models/parameters';
import { nameParameters, unpackParameters } from '../../../../workers/training/models/unpack';
import { disposeState } from '../../../../workers/training/optimiser';
import { naiveLoss } from '../../../../workers/training/run-info';
import { lossAndGradient } from '../../../../workers/training/train-step';
import { normalTensor, relativeDistance, useBackend } from '../support';
import { plainPinball, plainQuantiles } from './plain';
import { drawBatch, smallModel, trainOn, type Answer } from './small';

const LEVELS = [...QUANTILE_LEVELS];

function expectSameGradient(ours: (x: Tensor) => Tensor, plain: (x: Tensor) => Tensor, x: Tensor): void {
  const weighted = (f: (x: Tensor) => Tensor) => (y: Tensor) => {
    const z = f(y);
    return tf.sum(tf.mul(z, normalTensor(z.shape, 98)));
  };
  const [found, expected] = [ours, plain].map((f) => tf.grad(weighted(f))(x).dataSync());
  expect(relativeDistance(found!, expected!)).toBeLessThan(1e-5);
  expect(relativeDistance(ours(x).dataSync(), plain(x).dataSync())).toBeLessThan(1e-5);
}

describe('losses', () => {
  beforeAll(() => useBackend('cpu'));

  it('should be the mean squared error and its gradient', () => {
    const target = normalTensor([4, 3], 2) as Tensor2D;
    expectSameGradient(
      (x) => squaredLoss(x as Tensor2D, target),
      (x) => tf.mean(tf.square(tf.sub(x, target))),
      normalTensor([4, 3], 1),
    );
  });

  it('should be the mean pinball loss and its gradient', () => {
    const target = normalTensor([4, 3], 2) as Tensor2D;
    const x = normalTensor([4, 3, LEVELS.length], 1);
    expectSameGradient(
      (y) => pinballLoss(y as Tensor3D, target, LEVELS),
      (y) => plainPinball(y, target),
      x,
    );
    // By hand: 2 above the 0.9 quantile costs 0.9 · 2, 2 below it 0.1 · 2.
    const one = (quantile: number): number =>
      pinballLoss(tf.tensor3d([quantile], [1, 1, 1]), tf.tensor2d([[2]]), [0.9]).dataSync()[0]!;
    expect(one(0)).toBeCloseTo(1.8, 6);
    expect(one(4)).toBeCloseTo(0.2, 6);
  });
});

describe('quantiles', () => {
  beforeAll(() => useBackend('cpu'));

  it('should never cross, however wild the raw values are', () => {
    const rows = risingQuantiles(normalTensor([500, 5], 3, 20) as Tensor2D).arraySync();
    for (const row of rows) row.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(row[i]!));
  });

  it('should be the median and softplus gaps on both sides', () => {
    const gap = (x: number): number => Math.log1p(Math.exp(x));
    const [row] = risingQuantiles(tf.tensor2d([[0.3, -1, 7, 2, 0.5]])).arraySync();
    const expected = [7 - gap(-1) - gap(0.3), 7 - gap(-1), 7, 7 + gap(2), 7 + gap(2) + gap(0.5)];
    row!.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 5));
  });

  it('should have the gradient of the tape', () => {
    expectSameGradient((x) => risingQuantiles(x as Tensor2D), plainQuantiles, normalTensor([6, 5], 1));
  });

  it('should answer the median as the forecast', () => {
    const model = smallModel('encdec', 'quantiles');
    const flat = tf.tensor1d(initialParameters(model.table, createRandom(1)));
    const p = nameParameters(unpackParameters(flat, model.table), model.table);
    const { output, quantiles } = model.forward(p, drawBatch(3, createRandom(2)).inputs(), INFERENCE);
    expect(output.shape).toEqual([3, 2]);
    expect(quantiles!.shape).toEqual([3, 2, 5]);
    expect(quantiles!.arraySync().map((days) => days.map((levels) => levels[2]))).toEqual(output.arraySync());
  });

  it.each(['mlp', 'cnn'] as const)(
    'should cover what they promise on a simulated series whose spread changes (%s)',
    async (kind) => {
      await useBackend('wasm');
      // The spread is e^(a/2), the centre b/2: both must be read from the inputs.
      const answer: Answer = ([a, b], random: Random) =>
        [1, 1].map(() => 0.5 * b! + Math.exp(0.5 * a!) * random.normal());
      const model = smallModel(kind, 'quantiles');
      const training = { steps: 1500, batch: 200, seed: 3, answer };
      const { state } = trainOn(model, training);
      const { below, rows } = shareBelow(model, state.parameters, drawBatch(2000, createRandom(32), answer));
      disposeState(state);
      LEVELS.forEach((level, i) => {
        const deviation = Math.sqrt((level * (1 - level)) / rows);
        expect(Math.abs(below[i]! - level), `level ${level}`).toBeLessThan(3.5 * deviation);
      });
    },
  );
});

/** Share of targets below each quantile, over all windows and days. */
function shareBelow(
  model: ReturnType<typeof smallModel>,
  parameters: Tensor1D,
  batch: ReturnType<typeof drawBatch>,
): { below: number[]; rows: number } {
  return tf.tidy(() => {
    const p = nameParameters(unpackParameters(parameters, model.table), model.table);
    const { quantiles } = model.forward(p, batch.inputs(), INFERENCE);
    const target = batch.target().dataSync();
    const values = quantiles!.dataSync();
    const rows = target.length;
    const below = LEVELS.map(
      (_, level) => target.filter((y, i) => y < values[i * LEVELS.length + level]!).length / rows,
    );
    return { below, rows };
  });
}

describe('the naive forecast', () => {
  const random = createRandom(8);
  const [train, validation] = [0, 2000].map((from) => Int32Array.from({ length: 2000 }, (_, i) => from + i));
  const rows = { train: train!, validation: validation! };
  const target = [1, 2].map((scale) => Float64Array.from({ length: 4000 }, () => scale * random.normal()));

  it('should cost in a run what the loss says of answers that are all zero', async () => {
    await useBackend('cpu');
    const later = tf.tensor2d(target.map((values) => [...values.subarray(2000)]));
    const zero = { output: tf.zeros<tf.Rank.R2>([2000, 2]) };
    for (const head of ['huber', 'mse'] as const) {
      const loss = smallModel('mlp', head).loss(zero, tf.transpose(later)).dataSync()[0]!;
      expect(naiveLoss(target, rows, head), head).toBeCloseTo(loss, 4);
    }
  });

  it('should be given the spread of the training days where quantiles are asked', () => {
    // Standard normal quantiles cost phi(z) on average over their own distribution.
    const costs = [-1.96, -1.2816, 0, 1.2816, 1.96].map(
      (z) => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI),
    );
    const mean = costs.reduce((sum, cost) => sum + cost, 0) / 5;
    expect(naiveLoss(target, rows, 'quantiles') / (1.5 * mean)).toBeCloseTo(1, 1);
    expect(naiveLoss(target, rows, 'quantiles')).toBeLessThan(1.5 * 0.3);
  });
});

describe('the L2 penalty', () => {
  it('should add 2 · l2 · weight to the gradient of weights, and nothing to biases, norms and the loss', async () => {
    await useBackend('cpu');
    const model = smallModel('fusion');
    const flat = tf.tensor1d(initialParameters(model.table, createRandom(1)));
    const call = { parameters: flat, batch: drawBatch(8, createRandom(2)), context: INFERENCE };
    const [plain, penalised] = [lossAndGradient(model, call), lossAndGradient(model, { ...call, l2: 0.01 })];
    const cut = (x: Tensor1D): Float32Array[] =>
      unpackParameters(x, model.table).map((block) => block.dataSync() as Float32Array);
    const [weights, before, after] = [flat, plain.gradient, penalised.gradient].map(cut);
    model.table.forEach((spec, i) => {
      const expected = before![i]!.map((g, k) => (isWeight(spec) ? g + 0.02 * weights![i]![k]! : g));
      expect(relativeDistance(after![i]!, expected), spec.name).toBeLessThan(1e-5);
    });
    expect(penalised.loss.dataSync()).toEqual(plain.loss.dataSync());
  });
});
