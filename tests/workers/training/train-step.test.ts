import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { scheduleFactor } from '../../../src/domain/spec/schedule';
import { makeBatch } from '../../../workers/training/batches';
import { INFERENCE } from '../../../workers/training/models/model';
import { initialParameters } from '../../../workers/training/models/parameters';
import { createState, disposeState } from '../../../workers/training/optimiser';
import { stream } from '../../../workers/training/streams';
import { createTrainStep, type StepOptions } from '../../../workers/training/train-step';
import { useBackend } from './support';
import { toySetup } from './toy';

const ADAM = { learningRate: 0.01, clip: 1, amsgrad: true };

/** Parameters after a step with each of the given options, on the same batch. */
function after(options: readonly StepOptions[]): Float32Array {
  const { model, dataset, train } = toySetup();
  const state = createState(initialParameters(model.table, stream(5, 'parameters')), ADAM);
  const batch = makeBatch(dataset, train.subarray(0, 32));
  for (const one of options) tf.dispose(Object.values(createTrainStep(model, one)(state, batch, INFERENCE)));
  const parameters = state.parameters.dataSync().slice() as Float32Array;
  disposeState(state);
  return parameters;
}

describe('a step on a schedule', () => {
  beforeAll(() => useBackend('wasm'));

  it('should take the rate of its place on the curve, which the state counts', () => {
    const steps = 4;
    const schedule = { kind: 'cosine', steps } as const;
    const byHand = Array.from({ length: steps }, (_, i) => {
      return { ...ADAM, learningRate: ADAM.learningRate * scheduleFactor('cosine', i + 1, steps) };
    });
    const scheduled = Array.from({ length: steps }, () => ({ ...ADAM, schedule }));
    expect(after(scheduled)).toEqual(after(byHand));
    expect(after(scheduled)).not.toEqual(after(scheduled.map(() => ADAM)));
  });

  it('should be the plain step where the schedule is constant', () => {
    const constant = { ...ADAM, schedule: { kind: 'constant', steps: 2 } } as const;
    expect(after([constant, constant])).toEqual(after([ADAM, ADAM]));
  });
});
