import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { success, type Outcome } from '../../src/contracts/outcome';
import { WorkerHost, type WorkerHostOptions } from '../../src/services/worker-host';
import { deferred, FakeWorker } from './fake-worker';

/** An engine whose calls end when the test says so. */
class Engine {
  readonly log: string[] = [];
  readonly #gates = new Map<string, (value: string) => void>();
  readonly begun = deferred<null>();
  readonly asked = deferred<null>();

  /** What the heartbeat reads. */
  get signOfLife(): undefined {
    this.asked.resolve(null);
    return undefined;
  }

  async work(id: string): Promise<Outcome<string>> {
    this.log.push(`begin ${id}`);
    const gate = deferred<string>();
    this.#gates.set(id, gate.resolve);
    this.begun.resolve(null);
    const value = await gate.promise;
    this.log.push(`end ${id}`);
    return success(value);
  }

  quick(id: string): Outcome<string> {
    this.log.push(id);
    return success(id);
  }

  finish(id: string): void {
    this.log.push(`finish ${id}`);
    this.#gates.get(id)?.(id);
  }

  fail(): never {
    throw new Error('a bug');
  }
}

const HEARTBEAT = { everyMs: 10_000, misses: 3 };
let hosts: WorkerHost<Engine>[] = [];
afterEach(() => {
  hosts.forEach((host) => host.release());
  hosts = [];
});

function setUp(options: Partial<WorkerHostOptions<Engine>> = {}): {
  host: WorkerHost<Engine>;
  workers: FakeWorker[];
  engines: Engine[];
} {
  const workers: FakeWorker[] = [];
  const engines: Engine[] = [];
  const create = (): FakeWorker => {
    engines.push(new Engine());
    workers.push(new FakeWorker(engines.at(-1)!));
    return workers.at(-1)!;
  };
  const host = new WorkerHost<Engine>({ name: 'test', create, heartbeat: HEARTBEAT, ...options });
  hosts.push(host);
  return { host, workers, engines };
}

