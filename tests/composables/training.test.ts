import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../src/contracts/outcome';
import type { RunEvent } from '../../src/contracts/run';
import type { TrainingJob, TrainingResult } from '../../src/contracts/training-engine';
import { useShock } from '../../src/composables/useShock';
import { useTraining } from '../../src/composables/useTraining';
import { useViewStore } from '../../src/stores/view';
import { exampleModel, exampleReport } from '../fixtures/lab';

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
}));
vi.mock('../../src/composables/clients', () => ({
  dataClient: () => ({ panel: fakes.panel }),
  tableStore: () => ({ manifest: fakes.manifest }),
}));
vi.mock('../../src/composables/training-worker', () => ({
  trainingClient: () => ({ run: fakes.run, pause: fakes.pause }),
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

  it('should serve the Shock page when it is of the coin in question', async () => {
    workerDoes(() => Promise.resolve({ ok: true, value: result }));
    const { model, trainQuick, selectCoin } = useShock();
    expect(model.value).toBeNull();
    await trainQuick();
    expect(model.value).toBe(result.model);
    selectCoin('doge');
    expect(model.value).toBeNull();
  });
});
