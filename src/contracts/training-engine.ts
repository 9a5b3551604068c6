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
import type { Outcome } from './outcome';

export interface TrainingJob {
  readonly runId: string;
  readonly spec: RunSpec;
  /** The as-known panel. */
  readonly panel: Frame;
}

export interface TrainingResult {
  readonly report: RunReport;
  readonly model: TrainedModel;
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

/** The training worker. Controls act between batches; events are handed to a Comlink proxy. */
export interface TrainingEngine {
  probe(options?: ProbeOptions): Promise<Outcome<readonly BackendProbe[]>>;
  run(job: TrainingJob, onEvent: (event: RunEvent) => void): Promise<Outcome<TrainingResult>>;
  pause(runId: string): Promise<void>;
  resume(runId: string): Promise<void>;
  /** Ends the run after the current batch and keeps the best weights so far. */
  stop(runId: string): Promise<void>;
  /** Ends the run after the current batch and keeps nothing. */
  cancel(runId: string): Promise<void>;
  forecast(request: ForecastRequest): Promise<Outcome<PathForecast>>;
}
