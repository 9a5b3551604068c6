import * as Comlink from 'comlink';
import type { WalkForwardEvent, WalkForwardJob, WalkForwardReport } from '../contracts/evaluation';
import { success, type Outcome } from '../contracts/outcome';
import type { BackendProbe, PathForecast, RunEvent } from '../contracts/run';
import type {
  ForecastRequest,
  Kept,
  ProbeOptions,
  TrainingEngine,
  TrainingJob,
  TrainingResult,
} from '../contracts/training-engine';
import type { ModelResponses, ResponsesProgress, ResponsesRequest } from '../contracts/shock';
import type { SpeedEvent, SpeedReport } from '../contracts/speed';
import type { WorkerLike } from './live-worker';
import { thisMachine, type Machine } from './spare-cores';
import { HelpedWalk } from './walk-helper';
import { WorkerHost, type WorkerHostOptions } from './worker-host';

/** The page's side of the training worker. */
export interface TrainingClient {
  /** The options hold for this worker and for those that follow it. */
  probe(options?: ProbeOptions, signal?: AbortSignal): Promise<Outcome<readonly BackendProbe[]>>;
  /** `onEvent` is called until the outcome is there, never after. */
  run(
    job: TrainingJob,
    onEvent: (event: RunEvent) => void,
    signal?: AbortSignal,
  ): Promise<Outcome<TrainingResult>>;
  /** A model trained anew in each fold of a plan; `onEvent` is called until the outcome is there, never after. */
  walkForward(
    job: WalkForwardJob,
    onEvent: (event: WalkForwardEvent) => void,
    signal?: AbortSignal,
  ): Promise<Outcome<WalkForwardReport>>;
  /** Times every model on every backend; `onEvent` is called until the outcome is there, never after. */
  measureSpeed(
    runId: string,
    onEvent: (event: SpeedEvent) => void,
    signal?: AbortSignal,
  ): Promise<Outcome<SpeedReport>>;
  pause(runId: string): Promise<void>;
  resume(runId: string): Promise<void>;
  /** Ends the run and keeps the best weights so far. */
  stop(runId: string): Promise<void>;
  /** Ends the run and keeps nothing; the run's outcome says so. */
  cancel(runId: string): Promise<void>;
  forecast(request: ForecastRequest, signal?: AbortSignal): Promise<Outcome<PathForecast>>;
  /** `onProgress` is called until the outcome is there, never after. */
  respond(
    request: ResponsesRequest,
    onProgress: (progress: ResponsesProgress) => void,
    signal?: AbortSignal,
  ): Promise<Outcome<readonly ModelResponses[]>>;
  /** What this browser keeps of training; waits until a run under way is over. */
  kept(): Promise<Outcome<Kept>>;
  /** Forgets a run that broke off. */
  discard(runId: string): Promise<Outcome<null>>;
  /** The result of this finished run is stored, or not wanted: the worker need not keep it any longer. */
  acknowledge(runId: string): Promise<Outcome<null>>;
  /** Ends the worker; the next call starts a new one. */
  close(): void;
}

/** A forecast or a probe takes seconds; compiling shaders on a slow machine takes most of them. */
const SHORT_CALL_MS = 180_000;

/*
 * Nothing is kept in the worker between calls: model and report live on the page and in storage. So it is released to give back its
 * 100 MB and the graphics memory. A new one starts in less than half a second; a forecast or a probe is often
 * followed by the next call, while a finished run is looked at first.
 */
const BETWEEN_QUESTIONS_MS = 20_000;
const AFTER_RUN_MS = 1000;

function createWorker(): Worker {
  return new Worker(new URL('../../workers/training.worker.ts', import.meta.url), { type: 'module' });
}

