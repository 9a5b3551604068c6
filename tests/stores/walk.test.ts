import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import type { WalkForwardEvent } from '../../src/contracts/evaluation';
import { POINT_PLAN } from '../../src/domain/backtest/plan-choice';
import { readableWalks } from '../../src/services/walk-shelf';
import { useWalkStore } from '../../src/stores/walk';
import { exampleSpec } from '../fixtures/lab';
import { exampleWalk } from '../fixtures/walks';

const kept = {
  id: 'w',
  spec: exampleSpec({ lastDay: 17_000 }),
  plan: POINT_PLAN,
  seeds: [1],
  done: 0,
  steps: 5,
  savedAt: 1,
};
const record = { epoch: 2, trainLoss: 1, validationLoss: 1, gradientNorm: 1, examplesPerSecond: 1 };

describe('the walk of a tab', () => {
  beforeEach(() => setActivePinia(createPinia()));

  it('should follow what the worker tells', () => {
    const walk = useWalkStore();
    walk.setBroken([kept, { ...kept, id: 'other' }]);
    walk.begin(kept);
    expect(walk.busy).toBe(true);
    expect(walk.broken.map(({ id }) => id)).toEqual(['other']);
    const { plan } = exampleWalk('w').report;
    const events: WalkForwardEvent[] = [
      { kind: 'planned', plan, backend: 'wasm', steps: 5 },
      { kind: 'fold', seed: 1, fold: 0, done: 1, steps: 5, kept: true },
      { kind: 'training', seed: 1, fold: 1, event: { kind: 'log', level: 'info', message: '' } },
      { kind: 'training', seed: 1, fold: 1, event: { kind: 'epoch', record, best: true } },
    ];
    walk.take(events);
    expect(walk.phase).toBe('running');
    expect(walk.walk).toMatchObject({ done: 1, steps: 5 });
    expect(walk.place).toEqual({ seed: 1, fold: 1, epoch: 2 });
    walk.end('stopped');
    expect(walk.busy).toBe(false);
  });

  it('should be read back from what was kept, the newest first, without what is impossible', () => {
    const stored = [
      { ...kept, version: 1 },
      { ...kept, version: 1, id: 'newer', savedAt: 5 },
      { ...kept, version: 2, id: 'tomorrow' },
      { ...kept, version: 1, id: 'bad', spec: { ...kept.spec, batchSize: 0 } },
    ];
    expect(readableWalks(stored).map(({ id }) => id)).toEqual(['newer', 'w']);
    expect(readableWalks(stored)[1]).toEqual(kept);
  });
});