describe('WorkerHost', () => {
  it('should start one worker, at the first call', async () => {
    const { host, workers } = setUp();
    expect(workers).toHaveLength(0);
    expect(await host.call((remote) => remote.quick('a'))).toEqual(success('a'));
    expect(await host.call((remote) => remote.quick('b'))).toEqual(success('b'));
    expect(workers).toHaveLength(1);
  });

  it('should run calls one after the other', async () => {
    const { host, engines } = setUp();
    const first = host.call((remote) => remote.work('a'));
    const second = host.call((remote) => remote.quick('b'));
    await host.control((remote) => remote.finish('nothing'));
    await untilBegun(engines);
    await host.control((remote) => remote.finish('a'));
    await Promise.all([first, second]);
    expect(engines[0]!.log).toEqual(['begin a', 'finish a', 'end a', 'b']);
  });

  it('should answer an aborted call at once, ask the worker to stop and keep it when it does', async () => {
    const { host, workers, engines } = setUp();
    const controller = new AbortController();
    const call = host.call((remote) => remote.work('a'), {
      signal: controller.signal,
      askCancel: (remote) => remote.finish('a'),
    });
    await untilBegun(engines);
    controller.abort();
    expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await host.call((remote) => remote.quick('b'))).toEqual(success('b'));
    expect(workers).toHaveLength(1);
    expect(engines[0]!.log).toEqual(['begin a', 'finish a', 'end a', 'b']);
  });

  it('should end a worker that does not stop, and start another for the next call', async () => {
    const { host, workers, engines } = setUp();
    const controller = new AbortController();
    const call = host.call((remote) => remote.work('a'), { signal: controller.signal, graceMs: 5 });
    await untilBegun(engines);
    controller.abort();
    expect(await call).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await host.call((remote) => remote.quick('b'))).toEqual(success('b'));
    expect(workers.map((worker) => worker.terminated)).toEqual([true, false]);
  });

  it('should never begin a call aborted while it waited', async () => {
    const { host, engines } = setUp();
    const controller = new AbortController();
    const first = host.call((remote) => remote.work('a'));
    const second = host.call((remote) => remote.quick('b'), { signal: controller.signal });
    controller.abort();
    expect(await second).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await untilBegun(engines);
    await host.control((remote) => remote.finish('a'));
    await first;
    expect(engines[0]!.log).toEqual(['begin a', 'finish a', 'end a']);
  });

  it('should turn a crash into worker-died and start a new worker for the next call', async () => {
    const { host, workers, engines } = setUp();
    const call = host.call((remote) => remote.work('a'));
    await untilBegun(engines);
    workers[0]!.crash('out of memory');
    const outcome = await call;
    expect(outcome).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    expect(!outcome.ok && outcome.error.message).toContain('out of memory');
    expect(workers[0]!.terminated).toBe(true);
    expect(await host.call((remote) => remote.quick('b'))).toEqual(success('b'));
    expect(workers).toHaveLength(2);
  });

  it('should say that a worker whose script never came could not be loaded', async () => {
    const { host, workers, engines } = setUp();
    const call = host.call((remote) => remote.work('a'));
    await untilBegun(engines);
    workers[0]!.dispatchEvent(new Event('error'));
    expect(await call).toMatchObject({
      ok: false,
      error: { code: 'worker-died', message: 'The test worker could not be loaded.' },
    });
    expect(await host.call((remote) => remote.quick('b'))).toEqual(success('b'));
  });

  it('should notice a worker that was killed without a word', async () => {
    const { host, workers, engines } = setUp({ heartbeat: { everyMs: 5, misses: 2 } });
    await host.call((remote) => remote.quick('a'));
    const call = host.call((remote) => remote.work('b'));
    await untilBegun(engines);
    // Killed once its first sign of life has arrived: messages keep their order.
    await engines[0]!.asked.promise;
    await host.control((remote) => remote.finish('nothing'));
    workers[0]!.terminate();
    expect(await call).toMatchObject({ ok: false, error: { code: 'worker-died' } });
    expect(await host.call((remote) => remote.quick('c'))).toEqual(success('c'));
  });

  it('should end a call that takes longer than it may', async () => {
    const { host, workers } = setUp();
    const outcome = await host.call((remote) => remote.work('a'), { timeoutMs: 5 });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'timeout' } });
    expect(workers[0]!.terminated).toBe(true);
  });

  it('should turn a thrown error and a worker that cannot start into outcomes', async () => {
    const { host } = setUp();
    expect(await host.call((remote) => remote.fail())).toMatchObject({
      ok: false,
      error: { code: 'unexpected', message: expect.stringContaining('a bug') as string },
    });
    const refused = setUp({
      create: () => {
        throw new Error('workers are forbidden');
      },
    });
    expect(await refused.host.call((remote) => remote.quick('a'))).toMatchObject({
      ok: false,
      error: { code: 'unexpected', message: expect.stringContaining('forbidden') as string },
    });
  });

  it('should prepare every new worker before its first call, and again after a failed preparation', async () => {
    const prepared: number[] = [];
    const { host, workers } = setUp({
      prepare: (remote) => {
        prepared.push(prepared.length);
        const failure = { code: 'file-missing', message: 'none', hint: 'wait' } as const;
        return prepared.length === 1
          ? Promise.resolve({ ok: false, error: failure })
          : remote.quick('prepared');
      },
    });
    expect(await host.call((remote) => remote.quick('a'))).toMatchObject({ error: { code: 'file-missing' } });
    await host.call((remote) => remote.quick('a'));
    await host.call((remote) => remote.quick('b'));
    expect(prepared).toHaveLength(2);
    workers[0]!.crash('');
    await host.call((remote) => remote.quick('c'));
    expect(prepared).toHaveLength(3);
  });

  it('should release an idle worker', async () => {
    const { host, workers } = setUp({ idleMs: 0 });
    await host.call((remote) => remote.quick('a'));
    await expect.poll(() => workers[0]!.terminated).toBe(true);
    expect(await host.call((remote) => remote.quick('b'))).toEqual(success('b'));
  });

  it('should keep an idle worker for as long as its last call asks for', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { host, workers } = setUp({ idleMs: 0 });
    await host.call((remote) => remote.quick('a'), { idleMs: 60_000 });
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(59_999);
    expect(workers[0]!.terminated).toBe(false);
    await host.call((remote) => remote.quick('b'), { idleMs: 1000 });
    vi.advanceTimersByTime(1000);
    expect(workers.map((worker) => worker.terminated)).toEqual([true]);
  });
});

async function untilBegun(engines: readonly Engine[]): Promise<void> {
  await expect.poll(() => engines.length).toBeGreaterThan(0);
  await engines.at(-1)!.begun.promise;
}
