import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../src/contracts/outcome';
import type { RunEvent } from '../../src/contracts/run';
import type { TrainingJob, TrainingResult } from '../../src/contracts/training-engine';
import { useTraining } from '../../src/composables/useTraining';
import { useRunShelfStore } from '../../src/stores/run-shelf';
import { useViewStore } from '../../src/stores/view';
import { exampleModel, exampleReport, exampleSpec } from '../fixtures/lab';

type Run = (
  job: TrainingJob,
  tell: (event: RunEvent) => void,
  signal: AbortSignal,
) => Promise<Outcome<TrainingResult>>;

const fakes = vi.hoisted(() => ({
  panel: vi.fn(),
  manifest: vi.fn(),
  run: vi.fn<(...args: never[]) => unknown>(),
  pause: vi.fn(),
  kept: vi.fn(),
  discard: vi.fn(),
  elsewhere: vi.fn<() => Promise<string[]>>(),
}));
vi.mock('../../src/composables/clients', () => ({
  dataClient: () => ({ panel: fakes.panel }),
  tableStore: () => ({ manifest: fakes.manifest }),
}));
vi.mock('../../src/composables/training-worker', () => ({
  trainingClient: () => fakes,
  runLocks: () => ({
    hold: (_: string, work: () => Promise<unknown>) => work(),
    elsewhere: fakes.elsewhere,
  }),
}));

const result = { report: exampleReport(), model: exampleModel() };
const died = { code: 'worker-died', message: 'The training worker ended.', hint: 'Try again.' } as const;

function workerDoes(run: Run): void {
  fakes.run.mockImplementation(run as never);
}

