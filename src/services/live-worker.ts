import * as Comlink from 'comlink';
import type { Failure } from '../contracts/outcome';

/** What a host needs of a Worker; a test gives one made of a message channel. */
export interface WorkerLike extends Comlink.Endpoint {
  terminate(): void;
}

/** How a worker that has gone silent is found: it is asked for a sign every `everyMs`; `misses` in a row are its end. */
export interface Heartbeat {
  readonly everyMs: number;
  readonly misses: number;
}

/** One running worker: its pinned proxy, and a promise of its end. */
export class LiveWorker<T> {
  /** Held for the worker's life: calls through a proxy that is collected in the meantime never return. */
  readonly remote: Comlink.Remote<T>;
  /** Resolves with the reason when the worker dies or is ended; never rejects. */
  readonly ended: Promise<Failure>;
  /** Whether the preparation before the first call has succeeded. */
  prepared = false;
  #end!: (reason: Failure) => void;
  #alive = true;
  #answered = false;

  constructor(
    private readonly name: string,
    private readonly worker: WorkerLike,
  ) {
    this.remote = Comlink.wrap<T>(worker);
    this.ended = new Promise((resolve) => (this.#end = resolve));
    worker.addEventListener('error', (event) => {
      if ('message' in event) this.#died(String(event.message));
      // An error without a word: its script never came.
      else this.end(notLoaded(name));
    });
    worker.addEventListener('messageerror', () => this.#died('a message could not be read'));
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Ends the worker; what is under way through it ends with `reason`. */
  end(reason: Failure): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.worker.terminate();
    this.#end(reason);
  }

  /** Asks for a sign of life until the returned function is called. A terminated worker tells nobody that it ended. */
  watch({ everyMs, misses }: Heartbeat): () => void {
    let missed = 0;
    const beat = (): void => {
      if (missed >= misses) this.#died('it stopped answering');
      // Until its first answer a worker may still be loading; a script that cannot be loaded is an error event.
      if (this.#answered) missed += 1;
      // Any property serves: the answer, even "undefined", comes from the worker's own loop.
      const sign = (this.remote as unknown as Record<string, PromiseLike<unknown>>).signOfLife;
      sign?.then(
        () => {
          this.#answered = true;
          missed = 0;
        },
        () => undefined,
      );
    };
    const timer = setInterval(beat, everyMs);
    return () => clearInterval(timer);
  }

  #died(reason: string): void {
    this.end(workerDied(this.name, reason));
  }
}

function notLoaded(name: string): Failure {
  return {
    code: 'worker-died',
    message: `The ${name} worker could not be loaded.`,
    hint: 'Check the network and reload the page: a newer version may have taken its place.',
  };
}

function workerDied(name: string, reason: string): Failure {
  return {
    code: 'worker-died',
    message: reason ? `The ${name} worker ended: ${reason}.` : `The ${name} worker ended unexpectedly.`,
    hint: 'Try again: a new worker is started. If it happens often, close other tabs; memory may be short.',
  };
}
