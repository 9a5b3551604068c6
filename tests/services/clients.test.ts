import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DataEngine, TableFile } from '../../src/contracts/data-engine';
import { failure, success, type Outcome } from '../../src/contracts/outcome';
import type { BackendProbe, RunEvent } from '../../src/contracts/run';
import type {
  ProbeOptions,
  TrainingEngine,
  TrainingJob,
  TrainingResult,
} from '../../src/contracts/training-engine';
import { createDataClient, type DataClient } from '../../src/services/data-client';
import { createTrainingClient, type TrainingClient } from '../../src/services/training-client';
import { withTransfers } from '../../workers/data/transfers';
import { deferred, FakeWorker } from './fake-worker';

const clients: (DataClient | TrainingClient)[] = [];
afterEach(() => clients.splice(0).forEach((client) => client.close()));

const FILES: readonly TableFile[] = [{ name: 'a.csv', bytes: new Uint8Array([1, 2, 3]) }];

describe('data client', () => {
  function setUp(): { client: DataClient; workers: FakeWorker[]; opened: number[] } {
    const workers: FakeWorker[] = [];
    const opened: number[] = [];
    const frame = { days: Int32Array.of(1, 2), columns: { btc_close: Float64Array.of(3, NaN) } };
    const engine = {
      open: (files: readonly TableFile[]) => {
        opened.push(files.length);
        return Promise.resolve(success({ version: 'v1', tables: [] }));
      },
      panel: () => Promise.resolve(success(frame)),
      close: () => Promise.resolve(),
    } as unknown as DataEngine;
    const create = (): FakeWorker => {
      workers.push(new FakeWorker(withTransfers(engine)));
      return workers.at(-1)!;
    };
    const client = createDataClient({ files: () => Promise.resolve(success(FILES)) }, create);
    clients.push(client);
    return { client, workers, opened };
  }

  it('should open the engine with the verified files before the first call', async () => {
    const { client, opened } = setUp();
    const panel = await client.panel({ view: 'known' });
    expect(panel).toEqual(
      success({ days: Int32Array.of(1, 2), columns: { btc_close: Float64Array.of(3, NaN) } }),
    );
    expect(opened).toEqual([1]);
    expect(await client.open()).toMatchObject({ ok: true, value: { version: 'v1' } });
  });

  it("should leave the engine's own arrays where they are", async () => {
    const { client } = setUp();
    const first = await client.panel({ view: 'known' });
    expect(await client.panel({ view: 'known' })).toEqual(first);
  });

  it('should open a new worker with the files again after a crash', async () => {
    const { client, workers, opened } = setUp();
    await client.panel({ view: 'known' });
    workers[0]!.crash('killed');
    expect(await client.panel({ view: 'known' })).toMatchObject({ ok: true });
    expect(workers).toHaveLength(2);
    expect(opened).toEqual([1, 1]);
  });

  it('should pass on what is wrong with the files without opening', async () => {
    const damaged = failure('file-damaged', 'vix.csv is damaged', 'Reload');
    const worker = new FakeWorker({});
    const client = createDataClient({ files: () => Promise.resolve(damaged) }, () => worker);
    clients.push(client);
    expect(await client.query('SELECT 1', 1)).toEqual(damaged);
  });
});

/** A training engine whose run goes on until it is told to end. */
class FakeTraining implements Pick<TrainingEngine, 'probe' | 'run' | 'pause' | 'cancel' | 'stop'> {
  readonly log: string[] = [];
  readonly started = deferred<null>();
  readonly #ended = deferred<Outcome<TrainingResult>>();
  tell: (event: RunEvent) => void = () => undefined;

  run(job: TrainingJob, onEvent: (event: RunEvent) => void): Promise<Outcome<TrainingResult>> {
    this.log.push(`run ${job.runId}`);
    this.tell = onEvent;
    this.started.resolve(null);
    return this.#ended.promise;
  }

  probe(options: ProbeOptions = {}): Promise<Outcome<readonly BackendProbe[]>> {
    this.log.push(`probe ${JSON.stringify(options)}`);
    return Promise.resolve(success([]));
  }

