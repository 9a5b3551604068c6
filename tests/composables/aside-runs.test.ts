import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { trainAside } from '../../src/composables/aside-runs';
import { useTraining } from '../../src/composables/useTraining';
import type { Failure, Outcome } from '../../src/contracts/outcome';
import type { RunEvent, RunInfo } from '../../src/contracts/run';
import type { TrainingJob, TrainingResult } from '../../src/contracts/training-engine';
import type * as SpareCores from '../../src/services/spare-cores';
import { useRunShelfStore } from '../../src/stores/run-shelf';
import { useRunStore } from '../../src/stores/run';
import { exampleModel, exampleReport, exampleSpec } from '../fixtures/lab';

type Done = Outcome<TrainingResult>;
type Run = (job: TrainingJob, tell: (event: RunEvent) => void, signal: AbortSignal) => Promise<Done>;

const fakes = vi.hoisted(() => ({
  first: { run: vi.fn(), kept: vi.fn(), discard: vi.fn(), acknowledge: vi.fn() },
  second: { run: vi.fn(), discard: vi.fn() },
  cores: 8,
}));
vi.mock('../../src/composables/clients', () => ({
  dataClient: () => ({
    panel: () => Promise.resolve({ ok: true, value: { days: Int32Array.of(1), columns: {} } }),
  }),
  tableStore: () => ({
    manifest: () => Promise.resolve({ ok: true, value: { hash: exampleSpec().data, lastDay: '2025-12-31' } }),
  }),
}));
vi.mock('../../src/composables/training-worker', () => ({
  trainingClient: () => fakes.first,
  secondTrainingClient: () => fakes.second,
  runLocks: () => ({
    hold: (_: string, work: () => Promise<unknown>) => work(),
    elsewhere: () => Promise.resolve([]),
  }),
}));
vi.mock('../../src/services/spare-cores', async (original) => ({
  ...(await original<typeof SpareCores>()),
  thisMachine: () => ({ cores: fakes.cores, memory: 8 }),
}));

const result = { report: exampleReport(), model: exampleModel() };
const good: Done = { ok: true, value: result };
const died: Failure = { code: 'worker-died', message: 'The training worker ended.', hint: 'Try again.' };
const info: RunInfo = {
  ...result.report.info,
  backend: 'wasm',
  probes: [{ backend: 'webgl', usable: false, detail: 'none' }],
};

/** What each worker has been given, by seed, and how the run of a seed is ended. */
function createWorkers() {
  const open = new Map<number, (outcome: Done) => void>();
  const given: Record<'first' | 'second', number[]> = { first: [], second: [] };
  for (const which of ['first', 'second'] as const) {
    fakes[which].run.mockImplementation(((job, tell, signal) => {
      given[which].push(job.spec.seed);
      tell({ kind: 'prepared', info, epochs: [], bestEpoch: 0 });
      return new Promise<Done>((resolve) => {
        open.set(job.spec.seed, resolve);
        signal.addEventListener('abort', () => {
          resolve({ ok: false, error: { ...died, code: 'cancelled' } });
        });
      });
    }) satisfies Run);
  }
  const end = async (seed: number, outcome: Done = good): Promise<void> => {
    await vi.waitFor(() => {
      expect(open.has(seed)).toBe(true);
    });
    open.get(seed)!(outcome);
  };
  return { given, end };
}

const orders = (seeds: readonly number[], backend: 'auto' | 'wasm' | 'webgpu' = 'wasm') =>
  seeds.map((seed) => ({ spec: { ...exampleSpec(), seed, backend } }));

describe('ordered runs where there are cores for two workers', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    setActivePinia(createPinia());
    fakes.cores = 8;
    fakes.first.kept.mockResolvedValue({ ok: true, value: { runs: [], finished: [], last: null } });
  });

  it('should be shared between both, each run once, and all kept', async () => {
    const { given, end } = createWorkers();
    const { order } = useTraining();
    const all = order(orders([1, 2, 3, 4]));
    await end(2);
    await end(3);
    await end(1);
    await end(4);
    await all;
    await vi.waitFor(() => {
      expect(useRunShelfStore().aside).toBeNull();
    });
    expect([...given.first, ...given.second].sort()).toEqual([1, 2, 3, 4]);
    expect(given.first[0]).toBe(1);
    expect(given.second.slice(0, 2)).toEqual([2, 3]);
    await vi.waitFor(() => {
      expect(useRunShelfStore().finished).toHaveLength(4);
    });
  });

  it('should take turns on a machine of two cores', async () => {
    fakes.cores = 2;
    const { given, end } = createWorkers();
    const all = useTraining().order(orders([1, 2]));
    await end(1);
    await end(2);
    await all;
    expect(given).toEqual({ first: [1, 2], second: [] });
  });

  it('should come back to the first worker where the second fails', async () => {
    const { given, end } = createWorkers();
    const all = useTraining().order(orders([1, 2]));
    await end(2, { ok: false, error: died });
    await vi.waitFor(() => {
      expect(useRunShelfStore().aside).toBeNull();
    });
    expect(useRunStore().failure).toBeNull();
    await end(1);
    await vi.waitFor(() => {
      expect(given.first).toEqual([1, 2]);
    });
    await end(2);
    await all;
    expect(useRunShelfStore().waiting).toEqual([]);
  });

  it('should end beside where the reader takes it back, and leave the other going', async () => {
    const { given, end } = createWorkers();
    const { order, withdraw } = useTraining();
    const all = order(orders([1, 2]));
    await vi.waitFor(() => {
      expect(given.second).toEqual([2]);
    });
    withdraw(useRunShelfStore().aside!.id);
    await vi.waitFor(() => {
      expect(useRunShelfStore().aside).toBeNull();
    });
    expect(fakes.second.discard).toHaveBeenCalledOnce();
    expect(useRunStore().busy).toBe(true);
    await end(1);
    await all;
    expect(given).toEqual({ first: [1], second: [2] });
  });

  it('should leave alone what could get a graphics processor, and what the Lab has put in line', async () => {
    createWorkers();
    const shelf = useRunShelfStore();
    const { enqueue } = useTraining();
    enqueue();
    const panel = { days: Int32Array.of(1), columns: {} };
    await trainAside(info, panel);
    shelf.setWaiting(orders([1], 'webgpu').map((one) => ({ ...shelf.waiting[0]!, order: one })));
    await trainAside(info, panel);
    shelf.setWaiting(orders([1], 'auto').map((one) => ({ ...shelf.waiting[0]!, order: one })));
    await trainAside({ ...info, probes: [{ backend: 'webgpu', usable: true, detail: 'a GPU' }] }, panel);
    expect(fakes.second.run).not.toHaveBeenCalled();
  });
});
