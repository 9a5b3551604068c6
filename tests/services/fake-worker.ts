import * as Comlink from 'comlink';
import type { WorkerLike } from '../../src/services/live-worker';

/** A worker without a thread: an engine exposed at the other end of a message channel. */
export class FakeWorker extends EventTarget implements WorkerLike {
  terminated = false;
  readonly #page: MessagePort;
  readonly #engine: MessagePort;

  constructor(engine: object) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    this.#engine = port2;
    Comlink.expose(engine, port2);
    port1.addEventListener('message', (event) =>
      this.dispatchEvent(new MessageEvent('message', { data: (event as MessageEvent).data as unknown })),
    );
    port1.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    if (!this.terminated) this.#page.postMessage(message, transfer);
  }

  /** Silent, like a real one: nobody is told. */
  terminate(): void {
    this.terminated = true;
    this.#page.close();
    this.#engine.close();
  }

  /** An uncaught error inside the worker. */
  crash(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error'), { message }));
  }
}

/** A promise and the handle that settles it. */
export function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => (resolve = settle));
  return { promise, resolve };
}
