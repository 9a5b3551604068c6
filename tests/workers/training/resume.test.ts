import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/contracts/outcome';
import type { RunEvent, RunSpec } from '../../../src/contracts/run';
import type { TrainingResult } from '../../../src/contracts/training-engine';
import { dayFromIso } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { memoryStorage } from '../../../workers/training/memory-storage';
import type { VaultStorage } from '../../../workers/training/vault';
import { engineOn, shippedPanel, shortSpec, timeless, twoBackends, valueOf } from './shipped-runs';

let panel: Frame;
beforeAll(async () => {
  panel = await shippedPanel();
});

/** A storage whose worker is killed: from then on nothing reaches it. */
function mortal(storage: VaultStorage): VaultStorage & { kill: () => void } {
  let dead = false;
  return {
    ...storage,
    put: (...args) => (dead ? Promise.resolve() : storage.put(...args)),
    remove: (...args) => (dead ? Promise.resolve() : storage.remove(...args)),
    kill: () => (dead = true),
  };
}

/** Trains until so many epochs are kept, in a worker that then dies. */
async function killedAfter(epoch: number, spec: RunSpec, storage: VaultStorage): Promise<void> {
  const disk = mortal(storage);
  const engine = engineOn(disk);
  await engine.run({ runId: 'r', spec, panel }, (event) => {
    if (event.kind !== 'checkpoint' || event.epoch !== epoch) return;
    disk.kill();
    void engine.cancel('r');
  });
}

function unbroken(spec: RunSpec): Promise<Outcome<TrainingResult>> {
  return engineOn(memoryStorage()).run({ runId: 'u', spec, panel }, () => undefined);
}

describe('a run whose worker was killed', () => {
  it.each(['mlp', 'lstm', 'fusion'] as const)(
    'should end on WASM as if nothing had happened: %s',
    async (model) => {
      const spec = shortSpec({
        model,
        epochs: 3,
        ...(model !== 'mlp' && { firstDay: dayFromIso('2022-01-01') }),
      });
      const expected = timeless(valueOf(await unbroken(spec)));
      for (const epoch of model === 'mlp' ? [1, 2] : [1]) {
        const storage = memoryStorage();
        await killedAfter(epoch, spec, storage);
        const engine = engineOn(storage);
        const { runs } = valueOf(await engine.kept());
        expect(runs).toMatchObject([{ runId: 'r', epoch, backend: 'wasm', spec }]);
        const job = { runId: 'r', spec: runs[0]!.spec, panel, resume: true };
        expect(timeless(valueOf(await engine.run(job, () => undefined)))).toEqual(expected);
      }
    },
    120_000,
  );

  it.each([
    { schedule: 'cosine', l2: 0.001 },
    { pooled: true, firstDay: dayFromIso('2022-01-01') },
    { head: 'quantiles', pooled: true, firstDay: dayFromIso('2022-01-01') },
  ] as const)('should end on WASM as if nothing had happened: %o', async (changes) => {
    const spec = shortSpec({ epochs: 3, ...changes });
    const storage = memoryStorage();
    await killedAfter(1, spec, storage);
    const job = { runId: 'r', spec, panel, resume: true };
    const resumed = timeless(valueOf(await engineOn(storage).run(job, () => undefined)));
    expect(resumed).toEqual(timeless(valueOf(await unbroken(spec))));
  });

  it('should end at once where it was killed while it was judged', async () => {
    const spec = shortSpec({ epochs: 2 });
    const storage = memoryStorage();
    await killedAfter(2, spec, storage);
    const events: RunEvent[] = [];
    const job = { runId: 'r', spec, panel, resume: true };
    const result = valueOf(await engineOn(storage).run(job, (event) => events.push(event)));
    expect(events.filter(({ kind }) => kind === 'epoch')).toHaveLength(0);
    expect(timeless(result)).toEqual(timeless(valueOf(await unbroken(spec))));
  });

  it('should say so where its checkpoint is gone or is of another run', async () => {
    const storage = memoryStorage();
    const spec = shortSpec({ epochs: 2 });
    const lost = { runId: 'gone', spec, panel, resume: true };
    const missing = await engineOn(storage).run(lost, () => undefined);
    expect(missing).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    await killedAfter(1, spec, storage);
    const other = { runId: 'r', spec: { ...spec, seed: 8 }, panel, resume: true };
    expect(await engineOn(storage).run(other, () => undefined)).toMatchObject({
      ok: false,
      error: { code: 'file-missing' },
    });
  });
});

