import type { BackendId, MetricTable, RunReport, RunSpec } from './run';

/** A finished run as the archive keeps it and as files carry it. */
export interface RunRecord {
  readonly version: 1;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly backend: BackendId;
  /** Version of the training engine. */
  readonly engine: string;
  /** `hash` of the manifest of the data. */
  readonly data: string;
  readonly tags: readonly string[];
  readonly notes: string;
  /** The run that this one repeated to see whether the numbers match. */
  readonly reproduces?: string;
  /** Specification, curves, metrics, test forecasts. */
  readonly report: RunReport;
}

/** A file of runs: one record a line, so that a damaged one spoils no other. */
export interface RunFile {
  readonly format: 'macrotide-runs';
  readonly version: 1;
  readonly records: readonly RunRecord[];
}

/** What a list of runs shows, without curves and forecasts: some kilobytes less a run. */
export interface RunHead extends Omit<RunRecord, 'report'> {
  readonly spec: RunSpec;
  readonly specHash: string;
  readonly epochs: number;
  readonly bestEpoch: number;
  readonly stopped: RunReport['stopped'];
  readonly shrinkage: number;
  /** Loss of the best epoch on the validation rows, and that of the naive forecast. */
  readonly validationLoss: number;
  readonly naiveValidationLoss: number;
  readonly firstTestDay: number;
  readonly lastTestDay: number;
  readonly model: MetricTable;
  readonly unshrunk: MetricTable;
  readonly naive: MetricTable;
  readonly seconds: number;
}

/** Why a piece of a file was not taken in. */
export interface RefusedRecord {
  /** Such as "record 3 (line 4)". */
  readonly place: string;
  readonly reason: string;
  readonly cure: string;
}