export function createTrainingClient(
  create: () => WorkerLike = createWorker,
  machine: Machine = thisMachine(),
): TrainingClient {
  let allowSoftware = false;
  const options: WorkerHostOptions<TrainingEngine> = {
    name: 'training',
    create,
    // A worker that takes the place of one that died knows nothing of what was allowed.
    prepare: async (remote) => (allowSoftware ? remote.probe({ allowSoftware }) : success(null)),
    // One batch of a large model on a slow processor may hold the worker for many seconds.
    heartbeat: { everyMs: 3000, misses: 20 },
    idleMs: BETWEEN_QUESTIONS_MS,
  };
  const host = new WorkerHost<TrainingEngine>(options);
  const helper = new WorkerHost<TrainingEngine>({ ...options, name: 'second training' });
  let walk: { readonly runId: string; readonly helped: HelpedWalk } | null = null;
  const short = (
    signal: AbortSignal | undefined,
  ): { signal: AbortSignal | undefined; timeoutMs: number } => ({
    signal,
    timeoutMs: SHORT_CALL_MS,
  });
  const both = async (send: (remote: Comlink.Remote<TrainingEngine>) => Promise<void>): Promise<void> => {
    await Promise.all([host.control(send), helper.control(send)]);
  };
  /** The helper's fold under way is lost; those that are done are the walk's. */
  const ended = (
    runId: string,
    send: (remote: Comlink.Remote<TrainingEngine>) => Promise<void>,
  ): Promise<void> => {
    if (walk?.runId === runId) walk.helped.end();
    return host.control(send);
  };
  return {
    probe: (options = {}, signal) => {
      allowSoftware = options.allowSoftware ?? allowSoftware;
      return host.call((remote) => remote.probe(options), short(signal));
    },
    run: async (job, onEvent, signal) => {
      let running = true;
      const events = Comlink.proxy((event: RunEvent) => {
        if (running) onEvent(event);
      });
      const askCancel = (remote: Comlink.Remote<TrainingEngine>): Promise<void> => remote.cancel(job.runId);
      const outcome = await host.call<TrainingResult>((remote) => remote.run(job, events), {
        signal,
        askCancel,
        graceMs: 5000,
        idleMs: AFTER_RUN_MS,
      });
      running = false;
      return outcome;
    },
    walkForward: async (job, onEvent, signal) => {
      let walking = true;
      const tell = (event: WalkForwardEvent): void => {
        if (walking) onEvent(event);
      };
      const helped = new HelpedWalk(job, { helper, machine, onEvent: tell });
      const [events, take] = [Comlink.proxy(helped.onLead), Comlink.proxy(helped.take)];
      const askCancel = (remote: Comlink.Remote<TrainingEngine>): Promise<void> => remote.cancel(job.runId);
      const begin = (remote: Comlink.Remote<TrainingEngine>): Promise<Outcome<WalkForwardReport>> => {
        walk = { runId: job.runId, helped };
        return remote.walkForward(job, events, take);
      };
      const outcome = await host.call<WalkForwardReport>(begin, {
        signal,
        askCancel,
        graceMs: 5000,
        idleMs: AFTER_RUN_MS,
      });
      walking = false;
      helped.end();
      return outcome;
    },
    measureSpeed: async (runId, onEvent, signal) => {
      let measuring = true;
      const events = Comlink.proxy((event: SpeedEvent) => {
        if (measuring) onEvent(event);
      });
      const outcome = await host.call<SpeedReport>((remote) => remote.measureSpeed(runId, events), {
        signal,
        askCancel: (remote) => remote.cancel(runId),
        // Compiling shaders can hold a worker; a reader who has ended the measurement need not care.
        graceMs: 2000,
        timeoutMs: SHORT_CALL_MS,
      });
      measuring = false;
      return outcome;
    },
    pause: (runId) => both((remote) => remote.pause(runId)),
    resume: (runId) => both((remote) => remote.resume(runId)),
    stop: (runId) => ended(runId, (remote) => remote.stop(runId)),
    cancel: (runId) => ended(runId, (remote) => remote.cancel(runId)),
    respond: async (request, onProgress, signal) => {
      let waiting = true;
      const progress = Comlink.proxy((news: ResponsesProgress) => {
        if (waiting) onProgress(news);
      });
      const outcome = await host.call<readonly ModelResponses[]>(
        (remote) => remote.respond(request, progress),
        { signal, askCancel: (remote) => remote.cancelResponses() },
      );
      waiting = false;
      return outcome;
    },
    forecast: (request, signal) => host.call((remote) => remote.forecast(request), short(signal)),
    kept: () => host.call<Kept>((remote) => remote.kept(), short(undefined)),
    acknowledge: (runId) => host.call((remote) => remote.acknowledge(runId), short(undefined)),
    discard: (runId) => host.call((remote) => remote.discard(runId), short(undefined)),
    close: () => {
      helper.release();
      host.release();
    },
  };
}
