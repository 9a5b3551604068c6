import type { Frame } from '../domain/frame';
import type {
  BackendId,
  BackendProbe,
  PathForecast,
  RunEvent,
  RunReport,
  RunSpec,
  TrainedModel,
} from './run';
import type { WalkForwardEvent, WalkForwardJob, WalkForwardReport } from './evaluation';
import type { Outcome } from './outcome';
import type { ModelResponses, ResponsesProgress, ResponsesRequest } from './shock';
import type { SpeedEvent, SpeedReport } from './speed';

export interface TrainingJob {
  readonly runId: string;
  readonly spec: RunSpec;
  /** The as-known panel. */
  readonly panel: Frame;
  /** Continue the kept run of this name instead of beginning anew. */
  readonly resume?: boolean;
}

export interface TrainingResult {
  readonly report: RunReport;
  readonly model: TrainedModel;
}

/** A run that broke off and can go on from its last checkpoint. */
export interface KeptRun {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly backend: BackendId;
  /** The last epoch that was finished. */
  readonly epoch: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** A run that was finished in this browser. */
export interface FinishedKept {
  readonly runId: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly result: TrainingResult;
}

/**
 * What the browser keeps of training: runs that broke off, newest first; finished ones that no page has stored yet,
 * oldest first; and the last finished one, whether stored or not.
 *
 * A finished run stays among `finished` until `acknowledge(runId)` says that its result is stored elsewhere (the
 * history of runs) or not wanted: a tab that closes between the end of a run and its storing loses nothing. At most
 * twenty are held; then the oldest go.
 */
export interface Kept {
  readonly runs: readonly KeptRun[];
  readonly finished: readonly FinishedKept[];
  readonly last: FinishedKept | null;
}

export interface ForecastRequest {
  readonly model: TrainedModel;
  /** An as-known panel; the forecast starts from `originDay`, by default its last day. */
  readonly panel: Frame;
  readonly originDay?: number;
  readonly backend?: BackendId;
}

export interface ProbeOptions {
  /** Whether a GPU that is a program on the CPU (SwiftShader) counts as usable from now on: for tests. `auto` still prefers WASM. */
  readonly allowSoftware?: boolean;
}

/** What training a fold of a walk leaves: enough to forecast from it again, bit for bit. */
export type TrainedFold = Pick<
  TrainedModel,
  'features' | 'macroInputs' | 'scalers' | 'macroScalers' | 'parameters'
>;

/** Answers with a fold that another worker has trained or is training, or null: then it is for the asker to train. */
export type TakeFold = (turn: number) => Promise<TrainedFold | null>;

/** A walk in which another worker has the lead. Turns count the folds of the first seed, then those of the next. */
export interface WalkHelp {
  readonly job: WalkForwardJob;
  /** On which the lead trains. */
  readonly backend: BackendId;
}

/** A fold that a helper has trained. */
export interface HelpedFold {
  readonly turn: number;
  readonly fold: TrainedFold;
}

/** How a helper hands over what it has trained, null at first, and hears of its next turn; null when none is left. */
export type NextTurn = (done: HelpedFold | null) => Promise<number | null>;

/** The training worker. Controls act between batches; events are handed to a Comlink proxy. */
export interface TrainingEngine {
  probe(options?: ProbeOptions): Promise<Outcome<readonly BackendProbe[]>>;
  run(job: TrainingJob, onEvent: (event: RunEvent) => void): Promise<Outcome<TrainingResult>>;
  /**
   * Trains a model anew in each fold of a plan, once a seed, and judges all of it together. `stop` ends it and keeps the
   * folds that are done, for `resume`; `cancel` keeps nothing. The folds of a finished walk stay until `acknowledge`.
   */
  walkForward(
    job: WalkForwardJob,
    onEvent: (event: WalkForwardEvent) => void,
    take?: TakeFold,
  ): Promise<Outcome<WalkForwardReport>>;
  /** Trains folds of a walk in which another worker has the lead; the same numbers, wherever a fold is trained. */
  helpWalk(
    help: WalkHelp,
    next: NextTurn,
    onEvent: (event: WalkForwardEvent) => void,
  ): Promise<Outcome<null>>;
  /** Times a step of every model on every usable backend, in under a minute; `cancel(runId)` ends it. */
  measureSpeed(runId: string, onEvent: (event: SpeedEvent) => void): Promise<Outcome<SpeedReport>>;
  pause(runId: string): Promise<void>;
  resume(runId: string): Promise<void>;
  /** Ends the run after the current batch and keeps the best weights so far. */
  stop(runId: string): Promise<void>;
  /** Ends the run after the current batch and keeps nothing. */
  cancel(runId: string): Promise<void>;
  forecast(request: ForecastRequest): Promise<Outcome<PathForecast>>;
  /** What models say with and without scenarios, one answer a model. A later question ends an earlier one. */
  respond(
    request: ResponsesRequest,
    onProgress: (progress: ResponsesProgress) => void,
  ): Promise<Outcome<readonly ModelResponses[]>>;
  /** Ends the question under way; its outcome is `cancelled`. */
  cancelResponses(): Promise<void>;
  /** What is kept in this browser; a browser that keeps nothing is a failure with words. */
  kept(): Promise<Outcome<Kept>>;
  /** Forgets a run or a walk-forward that broke off. */
  discard(runId: string): Promise<Outcome<null>>;
  /** The result of this finished run or walk is stored elsewhere, or not wanted; the last finished run is kept all the same. */
  acknowledge(runId: string): Promise<Outcome<null>>;
}
