import * as tf from '@tensorflow/tfjs-core';
import type { Tensor, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendId, ModelKind } from '../../../../src/contracts/run';
import { createRandom } from '../../../../src/domain/random';
import { createModel } from '../../../../workers/training/models/catalogue';
import { attend } from '../../../../workers/training/models/layers/attention';
import { im2col } from '../../../../workers/training/models/layers/conv1d';
import { dense } from '../../../../workers/training/models/layers/dense';
import { layerNorm } from '../../../../workers/training/models/layers/layer-norm';
import { INFERENCE, type ModelInputs } from '../../../../workers/training/models/model';
import { initialParameters } from '../../../../workers/training/models/parameters';
import { nameParameters, unpackParameters } from '../../../../workers/training/models/unpack';
import { normalTensor, relativeDistance, useBackend } from '../support';
import { plainAttention, plainConv, plainDense, plainFusion, plainMlp, plainNorm } from './plain';

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
      (x, w, b) => plainConv(p(w!, b!), 'c', x as Tensor3D),
      [normalTensor([2, 7, 5], 1), normalTensor([15, 4], 2), normalTensor([4], 3)],
    );
  });
});

const SHAPE = { steps: 7, features: 40, macro: 13, horizon: 5 };
const PLAIN = { mlp: plainMlp, fusion: plainFusion };

function modelGradients(kind: ModelKind, implementation: 'ours' | 'plain'): Float32Array[] {
  const { table, forward } = createModel(kind, SHAPE);
  const flat = tf.tensor1d(initialParameters(table, createRandom(5)));
  const inputs: ModelInputs = {
    sequence: normalTensor([4, 7, 40], 6) as Tensor3D,
    macro: normalTensor([4, 13], 7) as Tensor2D,
  };
  return gradientsOf(
    (...blocks) => {
      const p = nameParameters(blocks, table);
      return implementation === 'ours' ? forward(p, inputs, INFERENCE).output : PLAIN[kind](p, inputs);
    },
    unpackParameters(flat, table),
  );
}

describe.each<ModelKind>(['mlp', 'fusion'])('gradients of the %s model', (kind) => {
  let expected: Float32Array[];

  beforeAll(async () => {
    await useBackend('cpu');
    expected = modelGradients(kind, 'plain');
  });

  it.each<BackendId>(['cpu', 'wasm'])(
    'should equal the plain model on %s, block by block',
    async (backend) => {
      await useBackend(backend);
      const { table } = createModel(kind, SHAPE);
      const gradients = modelGradients(kind, 'ours');
      const distances = gradients.map((g, i) => [table[i]!.name, relativeDistance(g, expected[i]!)] as const);
      expect(distances.filter(([, distance]) => !(distance <= 1e-4))).toEqual([]);
      expect(gradients).toHaveLength(table.length);
    },
  );
});