describe('what is kept', () => {
  it('should hold the finished run in the place of its checkpoint', async () => {
    const engine = engineOn(memoryStorage());
    const result = valueOf(await engine.run({ runId: 'r', spec: shortSpec(), panel }, () => undefined));
    const last = { runId: 'r', savedAt: 1000, result };
    expect(valueOf(await engine.kept())).toEqual({ runs: [], finished: [last], last });
  });

  it('should hold nothing of a cancelled run, and forget what is discarded', async () => {
    const storage = memoryStorage();
    const engine = engineOn(storage);
    await engine.run({ runId: 'c', spec: shortSpec(), panel }, (event) => {
      if (event.kind === 'checkpoint') void engine.cancel('c');
    });
    expect(valueOf(await engine.kept()).runs).toEqual([]);
    await killedAfter(1, shortSpec(), storage);
    expect(valueOf(await engine.kept()).runs).toHaveLength(1);
    await engine.discard('r');
    expect(valueOf(await engine.kept()).runs).toEqual([]);
  });

  it('should train on where nothing can be kept, say so once, and end the same', async () => {
    const full = (): Promise<never> => Promise.reject(new DOMException('', 'QuotaExceededError'));
    const engine = engineOn({ get: full, all: full, keys: full, put: full, remove: full });
    const events: RunEvent[] = [];
    const spec = shortSpec();
    const result = valueOf(await engine.run({ runId: 'f', spec, panel }, (event) => events.push(event)));
    const told = events.filter((event) => event.kind === 'checkpoint');
    expect(told).toMatchObject([{ epoch: 1, failure: { code: 'storage-failed' } }]);
    expect(told[0]!.failure!.message).toContain('QuotaExceededError');
    expect(timeless(result)).toEqual(timeless(valueOf(await unbroken(spec))));
    expect(await engine.kept()).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
  });
});

describe('a lost device', () => {
  it('should be known for the cause of a read-back that failed before', async () => {
    const spec = shortSpec({ epochs: 2 });
    await unbroken(spec);
    let lose: (info: { message: string }) => void = () => undefined;
    const lost = new Promise<{ message: string }>((resolve) => (lose = resolve));
    const backend = Object.assign(tf.backend(), { device: { lost } });
    const read = backend.read.bind(backend);
    let failing = false;
    backend.read = (id) => {
      if (!failing) return read(id);
      // A task later, so that the failure has gone all its way before.
      setImmediate(() => lose({ message: 'driver reset' }));
      return Promise.reject(new Error('Buffer was unmapped'));
    };
    const outcome = await engineOn(memoryStorage(), twoBackends).run({ runId: 'b', spec, panel }, (event) => {
      if (event.kind === 'checkpoint') failing = true;
    });
    Object.assign(backend, { device: undefined, read });
    expect(valueOf(outcome).report.info.moves).toMatchObject([{ epoch: 1, from: 'wasm' }]);
  });

  it('should hand the run over to the next backend after its last checkpoint', async () => {
    const engine = engineOn(memoryStorage(), twoBackends);
    const spec = shortSpec({ epochs: 3 });
    let lose: (info: { message: string }) => void = () => undefined;
    const lost = new Promise<{ message: string }>((resolve) => (lose = resolve));
    await unbroken(spec);
    const backend = Object.assign(tf.backend(), { device: { lost } });
    const events: RunEvent[] = [];
    const outcome = await engine.run({ runId: 'd', spec, panel }, (event) => {
      events.push(event);
      if (event.kind === 'checkpoint' && event.epoch === 2) lose({ message: 'driver reset' });
    });
    Object.assign(backend, { device: undefined });
    const { report } = valueOf(outcome);
    expect(report.info.backend).toBe('cpu');
    expect(report.info.moves).toMatchObject([{ epoch: 2, from: 'wasm' }]);
    expect(report.info.moves[0]!.reason).toContain('driver reset');
    expect(report.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
    expect(events.filter((event) => event.kind === 'log' && event.level === 'warning')).toHaveLength(1);
    const next = await engine.run({ runId: 'e', spec, panel }, () => undefined);
    expect(!next.ok && next.error.message).toMatch(/device was lost/);
  });

  it.each([true, false])(
    'should be noticed where a WebGL context answers zeros before its loss is told (told: %s)',
    async (isTold) => {
      const spec = shortSpec({ epochs: 3 });
      await unbroken(spec);
      const canvas = new EventTarget();
      let gone = false;
      const backend = Object.assign(tf.backend(), { canvas, gpgpu: { gl: { isContextLost: () => gone } } });
      const read = backend.read.bind(backend);
      backend.read = async (id) => {
        const values = await read(id);
        return gone ? (values as Float32Array).map(() => 0) : values;
      };
      const events: RunEvent[] = [];
      const engine = engineOn(memoryStorage(), twoBackends);
      const outcome = await engine.run({ runId: 'g', spec, panel }, (event) => {
        events.push(event);
        if (event.kind !== 'checkpoint' || event.epoch !== 1) return;
        gone = true;
        if (isTold) setImmediate(() => canvas.dispatchEvent(new Event('webglcontextlost')));
      });
      Object.assign(backend, { canvas: undefined, gpgpu: undefined, read });
      const { report } = valueOf(outcome);
      expect(report.info.moves).toMatchObject([{ epoch: 1, from: 'wasm' }]);
      expect(report.info.moves[0]!.reason).toContain('WebGL context');
      expect(report.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
      expect(
        report.epochs.every(({ trainLoss, validationLoss }) => trainLoss > 0.1 && validationLoss > 0.1),
      ).toBe(true);
      const told = events.filter((event) => event.kind === 'log' && event.level === 'warning');
      expect(told).toMatchObject([
        { message: expect.stringContaining('goes on on cpu after epoch 1') as string },
      ]);
    },
  );
});
