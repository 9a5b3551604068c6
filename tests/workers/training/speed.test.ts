import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { nodeBackends } from '../../../scripts/experiment/node-backends';
import type { SpeedEvent } from '../../../src/contracts/speed';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';
import { TrainingWorker } from '../../../workers/training/engine';

/** A clock on which every question takes so many milliseconds. */
function ticking(by: number): () => number {
  let time = 0;
  return () => (time += by);
}

const only = { wasm: nodeBackends.wasm!, cpu: nodeBackends.cpu! };

describe('measuring the speed of a machine', () => {
  it(
    'should time every model on every usable backend and leave no tensor',
    { timeout: 120_000 },
    async () => {
      const engine = new TrainingWorker({ backends: only, now: ticking(150) });
      await engine.probe();
      const before = tf.memory().numTensors;
      const events: SpeedEvent[] = [];
      const outcome = await engine.measureSpeed('speed', (event) => events.push(event));
      if (!outcome.ok) throw new Error(outcome.error.message);
      const { timings, probes } = outcome.value;
      const cells = ['wasm', 'cpu'].flatMap((backend) => MODEL_KINDS.map((model) => `${backend} ${model}`));
      expect(timings.map(({ backend, model }) => `${backend} ${model}`)).toEqual(cells);
      for (const { msPerStep, fault } of timings) {
        expect(fault).toBeNull();
        expect(msPerStep).toBeGreaterThan(0);
      }
      expect(probes.filter(({ usable }) => usable).map(({ backend }) => backend)).toEqual(['wasm', 'cpu']);
      const told = events.flatMap((event) => (event.kind === 'timing' ? [event] : []));
      expect(told.map(({ done }) => done)).toEqual(cells.map((_, i) => i + 1));
      expect(told.map(({ timing }) => timing)).toEqual(timings);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it('should leave out, with the reason, what the minute has no time for', async () => {
    const engine = new TrainingWorker({ backends: { wasm: nodeBackends.wasm! }, now: ticking(5000) });
    const outcome = await engine.measureSpeed('speed', () => undefined);
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { timings } = outcome.value;
    expect(timings[0]!.msPerStep).toBeGreaterThan(0);
    expect(timings.at(-1)!).toMatchObject({ msPerStep: null, fault: 'the minute was over before its turn' });
  });

  it('should end where it is cancelled, keep a second call waiting outside, and work again after', async () => {
    const engine = new TrainingWorker({ backends: { wasm: nodeBackends.wasm! }, now: ticking(5) });
    let timed = 0;
    const going = engine.measureSpeed('speed', ({ kind }) => {
      if (kind !== 'timing') return;
      timed += 1;
      void engine.cancel('speed');
    });
    expect(await engine.measureSpeed('other', () => undefined)).toMatchObject({ error: { code: 'busy' } });
    expect(await going).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(timed).toBe(1);
    expect(tf.memory().numTensors).toBeLessThan(50);
    expect(await engine.probe()).toMatchObject({ ok: true });
  });
});
