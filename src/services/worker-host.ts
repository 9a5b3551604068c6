import type { Remote } from 'comlink';
import { failure, type Failure, type Outcome } from '../contracts/outcome';
import { CallQueue } from './call-queue';
import { LiveWorker, type Heartbeat, type WorkerLike } from './live-worker';

export interface WorkerHostOptions<T> {
  /** As messages call it: "data" or "training". */
  readonly name: string;
  readonly create: () => WorkerLike;
  /** Runs on every new worker before its first call, and again before the next call if it failed. */
  readonly prepare?: (remote: Remote<T>) => Promise<Outcome<unknown>>;
  readonly heartbeat: Heartbeat;
  /** An idle worker is released after this time; left out, it stays. A call can name another time. */
  readonly idleMs?: number;
}

export interface CallOptions<T> {
  /** Aborted: the caller gets `cancelled` at once, the worker is asked to stop, and ended if it does not. */
  readonly signal?: AbortSignal | undefined;
  /** Left out, a call may take as long as the worker lives. */
  readonly timeoutMs?: number;
  /** How the worker is asked to give up the call. */
  readonly askCancel?: (remote: Remote<T>) => Promise<void>;
  /** Time a cancelled call has to settle before its worker is ended. */
  readonly graceMs?: number;
  /** How long the worker is kept after this call if no other follows. */
  readonly idleMs?: number;
}

const GRACE_MS = 3000;
const CANCELLED: Failure = {
  code: 'cancelled',
  message: 'The work was cancelled.',
  hint: 'Start it again at any time.',
};

/**
 * Owns one worker, one pinned proxy and one queue. A worker is started by the first call that needs it; when it
 * dies, the call under way ends with `worker-died` and the next one starts a new worker.
 */
export class WorkerHost<T> {
  readonly #queue = new CallQueue();
  #live: LiveWorker<T> | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: WorkerHostOptions<T>) {}

  /** Queues a call. Never rejects: whatever happens becomes an outcome. */
  call<R>(
    work: (remote: Remote<T>) => Promise<Outcome<R>>,
    options: CallOptions<T> = {},
  ): Promise<Outcome<R>> {
    const { signal } = options;
    const aborted = abortOf(signal);
    const settled = this.#queue.run(async () => {
      if (signal?.aborted) return cancelled();
      return this.#perform(work, options, aborted.promise);
    });
    // The queue's turn of an aborted call may last until its grace is over; its caller need not wait.
    return Promise.race([settled, aborted.promise.then(cancelled)]).finally(aborted.forget);
  }

  /** A message past the queue to the running worker, such as pause; nothing happens where none is running. */
  async control(send: (remote: Remote<T>) => Promise<void>): Promise<void> {
    const live = this.#live;
    if (!live?.alive) return;
    await Promise.race([send(live.remote).catch(() => undefined), live.ended]);
  }

  /** Ends the worker; the next call starts a new one. */
  release(): void {
    clearTimeout(this.#idle);
    this.#live?.end(CANCELLED);
    this.#live = null;
  }

  async #perform<R>(
    work: (remote: Remote<T>) => Promise<Outcome<R>>,
    options: CallOptions<T>,
    aborted: Promise<void>,
  ): Promise<Outcome<R>> {
    clearTimeout(this.#idle);
    const started = this.#started();
    if (!started.ok) return started;
    const live = started.value;
    const stopWatching = live.watch(this.options.heartbeat);
    const limits = new Limits();
    void aborted.then(() => this.#giveUp(live, options, limits));
    if (options.timeoutMs !== undefined)
      limits.after(options.timeoutMs, () => live.end(this.#timeout(options)));
    try {
      const answer = this.#prepared(live).then((ready) => (ready.ok ? work(live.remote) : ready));
      return await Promise.race([answer, live.ended.then((error) => ({ ok: false, error }) as const)]);
    } catch (error) {
      return unexpected(this.options.name, error);
    } finally {
      stopWatching();
      limits.clear();
      this.#releaseWhenIdle(options.idleMs ?? this.options.idleMs);
    }
  }

  #started(): Outcome<LiveWorker<T>> {
    if (this.#live?.alive) return { ok: true, value: this.#live };
    try {
      this.#live = new LiveWorker<T>(this.options.name, this.options.create());
      return { ok: true, value: this.#live };
    } catch (error) {
      return unexpected(this.options.name, error);
    }
  }

  async #prepared(live: LiveWorker<T>): Promise<Outcome<unknown>> {
    if (live.prepared || !this.options.prepare) return { ok: true, value: null };
    const outcome = await this.options.prepare(live.remote);
    live.prepared = outcome.ok;
    return outcome;
  }

  #giveUp(live: LiveWorker<T>, options: CallOptions<T>, limits: Limits): void {
    if (limits.cleared) return;
    void options.askCancel?.(live.remote).catch(() => undefined);
    limits.after(options.graceMs ?? GRACE_MS, () => live.end(CANCELLED));
  }

  #timeout({ timeoutMs = 0 }: CallOptions<T>): Failure {
    return {
      code: 'timeout',
      message: `The ${this.options.name} worker gave no answer within ${Math.round(timeoutMs / 1000)} seconds and was stopped.`,
      hint: 'Try again, with less data or a simpler question if it took long.',
    };
  }

  #releaseWhenIdle(afterMs: number | undefined): void {
    if (afterMs === undefined) return;
    this.#idle = setTimeout(() => this.#queue.size === 0 && this.release(), afterMs);
  }
}

/** The timers of one call. */
class Limits {
  cleared = false;
  readonly #timers: ReturnType<typeof setTimeout>[] = [];

  after(ms: number, act: () => void): void {
    this.#timers.push(setTimeout(act, ms));
  }

  clear(): void {
    this.cleared = true;
    this.#timers.forEach(clearTimeout);
  }
}

function abortOf(signal: AbortSignal | undefined): { promise: Promise<void>; forget: () => void } {
  if (!signal) return { promise: new Promise(() => undefined), forget: () => undefined };
  let onAbort: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    onAbort = resolve;
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  return { promise, forget: () => signal.removeEventListener('abort', onAbort) };
}

function cancelled(): Outcome<never> {
  return { ok: false, error: CANCELLED };
}

function unexpected(name: string, error: unknown): Outcome<never> {
  const words = error instanceof Error ? error.message : String(error);
  return failure('unexpected', `The ${name} worker failed: ${words}`, 'Reload the page and try again.');
}
