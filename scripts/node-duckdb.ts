import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
import { NODE_WORKER, slimDuckDb } from './duckdb/slim';

const require = createRequire(import.meta.url);

/** The package's own worker for Node expects the message globals of a browser worker. */
const BOOT = `
  const { parentPort } = require('node:worker_threads');
  globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
  require(${JSON.stringify(require.resolve(NODE_WORKER))});
  parentPort.on('message', (data) => globalThis.onmessage({ data }));`;

/** A Node thread that looks like a browser's worker: `createWorker` of the package does not work in Node. */
class ThreadAsWorker extends EventTarget {
  // The thread prints every failed statement; its output is kept out of ours.
  readonly #thread = new Worker(BOOT, { eval: true, stdout: true, stderr: true });

  constructor() {
    super();
    this.#thread.on('message', (data) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.#thread.on('error', (error) => {
      const message = error instanceof Error ? error.message : String(error);
      this.dispatchEvent(Object.assign(new Event('error'), { message }));
    });
    this.#thread.on('exit', () => this.dispatchEvent(new Event('close')));
  }

  postMessage(message: unknown, transfer: ArrayBuffer[] = []): void {
    this.#thread.postMessage(message, transfer);
  }

  terminate(): void {
    void this.#thread.terminate();
  }
}

/** Starts the same DuckDB the browser runs in a Node thread: for tests, experiments and benchmarks. */
export async function startNodeDuckDb(): Promise<AsyncDuckDB> {
  const duck = new AsyncDuckDB(new VoidLogger(), new ThreadAsWorker() as unknown as globalThis.Worker);
  try {
    await duck.instantiate(resolve(slimDuckDb(NODE_WORKER)));
    return duck;
  } catch (error) {
    await duck.terminate();
    throw error;
  }
}
