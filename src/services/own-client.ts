import * as Comlink from 'comlink';
import type {
  ImportProgress,
  ImportRequest,
  ImportResult,
  InspectRequest,
  OwnDataEngine,
  Proposal,
} from '../contracts/own-data';
import type { Outcome } from '../contracts/outcome';
import type { WorkerLike } from './live-worker';
import { WorkerHost } from './worker-host';

/** The page's side of the worker that reads own files. */
export interface OwnClient {
  inspect(request: InspectRequest, signal?: AbortSignal): Promise<Outcome<Proposal>>;
  /** `onProgress` is called until the outcome is there, never after. */
  importFile(
    request: ImportRequest,
    onProgress: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ): Promise<Outcome<ImportResult>>;
}

/** The first 64 kB take milliseconds; a disk that has gone to sleep takes seconds. */
const INSPECT_MS = 30_000;

function createWorker(): Worker {
  return new Worker(new URL('../../workers/own.worker.ts', import.meta.url), { type: 'module' });
}

export function createOwnClient(create: () => WorkerLike = createWorker): OwnClient {
  const host = new WorkerHost<OwnDataEngine>({
    name: 'file',
    create,
    heartbeat: { everyMs: 2000, misses: 10 },
    // Gives the memory of a large table back.
    idleMs: 20_000,
  });
  return {
    inspect: (request, signal) =>
      host.call((remote) => remote.inspect(request), { signal, timeoutMs: INSPECT_MS }),
    importFile: async (request, onProgress, signal) => {
      let running = true;
      const told = Comlink.proxy((progress: ImportProgress) => {
        if (running) onProgress(progress);
      });
      const outcome = await host.call((remote) => remote.importFile(request, told), {
        signal,
        askCancel: (remote) => remote.cancel(request.runId),
      });
      running = false;
      return outcome;
    },
  };
}
