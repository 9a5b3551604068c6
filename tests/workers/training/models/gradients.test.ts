import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendId } from '../../../../src/contracts/run';
import { MODEL_KINDS } from '../../../../src/domain/spec/fields';
import type { HeadKind } from '../../../../src/domain/spec/head';
import { attend } from '../../../../workers/training/models/layers/attention';
import { im2col } from '../../../../workers/training/models/layers/conv1d';
import { dense } from '../../../../workers/training/models/layers/dense';
import { layerNorm } from '../../../../workers/training/models/layers/layer-norm';
import { lstm, lstmTable } from '../../../../workers/training/models/layers/lstm';
import { largerHalf } from '../../../../workers/training/models/layers/pool';
import { softplus } from '../../../../workers/training/models/layers/softplus';
import { repeatRows } from '../../../../workers/training/models/layers/time';
import { nameParameters } from '../../../../workers/training/models/unpack';
import { normalTensor, relativeDistance, useBackend } from '../support';
import { blockDistances, engineGradient, plainGradient } from './one-step';
import { plainAttention, plainConv, plainDense, plainLstm, plainNorm } from './plain';

type Function = (...inputs: Tensor[]) => Tensor;

/** Gradients of a weighted sum of the output, so that no direction is left out. */
function gradientsOf(f: Function, inputs: Tensor[]): Float32Array[] {
  return tf.tidy(() => {
    const weighted = (...args: Tensor[]): Tensor => {
      const y = f(...args);
      return tf.sum(tf.mul(y, normalTensor(y.shape, 99)));
    };
    return tf
      .grads(weighted)(inputs)
      .map((gradient) => gradient.dataSync() as Float32Array);
  });
}

function expectSameGradients(ours: Function, plain: Function, inputs: Tensor[]): void {
  const expected = gradientsOf(plain, inputs);
  gradientsOf(ours, inputs).forEach((gradient, i) => {
    expect(relativeDistance(gradient, expected[i]!), `input ${i}`).toBeLessThan(1e-4);
  });
  expect(relativeDistance(ours(...inputs).dataSync(), plain(...inputs).dataSync())).toBeLessThan(1e-5);
}

const named = (name: string, ids: string[], tensors: Tensor[]) =>
  Object.fromEntries(ids.map((id, i) => [`${name}.${id}`, tensors[i]!]));

