import * as Comlink from 'comlink';
import type { Remote } from 'comlink';
import type { AnalysisAnswer, AnalysisKind, AnalysisKinds, AnalysisQuestion } from '../contracts/analysis';
import type {
  CorrelationMatrix,
  CorrelationTimeline,
  DataEngine,
  DatabaseInfo,
  MatrixRequest,
  PanelRequest,
  QueryResult,
  TimelineRequest,
} from '../contracts/data-engine';
import type {
  InferenceAnswer,
  InferenceKind,
  InferenceKinds,
  InferenceProgress,
  InferenceQuestion,
} from '../contracts/inference';
import type { Outcome } from '../contracts/outcome';
import type { VariantsAnswer, VariantsRequest } from '../contracts/shock';
import type { Frame } from '../domain/frame';
import type { OwnSeries } from '../domain/own/series';
import type { WorkerLike } from './live-worker';
import { serviceWorkerReady } from './pwa';
import type { TableStore } from './tables';
import { WorkerHost } from './worker-host';

export interface InferenceWatch<K extends InferenceKind> {
  readonly onProgress?: (progress: InferenceProgress<K>) => void;
  readonly signal?: AbortSignal | undefined;
}

/** The page's side of the data worker. The tables are loaded with the first call, and again after a restart. */
export interface DataClient {
  open(signal?: AbortSignal): Promise<Outcome<DatabaseInfo>>;
  panel(request: PanelRequest, signal?: AbortSignal): Promise<Outcome<Frame>>;
  variants(request: VariantsRequest, signal?: AbortSignal): Promise<Outcome<VariantsAnswer>>;
  matrix(request: MatrixRequest, signal?: AbortSignal): Promise<Outcome<CorrelationMatrix>>;
  timeline(request: TimelineRequest, signal?: AbortSignal): Promise<Outcome<CorrelationTimeline>>;
  /** One question about filters, features or scaling; the answer is of its kind. */
  analyse<K extends AnalysisKind>(
    kind: K,
    request: AnalysisKinds[K]['request'],
    signal?: AbortSignal,
  ): Promise<Outcome<AnalysisAnswer<K>>>;
  /** Resampling, simulation or tests; `onProgress` is called until the outcome is there, never after. */
  infer<K extends InferenceKind>(
    kind: K,
    request: InferenceKinds[K]['request'],
    watch: InferenceWatch<K>,
  ): Promise<Outcome<InferenceAnswer<K>>>;
  query(sql: string, maxRows: number, signal?: AbortSignal): Promise<Outcome<QueryResult>>;
  /** The reader's own series, for the worker that runs and for every one that is started later. */
  setOwn(series: readonly OwnSeries[]): void;
  /** Ends the worker; the next call starts a new one. */
  close(): void;
}

/** Long enough for a phone to fetch and compile the database; a question of the reader's own may take as long. */
const TIMEOUT_MS = 120_000;
/** On the first visit the database waits for the offline copy, or its file would travel twice; not longer than this. */
const OFFLINE_COPY_MS = 10_000;

/** A question that was given up may run for hours: a new worker is there sooner than its end. */
const QUERY_GRACE_MS = 300;

function createWorker(): Worker {
  return new Worker(new URL('../../workers/data.worker.ts', import.meta.url), { type: 'module' });
}

export function createDataClient(
  tables: Pick<TableStore, 'files'>,
  create: () => WorkerLike = createWorker,
): DataClient {
  let own: readonly OwnSeries[] = [];
  let jobs = 0;
  const host = new WorkerHost<DataEngine>({
    name: 'data',
    create,
    prepare: async (remote) => {
      const files = await tables.files();
      if (!files.ok) return files;
      const opened = await remote.open(files.value);
      // Own series that are refused must not keep the shipped ones from the reader.
      if (opened.ok && own.length > 0) await remote.setOwn(own);
      return opened;
    },
    // A single fit may hold the worker for seconds on a slow or busy machine.
    heartbeat: { everyMs: 2000, misses: 10 },
  });
  const call = async <R>(
    work: (remote: Remote<DataEngine>) => Promise<Outcome<R>>,
    signal?: AbortSignal,
  ): Promise<Outcome<R>> => {
    await serviceWorkerReady(OFFLINE_COPY_MS);
    return host.call(work, { signal, timeoutMs: TIMEOUT_MS });
  };
  return {
    // The engine is open by then and answers from the first time, whatever the files.
    open: (signal) => call((remote) => remote.open([]), signal),
    panel: (request, signal) => call((remote) => remote.panel(request), signal),
    variants: (request, signal) => call((remote) => remote.variants(request), signal),
    matrix: (request, signal) => call((remote) => remote.matrix(request), signal),
    timeline: (request, signal) => call((remote) => remote.timeline(request), signal),
    analyse: (kind, request, signal) =>
      call((remote) => remote.analyse({ kind, ...request } as AnalysisQuestion) as Promise<never>, signal),
    infer: async <K extends InferenceKind>(
      kind: K,
      request: InferenceKinds[K]['request'],
      { onProgress, signal }: InferenceWatch<K>,
    ) => {
      await serviceWorkerReady(OFFLINE_COPY_MS);
      const jobId = `inference-${(jobs += 1)}`;
      let waiting = true;
      const progress = Comlink.proxy((news: InferenceProgress) => {
        if (waiting) onProgress?.(news as InferenceProgress<K>);
      });
      const question = { kind, ...request } as InferenceQuestion;
      // As long as it takes: it can be seen to move, and stopped.
      const outcome = await host.call<InferenceAnswer<K>>(
        (remote) => remote.infer(jobId, question, progress) as Promise<never>,
        {
          signal,
          askCancel: (remote) => remote.cancelInference(jobId),
        },
      );
      waiting = false;
      return outcome;
    },
    query: (sql, maxRows, signal) =>
      host.call((remote) => remote.query(sql, maxRows), {
        signal,
        timeoutMs: TIMEOUT_MS,
        graceMs: QUERY_GRACE_MS,
      }),
    setOwn: (series) => {
      own = series;
      void host.control(async (remote) => void (await remote.setOwn(series)));
    },
    close: () => host.release(),
  };
}
