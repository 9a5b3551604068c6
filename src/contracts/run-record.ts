import type { PlanChoice } from '../domain/backtest/plan-choice';
import type { WalkForwardReport } from './evaluation';
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

/**
 * A model walked through folds, as the archive keeps it and files carry it. Records of version 2 have a kind; those of
 * version 1 are runs. A MacroTide that knows only runs refuses it by its version.
 */
export interface WalkRecord extends Omit<RunRecord, 'version' | 'reproduces' | 'report'> {
  readonly version: 2;
  readonly kind: 'walk-forward';
  readonly report: WalkForwardReport;
}

export type ArchiveRecord = RunRecord | WalkRecord;

/** A file of runs and walks: one record a line, so that a damaged one spoils no other. */
export interface RunFile {
  readonly format: 'macrotide-runs';
  readonly version: 1;
  readonly records: readonly ArchiveRecord[];
}

/** What a list of walks shows: the figures, without the forecasts. */
export interface WalkHead extends Omit<WalkRecord, 'report'> {
  readonly report: Omit<WalkForwardReport, 'originDays' | 'lastClose' | 'forecast' | 'actual'>;
}

/** A walk that goes on, or that broke off and can go on from its last fold. */
export interface KeptWalk {
  readonly id: string;
  readonly spec: RunSpec;
  readonly plan: PlanChoice;
  readonly seeds: readonly number[];
  /** Folds that are done, and all of them over the seeds. */
  readonly done: number;
  readonly steps: number;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
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
