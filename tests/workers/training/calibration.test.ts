import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BackendId, RunSpec } from '../../../src/contracts/run';
import { Backends } from '../../../workers/training/backends/choose';
import {
  fastest,
  measureBackends,
  worstBlock,
  type CalibrationTask,
} from '../../../workers/training/calibration';
import { chooseBackend, nextBackend, type ChoosingWorld } from '../../../workers/training/choose-backend';
import type { Model } from '../../../workers/training/models/model';
import { memoryStorage } from '../../../workers/training/memory-storage';
import type { TrainStep } from '../../../workers/training/train-step';
import { RunVault } from '../../../workers/training/vault';
import { shortSpec, twoBackends } from './shipped-runs';
import { useBackend } from './support';
import { toySetup } from './toy';

/** A clock that only steps of a model move, so that other work on the machine decides nothing. */
let clock = 0;
const world = { now: () => clock, ended: () => false };
const setup = toySetup();
const task: CalibrationTask = { ...setup, batchSize: 64, dropout: 0.2, seed: 5 };
const spec: RunSpec = shortSpec({ backend: 'auto' });

beforeAll(async () => {
  await useBackend('cpu');
  await useBackend('wasm');
});

/** A task whose steps take 20 ms on the named backend and 1 ms on others. */
function slowOn(slow: BackendId): CalibrationTask {
  const step: TrainStep = (...args) => {
    clock += tf.getBackend() === slow ? 20 : 1;
    return task.step(...args);
  };
  return { ...task, step };
}

function choosing(storage = memoryStorage()): ChoosingWorld {
  return { ...world, backends: new Backends(twoBackends), vault: new RunVault(storage, () => 0) };
}

describe('measureBackends', () => {
  it('should time each usable backend on the model and leave no tensors', async () => {
    const before = tf.memory().numTensors;
    const real = { ...world, now: () => performance.now() };
    const timings = await measureBackends(task, ['wasm', 'cpu'], real);
    expect(timings.map(({ backend }) => backend)).toEqual(['wasm', 'cpu']);
    expect(timings[0]).toMatchObject({ rejected: null });
    expect(timings[0]!.msPerStep).toBeGreaterThan(0);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('should find the fastest whichever it is', async () => {
    for (const slow of ['wasm', 'cpu'] as const) {
      const timings = await measureBackends(slowOn(slow), ['wasm', 'cpu'], world);
      expect(timings.map(({ msPerStep }) => msPerStep)).toEqual(slow === 'wasm' ? [20, 1] : [1, 20]);
      expect(fastest(timings)).toBe(slow === 'wasm' ? 'cpu' : 'wasm');
    }
  });

  it('should stop when the run is ended meanwhile', async () => {
    expect(await measureBackends(task, ['wasm', 'cpu'], { ...world, ended: () => true })).toEqual([]);
  });

  it('should name what keeps a backend from being used', async () => {
    const [timing] = await measureBackends(task, ['webgpu'], world);
    expect(timing).toMatchObject({ backend: 'webgpu', msPerStep: null });
    expect(timing!.rejected).not.toBe('');
    expect(fastest([timing!])).toBeNull();
  });
});

describe('the parity check', () => {
  let broken = false;
  afterEach(() => {
    broken = false;
  });

  /** The model, whose gradient on WASM is a thousandth too large where `broken` is set. */
  function fragile(from: CalibrationTask = task): CalibrationTask {
    const loss: Model['loss'] = (result, target) => {
      const right = from.model.loss(result, target);
      return broken && tf.getBackend() === 'wasm' ? tf.mul(right, 1.001) : right;
    };
    return { ...from, model: { ...from.model, loss } };
  }

  it('should reject a backend that computes a part of the model wrong, however fast', async () => {
    broken = true;
    const timings = await measureBackends(fragile(slowOn('cpu')), ['wasm', 'cpu'], world);
    expect(timings[0]).toMatchObject({ backend: 'wasm', msPerStep: null });
    expect(timings[0]!.rejected).toMatch(/gradient is off by/);
    expect(fastest(timings)).toBe('cpu');
  });

  it('should hold for a backend that is named: it is refused, with the reason, and replaced by none', async () => {
    broken = true;
    const named = chooseBackend({ ...spec, backend: 'wasm' }, fragile(), choosing());
    await expect(named).rejects.toThrow(/wasm computes this model wrong: its gradient is off by/);
  });

  it('should be made once for a backend that is named, where that can be remembered', async () => {
    const at = choosing();
    const wasm = { ...spec, backend: 'wasm' } as const;
    expect(await chooseBackend(wasm, fragile(), at)).toMatchObject({ backend: 'wasm', calibration: null });
    broken = true;
    expect(await chooseBackend(wasm, fragile(), at)).toMatchObject({ backend: 'wasm' });
    await expect(chooseBackend({ ...wasm, batchSize: 32 }, fragile(), at)).rejects.toThrow(
      /computes this model wrong/,
    );
  });

  it('should hold for the backend that takes over a run', async () => {
    const backends = new Backends(twoBackends);
    expect((await nextBackend(backends, fragile())).backend).toBe('wasm');
    broken = true;
    expect((await nextBackend(backends, fragile())).backend).toBe('cpu');
    expect(tf.getBackend()).toBe('cpu');
    expect(backends.known.find(({ backend }) => backend === 'wasm')!.detail).toMatch(/wrong/);
  });

  it('should judge each block by its own size, and one that is all rounding by the whole', () => {
    const { model } = setup;
    const size = model.table.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
    const expected = new Float32Array(size).fill(1);
    const found = expected.slice();
    found[0] = 1.01;
    const first = model.table[0]!.shape.reduce((a, b) => a * b, 1);
    expect(worstBlock(model, found, expected)).toBeCloseTo(0.01 / Math.sqrt(first), 5);
    const silent = expected.slice().fill(0, 0, first);
    const noisy = silent.slice().fill(1e-7, 0, first);
    expect(worstBlock(model, noisy, silent)).toBeLessThan(1e-4);
    expect(worstBlock(model, found.fill(NaN, 3, 4), expected)).toBe(Infinity);
  });
});

describe('chooseBackend', () => {
  it('should take the fastest, tell the figures, and remember them for the same model and batch', async () => {
    const at = choosing();
    const first = await chooseBackend(spec, slowOn('wasm'), at);
    expect(first).toMatchObject({ backend: 'cpu', calibration: { remembered: false } });
    expect(tf.getBackend()).toBe('cpu');
    const again = await chooseBackend(spec, slowOn('cpu'), at);
    expect(again.backend).toBe('cpu');
    expect(again.calibration).toEqual({ ...first.calibration!, remembered: true });
    const other = await chooseBackend({ ...spec, batchSize: 32 }, slowOn('cpu'), at);
    expect(other).toMatchObject({ backend: 'wasm', calibration: { remembered: false } });
  });

  it('should take a named one unmeasured, and no other in its place', async () => {
    const named = await chooseBackend({ ...spec, backend: 'cpu' }, task, choosing());
    expect(named).toMatchObject({ backend: 'cpu', calibration: null });
    await expect(chooseBackend({ ...spec, backend: 'webgpu' }, task, choosing())).rejects.toThrow(
      /not offered/,
    );
  });

  it('should measure anew where nothing can be kept', async () => {
    const refuse = (): Promise<never> => Promise.reject(new Error('private'));
    const at = choosing({ get: refuse, all: refuse, keys: refuse, put: refuse, remove: refuse });
    expect((await chooseBackend(spec, slowOn('cpu'), at)).calibration?.remembered).toBe(false);
  });
});
