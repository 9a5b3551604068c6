import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EpochRecord, RunEvent } from '../../src/contracts/run';
import { useRunStore } from '../../src/stores/run';
import { exampleReport, exampleModel } from '../fixtures/lab';

const panel = { days: Int32Array.of(1), columns: {} };

function epoch(number: number, best: boolean): RunEvent {
  const record: EpochRecord = {
    epoch: number,
    trainLoss: 1 / number,
    validationLoss: 1,
    gradientNorm: 0.5,
    examplesPerSecond: 1000,
  };
  return { kind: 'epoch', record, best };
}

function started(): ReturnType<typeof useRunStore> {
  const store = useRunStore();
  store.begin({ runId: 'a', spec: exampleReport().spec, panel });
  return store;
}

describe('the run store', () => {
  beforeEach(() => {
    setActivePinia(createPinia());
  });

  it('should be idle before the first run', () => {
    expect(useRunStore().phase).toBe('idle');
    expect(useRunStore().busy).toBe(false);
  });

  it('should gather epochs and remember the best one', () => {
    const store = started();
    store.take([epoch(1, true), epoch(2, true), epoch(3, false)]);
    expect(store.epochs.map((record) => record.epoch)).toEqual([1, 2, 3]);
    expect(store.bestEpoch).toBe(2);
  });

  it('should number the lines of the log without gaps over several bundles', () => {
    const store = started();
    store.take([{ kind: 'log', level: 'info', message: 'one' }]);
    store.take([{ kind: 'log', level: 'warning', message: 'two' }]);
    expect(store.log.map((line) => [line.id, line.level])).toEqual([
      [1, 'info'],
      [2, 'warning'],
    ]);
  });

  it('should follow pause and resume while the run is on', () => {
    const store = started();
    store.take([{ kind: 'state', state: 'running' }]);
    store.take([{ kind: 'state', state: 'paused' }]);
    expect(store.phase).toBe('paused');
    expect(store.busy).toBe(true);
  });

  it('should not be woken by an event that comes after the end', () => {
    const store = started();
    store.fail({ code: 'worker-died', message: 'The worker died.', hint: 'Start again.' });
    store.take([{ kind: 'state', state: 'running' }]);
    expect(store.phase).toBe('failed');
  });

  it('should call a cancelled run cancelled, not failed', () => {
    const store = started();
    store.fail({ code: 'cancelled', message: 'Stopped.', hint: '' });
    expect(store.phase).toBe('cancelled');
  });

  it('should keep what was seen when a run fails, and forget it when the next begins', () => {
    const store = started();
    store.take([epoch(1, true)]);
    store.fail({ code: 'device-lost', message: 'The GPU is gone.', hint: 'Start again.' });
    expect(store.epochs).toHaveLength(1);
    store.begin({ runId: 'b', spec: exampleReport().spec, panel });
    expect(store.epochs).toHaveLength(0);
    expect(store.failure).toBeNull();
  });

  it('should take the report for the last word', () => {
    const store = started();
    store.finish({ report: exampleReport(), model: exampleModel() });
    expect(store.phase).toBe('done');
    expect(store.bestEpoch).toBe(exampleReport().bestEpoch);
    expect(store.epochs).toEqual(exampleReport().epochs);
  });
});