describe('layer gradients on the CPU backend', () => {
  beforeAll(() => useBackend('cpu'));

  it('should equal the tape for a dense layer', () => {
    const p = (w: Tensor, b: Tensor) => named('d', ['weight', 'bias'], [w, b]);
    expectSameGradients(
      (x, w, b) => dense(p(w!, b!), 'd', x as Tensor2D),
      (x, w, b) => plainDense(p(w!, b!), 'd', x!),
      [normalTensor([6, 5], 1), normalTensor([5, 3], 2), normalTensor([3], 3)],
    );
  });

  it('should equal the tape for layer norm', () => {
    const p = (s: Tensor, t: Tensor) => named('n', ['scale', 'shift'], [s, t]);
    expectSameGradients(
      (x, s, t) => layerNorm(p(s!, t!), 'n', x as Tensor2D),
      (x, s, t) => plainNorm(p(s!, t!), 'n', x!),
      [normalTensor([6, 7], 1, 3), normalTensor([7], 2), normalTensor([7], 3)],
    );
  });

  it('should equal the tape for attention', () => {
    const shape = { batch: 3, steps: 4, width: 6, heads: 2 };
    expectSameGradients(
      (x) => attend(x as Tensor2D, shape),
      (x) => tf.reshape(plainAttention(tf.reshape(x!, [3, 4, 18]) as Tensor3D, shape), [12, 6]),
      [normalTensor([12, 18], 1)],
    );
  });

  it('should equal the convolution kernel for im2col and a dense layer', () => {
    const p = (w: Tensor, b: Tensor) => named('c', ['weight', 'bias'], [w, b]);
    expectSameGradients(
      (x, w, b) => tf.reshape(dense(p(w!, b!), 'c', im2col(x as Tensor3D, 3, 'same')), [2, 7, 4]),
      (x, w, b) => plainConv(p(w!, b!), 'c', { x: x as Tensor3D, padding: 'same' }),
      [normalTensor([2, 7, 5], 1), normalTensor([15, 4], 2), normalTensor([4], 3)],
    );
  });

  it.each(['all', 'last'] as const)('should equal the tape for an LSTM that answers %s states', (states) => {
    const [batch, steps, inputs, units] = [3, 5, 4, 6];
    const table = lstmTable('l', inputs, units);
    const p = (blocks: Tensor[]) => nameParameters(blocks, table);
    const plain = (x: Tensor, blocks: Tensor[]): Tensor => {
      const days = tf.split(x, steps, 0);
      const found = plainLstm(p(blocks), 'l', days);
      return states === 'all' ? tf.concat(found, 0) : found.at(-1)!;
    };
    expectSameGradients(
      (x, ...blocks) => lstm(p(blocks), x as Tensor2D, { name: 'l', steps, states }),
      (x, ...blocks) => plain(x!, blocks),
      [
        normalTensor([steps * batch, inputs], 1),
        ...table.map(({ shape }, i) => normalTensor([...shape], i + 2, 0.7)),
      ],
    );
  });

  it('should equal the tape for an LSTM of one step, whose recurrent weight has no gradient', () => {
    const table = lstmTable('l', 4, 3);
    const p = (blocks: Tensor[]) => nameParameters(blocks, table);
    const blocks = table.map(({ shape }, i) => normalTensor([...shape], i + 2));
    const inputs = [normalTensor([5, 4], 1), ...blocks];
    const [expected, found] = [
      gradientsOf((x, ...rest) => plainLstm(p(rest), 'l', [x!])[0]!, inputs),
      gradientsOf(
        (x, ...rest) => lstm(p(rest), x as Tensor2D, { name: 'l', steps: 1, states: 'last' }),
        inputs,
      ),
    ];
    expect([...found[3]!].every((value) => value === 0)).toBe(true);
    [0, 1, 2, 4].forEach((i) => expect(relativeDistance(found[i]!, expected[i]!)).toBeLessThan(1e-4));
  });

  it('should equal the tape for repeated rows, pooled halves and softplus', () => {
    const x = [normalTensor([6, 5], 1, 3)];
    const ours = [(y: Tensor) => repeatRows(y as Tensor2D, 3), (y: Tensor) => largerHalf(y as Tensor2D)];
    const plain = [
      (y: Tensor) => tf.tile(y, [3, 1]),
      (y: Tensor) => tf.maximum(...(tf.split(y, 2, 0) as [Tensor, Tensor])),
    ];
    ours.forEach((f, i) =>
      expectSameGradients(
        (y) => f(y!),
        (y) => plain[i]!(y!),
        x,
      ),
    );
    expectSameGradients(
      (y) => softplus(y as Tensor2D),
      (y) => tf.softplus(y!),
      x,
    );
    const far = softplus(tf.tensor2d([[-200, 0, 200]])).dataSync();
    expect([...far]).toEqual([0, Math.fround(Math.LN2), 200]);
  });
});

const HEADS = ['huber', 'quantiles'] satisfies HeadKind[];

describe.each(MODEL_KINDS)('the gradient of one step of %s', (kind) => {
  it.each(HEADS)(
    'should equal the tape on the CPU backend with the head %s, block by block',
    async (head) => {
      const one = { kind, head };
      await useBackend('cpu');
      const expected = plainGradient(one);
      for (const backend of ['cpu', 'wasm'] satisfies BackendId[]) {
        await useBackend(backend);
        const distances = Object.entries(blockDistances(one, await engineGradient(one), expected));
        expect(distances.length).toBeGreaterThan(1);
        expect(
          distances.filter(([, distance]) => !(distance <= 1e-4)),
          backend,
        ).toEqual([]);
      }
    },
  );
});
