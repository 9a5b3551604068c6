import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunEvent } from '../../../src/contracts/run';
import { createRandom } from '../../../src/domain/random';
import { makeBatch } from '../../../workers/training/batches';
import { trainLoop, type TrainingSetup } from '../../../workers/training/loop';
import { evaluateLoss } from '../../../workers/training/predict';
import type { TrainStep } from '../../../workers/training/train-step';
import { useBackend } from './support';
import { toyEnvironment, toySetup, type ToyEnvironment } from './toy';

const batches = (events: readonly RunEvent[]) => events.filter((event) => event.kind === 'batch');

async function run(setup: TrainingSetup, environment: ToyEnvironment = toyEnvironment()) {
  const result = await trainLoop(setup, environment);
  environment.breathing.close();
  return { ...result, events: environment.events };
}

/** A step that loses itself from its nth call on. */
function breakingFrom(n: number, step: TrainStep): TrainStep {
  let calls = 0;
  return (state, batch, context) => {
    const result = step(state, batch, context);
    calls += 1;
    if (calls < n) return result;
    result.loss.dispose();
    return { ...result, loss: tf.scalar(NaN) };
  };
}

describe('trainLoop', () => {
  beforeAll(() => useBackend('cpu'));

  it('should learn a small problem with a known answer', async () => {
    const { epochs, best } = await run(toySetup({ epochs: 60 }));
    // Forecasting zero has a loss of about half the target's variance, 0.12.
    expect(Math.min(...epochs.map((epoch) => epoch.validationLoss))).toBeLessThan(0.003);
    expect(best).not.toBeNull();
  });

  it('should give the best weights back and say which epoch they are from', async () => {
    const setup = toySetup({ epochs: 8 });
    const { epochs, best, bestEpoch } = await run(setup);
    const parameters = tf.tensor1d(best!);
    const loss = evaluateLoss(setup.model, parameters, { dataset: setup.dataset, origins: setup.validation });
    expect(loss.dataSync()[0]).toBeCloseTo(epochs[bestEpoch - 1]!.validationLoss, 6);
    expect(epochs[bestEpoch - 1]!.validationLoss).toBe(Math.min(...epochs.map((e) => e.validationLoss)));
    tf.dispose([parameters, loss]);
  });

  it('should stop when patience is spent', async () => {
    const setup = toySetup({ epochs: 200, patience: 2 });
    const still = { ...setup, adam: { ...setup.adam, learningRate: 0 } };
    const frozen: TrainStep = (state, batch, context) => {
      const kept = tf.keep(tf.clone(state.parameters));
      const result = setup.step(state, batch, context);
      state.parameters.dispose();
      state.parameters = kept;
      return result;
    };
    const { epochs, bestEpoch, end } = await run({ ...still, step: frozen });
    expect(end).toBe('patience');
    expect(bestEpoch).toBe(1);
    expect(epochs).toHaveLength(3);
  });

  it('should repeat every number with the same seed and none with another', async () => {
    const numbers = async (seed: number) => {
      const { epochs, best } = await run(toySetup({ epochs: 3, dropout: 0.2, seed }));
      return { losses: epochs.map((epoch) => [epoch.trainLoss, epoch.validationLoss]), best };
    };
    const first = await numbers(5);
    expect(await numbers(5)).toEqual(first);
    expect((await numbers(6)).losses[0]).not.toEqual(first.losses[0]);
  });

  it('should hold still while paused and go on when resumed', async () => {
    let tellHeld = (): void => undefined;
    const held = new Promise<unknown>((resolve) => (tellHeld = () => resolve(null)));
    const environment = toyEnvironment((event, control) => {
      if (
        event.kind === 'batch' &&
        event.epoch === 1 &&
        !control.paused &&
        batches(environment.events).length === 2
      )
        control.pause();
      if (event.kind === 'state' && event.state === 'paused') tellHeld();
    });
    const training = trainLoop(toySetup(), environment);
    await held;
    const before = environment.events.length;
    // Twenty turns of the same channel by which a running loop would advance twenty batches.
    for (let turn = 0; turn < 20; turn++) await environment.breathing.pause();
    expect(environment.events).toHaveLength(before);
    expect(environment.events.at(-1)).toEqual({ kind: 'state', state: 'paused' });
    environment.control.resume();
    const { end, epochs } = await training;
    environment.breathing.close();
    expect(environment.events[before]).toEqual({ kind: 'state', state: 'running' });
    expect(end).toBe('epochs');
    expect(epochs).toHaveLength(3);
  });

  it('should give the same numbers with a pause in between', async () => {
    const plain = await run(toySetup());
    const paused = await run(
      toySetup(),
      toyEnvironment((event, control) => {
        if (event.kind === 'batch') control.pause();
        if (event.kind === 'state' && event.state === 'paused') queueMicrotask(() => control.resume());
      }),
    );
    expect(paused.events.filter((event) => event.kind === 'state').length).toBeGreaterThan(4);
    expect(paused.best).toEqual(plain.best);
  });

  it('should end after the current batch when stopped and keep the best weights so far', async () => {
    const stopping = toyEnvironment((event, control) => {
      if (event.kind === 'batch' && event.epoch === 2) control.end('stop');
    });
    const { end, epochs, best, events } = await run(toySetup({ epochs: 50 }), stopping);
    expect(end).toBe('user');
    expect(epochs).toHaveLength(1);
    expect(events.at(-1)!.kind).toBe('batch');
    expect(best).toEqual((await run(toySetup({ epochs: 1 }))).best);
  });

  it('should judge the weights of a first epoch that is stopped half way', async () => {
    const stopping = toyEnvironment((event, control) => {
      if (event.kind === 'batch') control.end('stop');
    });
    const { end, epochs, best } = await run(toySetup(), stopping);
    expect(end).toBe('user');
    expect(epochs).toHaveLength(1);
    expect(best).not.toBeNull();
  });

  it('should end when cancelled, also while paused', async () => {
    const { end, events } = await run(
      toySetup(),
      toyEnvironment((event, control) => {
        if (event.kind === 'batch') control.pause();
        if (event.kind === 'state') control.end('cancel');
      }),
    );
    expect(end).toBe('cancelled');
    expect(events.map((event) => event.kind)).toEqual(['batch', 'state']);
  });

  it('should stop at once when the loss is no number, with the last good weights', async () => {
    const setup = toySetup({ epochs: 5 });
    const broken = { ...setup, step: breakingFrom(16, setup.step) };
    const { end, brokenAt, best, bestEpoch } = await run(broken);
    expect(end).toBe('diverged');
    expect(brokenAt).toEqual({ epoch: 2, batch: 3, rows: 'training' });
    expect(bestEpoch).toBe(1);
    expect(best).toEqual((await run(toySetup({ epochs: 1 }))).best);
  });

  it('should send at most ten batch events a second', async () => {
    const times: number[] = [];
    const environment = toyEnvironment();
    let time = 0;
    const clocked = {
      ...environment,
      now: () => (time += 7),
      emit: (event: RunEvent) => {
        if (event.kind === 'batch') times.push(time);
      },
    };
    await trainLoop(toySetup({ epochs: 10 }), clocked);
    environment.breathing.close();
    expect(times.length).toBeGreaterThan(5);
    times.slice(1).forEach((at, i) => expect(at - times[i]!).toBeGreaterThanOrEqual(100));
  });

  it('should put noise on training batches only, afresh in each epoch', async () => {
    const setup = toySetup({ epochs: 2 });
    const asked: number[] = [];
    const seen: Float32Array[] = [];
    const watching: TrainStep = (state, batch, context) => {
      tf.tidy(() => seen.push(batch.inputs().sequence.dataSync().slice() as Float32Array));
      return setup.step(state, batch, context);
    };
    const noise = (epoch: number) => {
      asked.push(epoch);
      return { share: 0.5, sequence: [1, 1, 1], macro: [1], random: createRandom(epoch) };
    };
    const noisy = await run({ ...setup, step: watching, noise });
    expect(asked).toEqual([1, 2]);
    const clean = setup.dataset.columns.sequence[0]!;
    expect(clean.some((value) => Math.abs(value - seen[0]![0]!) < 1e-6)).toBe(false);
    const parameters = tf.tensor1d(noisy.best!);
    const validation = evaluateLoss(setup.model, parameters, {
      dataset: setup.dataset,
      origins: setup.validation,
    });
    expect(validation.dataSync()[0]).toBeCloseTo(noisy.epochs[noisy.bestEpoch - 1]!.validationLoss, 6);
    tf.dispose([parameters, validation]);
  });

  it('should leave no tensors behind, however it ends', async () => {
    const before = tf.memory().numTensors;
    await run(toySetup({ dropout: 0.2 }));
    const setup = toySetup();
    const broken = breakingFrom(3, setup.step);
    await run({ ...setup, step: broken });
    const cancelling = toyEnvironment((event, control) => {
      if (event.kind === 'batch') control.end('cancel');
    });
    await run(toySetup(), cancelling);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('should batch the windows that end on the given rows', () => {
    const { dataset } = toySetup();
    const batch = makeBatch(dataset, [4, 2]);
    tf.tidy(() => {
      const { sequence, macro } = batch.inputs();
      expect(sequence.shape).toEqual([2, 3, 3]);
      expect(sequence.dataSync()[0]).toBeCloseTo(dataset.columns.sequence[0]![2]!, 6);
      expect(macro.dataSync()[1]).toBeCloseTo(dataset.columns.macro[0]![2]!, 6);
      expect(batch.target().dataSync()[0]).toBeCloseTo(dataset.target[0]![4]!, 6);
    });
  });
});