  pause(runId: string): Promise<void> {
    this.log.push(`pause ${runId}`);
    return Promise.resolve();
  }

  stop(runId: string): Promise<void> {
    this.log.push(`stop ${runId}`);
    this.#ended.resolve(success('result' as unknown as TrainingResult));
    return Promise.resolve();
  }

  cancel(runId: string): Promise<void> {
    this.log.push(`cancel ${runId}`);
    this.#ended.resolve(failure('cancelled', 'The run was cancelled.', ''));
    return Promise.resolve();
  }
}

/** Resolves when the run has begun in the n-th worker. */
async function begun(engines: readonly FakeTraining[], n: number): Promise<void> {
  await expect.poll(() => engines.length).toBe(n);
  await engines[n - 1]!.started.promise;
}

describe('training client', () => {
  const job = { runId: 'r1' } as TrainingJob;
  const event: RunEvent = { kind: 'log', level: 'info', message: 'hello' };

  function setUp(): { client: TrainingClient; workers: FakeWorker[]; engines: FakeTraining[] } {
    const workers: FakeWorker[] = [];
    const engines: FakeTraining[] = [];
    const client = createTrainingClient(() => {
      engines.push(new FakeTraining());
      workers.push(new FakeWorker(engines.at(-1)!));
      return workers.at(-1)!;
    });
    clients.push(client);
    return { client, workers, engines };
  }

  it('should hand events over while a run goes on and pass its controls', async () => {
    const { client, engines } = setUp();
    const events: RunEvent[] = [];
    const run = client.run(job, (one) => events.push(one));
    await begun(engines, 1);
    engines[0]!.tell(event);
    await expect.poll(() => events).toEqual([event]);
    await client.pause('r1');
    await client.stop('r1');
    expect(await run).toEqual(success('result'));
    expect(engines[0]!.log).toEqual(['run r1', 'pause r1', 'stop r1']);
  });

  it('should ask the worker to cancel when the signal is aborted', async () => {
    const { client, engines, workers } = setUp();
    const controller = new AbortController();
    const run = client.run(job, () => undefined, controller.signal);
    await begun(engines, 1);
    controller.abort();
    expect(await run).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await expect.poll(() => engines[0]!.log).toContain('cancel r1');
    expect(workers[0]!.terminated).toBe(false);
  });

  it('should end a run with worker-died and a way on when the worker dies', async () => {
    const { client, engines, workers } = setUp();
    const run = client.run(job, () => undefined);
    await begun(engines, 1);
    workers[0]!.crash('killed');
    const outcome = await run;
    expect(outcome).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    expect(!outcome.ok && outcome.error.hint).toContain('Try again');
    const again = client.run(job, () => undefined);
    await begun(engines, 2);
    await client.stop('r1');
    expect(await again).toMatchObject({ ok: true });
  });

  it('should tell the worker after one that died what was allowed', async () => {
    const { client, engines, workers } = setUp();
    await client.probe({ allowSoftware: true });
    workers[0]!.crash('killed');
    const run = client.run(job, () => undefined);
    await begun(engines, 2);
    expect(engines[1]!.log).toEqual(['probe {"allowSoftware":true}', 'run r1']);
    await client.stop('r1');
    await run;
  });

  it('should release the worker soon after a run, and keep it longer between questions', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { client, engines, workers } = setUp();
    const run = client.run(job, () => undefined);
    await begun(engines, 1);
    vi.advanceTimersByTime(10_000);
    expect(workers[0]!.terminated).toBe(false);
    await client.stop('r1');
    expect(await run).toMatchObject({ ok: true });
    vi.advanceTimersByTime(10_000);
    expect(workers[0]!.terminated).toBe(true);
    await client.probe();
    vi.advanceTimersByTime(10_000);
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('should do nothing on a control without a worker', async () => {
    const { client, workers } = setUp();
    await client.pause('r1');
    expect(workers).toHaveLength(0);
  });
});