describe('the run of a tab', () => {
  beforeEach(() => {
    vi.clearAllMocks();
    setActivePinia(createPinia());
    const days = Int32Array.of(1, 2, 3);
    fakes.panel.mockResolvedValue({ ok: true, value: { days, columns: {} } });
    fakes.kept.mockResolvedValue({ ok: true, value: { runs: [], last: null } });
    fakes.elsewhere.mockResolvedValue([]);
    fakes.manifest.mockResolvedValue({ ok: true, value: { hash: 'abc', lastDay: '2025-12-31' } });
  });

  it('should go from the controls to a report', async () => {
    workerDoes((job, tell) => {
      tell({ kind: 'state', state: 'running' });
      expect(job.spec).toMatchObject({ coin: 'ltc', epochs: 3, data: 'abc' });
      return Promise.resolve({ ok: true, value: result });
    });
    useViewStore().patch({ labCoin: 'ltc', epochs: 3 });
    const { run, start } = useTraining();
    await start();
    expect(run.phase).toBe('done');
    expect(run.report).toBe(result.report);
  });

  it('should say what ended it, and start again when asked', async () => {
    workerDoes(() => Promise.resolve({ ok: false, error: died }));
    const { run, start } = useTraining();
    await start();
    expect(run.phase).toBe('failed');
    expect(run.failure).toEqual(died);
    workerDoes(() => Promise.resolve({ ok: true, value: result }));
    await start();
    expect(run.phase).toBe('done');
    expect(run.failure).toBeNull();
  });

  it('should say so when the data cannot be read, without asking the worker', async () => {
    fakes.panel.mockResolvedValue({ ok: false, error: { ...died, code: 'file-damaged' } });
    const { run, start } = useTraining();
    await start();
    expect(run.failure?.code).toBe('file-damaged');
    expect(fakes.run).not.toHaveBeenCalled();
  });

  it('should be one at a time and hear pause under its own name', async () => {
    let finish: (outcome: Outcome<TrainingResult>) => void = () => undefined;
    workerDoes(() => new Promise((resolve) => (finish = resolve)));
    const { run, start, pause } = useTraining();
    const first = start();
    await vi.waitFor(() => {
      expect(fakes.run).toHaveBeenCalledOnce();
    });
    await start();
    expect(fakes.run).toHaveBeenCalledOnce();
    pause();
    expect(fakes.pause).toHaveBeenCalledWith(run.runId);
    finish({ ok: true, value: result });
    await first;
  });

  it('should be cancelled through the signal that the worker was given', async () => {
    workerDoes(
      (_job, _tell, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            resolve({ ok: false, error: { ...died, code: 'cancelled' } });
          });
        }),
    );
    const { run, start, cancel } = useTraining();
    const going = start();
    await vi.waitFor(() => {
      expect(fakes.run).toHaveBeenCalledOnce();
    });
    cancel();
    await going;
    expect(run.phase).toBe('cancelled');
  });

  it('should start what waits one after another, and leave it waiting after a failure', async () => {
    const seeds: number[] = [];
    workerDoes((job) => {
      seeds.push(job.spec.seed);
      const failed = job.spec.seed === 2;
      return Promise.resolve(failed ? { ok: false, error: died } : { ok: true, value: result });
    });
    const view = useViewStore();
    const { run, start, enqueue, startNext } = useTraining();
    for (const seed of [1, 2, 3]) {
      view.patch({ seed });
      enqueue();
    }
    await start({ ...view.state, seed: 0 });
    expect(seeds).toEqual([0, 1, 2]);
    expect(run.failure).toEqual(died);
    expect(useRunShelfStore().waiting.map(({ settings }) => settings.seed)).toEqual([3]);
    await startNext();
    expect(seeds).toEqual([0, 1, 2, 3]);
    expect(useRunShelfStore().finished).toHaveLength(3);
  });

  it('should go on with a run that broke off, under its name and specification', async () => {
    workerDoes(() => Promise.resolve({ ok: true, value: result }));
    const spec = exampleSpec({ data: 'abc', coin: 'eth', epochs: 9 });
    const broken = { runId: 'old', spec, backend: 'wasm', epoch: 4, savedAt: 0 } as const;
    const { goOn } = useTraining();
    await goOn(broken);
    expect(fakes.run.mock.calls[0]![0]).toMatchObject({ runId: 'old', spec, resume: true });
    expect(useViewStore().state).toMatchObject({ labCoin: 'eth', epochs: 9 });
    await goOn({ ...broken, spec: { ...spec, data: 'older' } });
    expect(useTraining().run.failure?.message).toContain('data have changed');
    expect(fakes.run).toHaveBeenCalledOnce();
  });

  it('should offer a run whose worker died, and forget one that was cancelled', async () => {
    const epoch = { epoch: 1, trainLoss: 1, validationLoss: 1, gradientNorm: 1, examplesPerSecond: 1 };
    const broken = { runId: 'x', spec: exampleSpec(), backend: 'wasm', epoch: 1, savedAt: 0 };
    fakes.kept.mockResolvedValue({ ok: true, value: { runs: [broken], last: null } });
    const ends = (code: 'worker-died' | 'cancelled'): void =>
      workerDoes((_job, tell) => {
        tell({ kind: 'epoch', record: epoch, best: true });
        return Promise.resolve({ ok: false, error: { ...died, code } });
      });
    const { run, start } = useTraining();
    ends('worker-died');
    await start();
    await vi.waitFor(() => expect(useRunShelfStore().broken).toEqual([broken]));
    ends('cancelled');
    await start();
    expect(fakes.discard).toHaveBeenCalledWith(run.runId);
  });

  it('should leave out what was taken back', async () => {
    const seeds: number[] = [];
    workerDoes((job) => {
      seeds.push(job.spec.seed);
      return Promise.resolve({ ok: true, value: result });
    });
    const view = useViewStore();
    const shelf = useRunShelfStore();
    const { enqueue, withdraw, startNext } = useTraining();
    for (const seed of [1, 2]) {
      view.patch({ seed });
      enqueue();
    }
    withdraw(shelf.waiting[0]!.id);
    await startNext();
    expect(seeds).toEqual([2]);
    // This runtime has no database: the queue waits in the tab, and the page says so.
    await vi.waitFor(() => expect(shelf.queueFailure?.code).toBe('storage-failed'));
  });
});
