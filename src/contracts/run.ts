import type { BackendId, RunSpec } from '../domain/spec/spec';
import type { ScalerParams } from '../domain/scaling/scaler';

export type { BackendId, ModelKind, RunSpec } from '../domain/spec/spec';

export interface EpochRecord {
  readonly epoch: number;
  readonly trainLoss: number;
  readonly validationLoss: number;
  /** L2 norm of the last batch's gradient before clipping. */
  readonly gradientNorm: number;
  readonly examplesPerSecond: number;
}

/** What the worker tells while a run goes on; at most ten a second but for epochs and state changes. */
export type RunEvent =
  | { readonly kind: 'prepared'; readonly info: RunInfo }
  | {
      readonly kind: 'batch';
      readonly epoch: number;
      readonly batch: number;
      readonly batches: number;
      readonly loss: number;
      readonly examplesPerSecond: number;
      readonly secondsLeft: number;
    }
  | { readonly kind: 'epoch'; readonly record: EpochRecord; readonly best: boolean }
  | { readonly kind: 'log'; readonly level: 'info' | 'warning' | 'error'; readonly message: string }
  | { readonly kind: 'state'; readonly state: 'running' | 'paused' | 'finishing' };

/** Rows of one part of the plan, in epoch days of their origins. */
export interface PartInfo {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly rows: number;
}

export interface LeftOut {
  readonly feature: string;
  readonly reason: string;
}

export interface RunInfo {
  readonly backend: BackendId;
  /** Why this backend: the probe's answer for each that was tried. */
  readonly probes: readonly BackendProbe[];
  readonly parameters: number;
  readonly features: readonly string[];
  readonly macroInputs: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly train: PartInfo;
  readonly validation: PartInfo;
  readonly test: PartInfo;
  /** Loss of the naive forecast on the validation rows, in the units of the training loss. */
  readonly naiveValidationLoss: number;
}

export interface BackendProbe {
  readonly backend: BackendId;
  readonly usable: boolean;
  /** The adapter's name, or why it cannot be used. */
  readonly detail: string;
}

/** Metrics of one horizon on real prices; skill is against naive; p is Diebold-Mariano (HLN) against naive. NaN = not defined; JSON makes it null. */
export interface HorizonMetrics {
  readonly horizon: number;
  readonly n: number;
  readonly rmse: number;
  readonly mae: number;
  readonly mape: number;
  readonly smape: number;
  readonly mase: number;
  readonly direction: number;
  readonly alwaysUp: number;
  readonly skill: number;
  readonly dieboldMariano: number;
  readonly pValue: number;
}

export interface MetricTable {
  readonly perHorizon: readonly HorizonMetrics[];
  readonly average: Omit<HorizonMetrics, 'horizon'>;
}

/** Forecasts from every test origin; each inner array has one value a horizon, USD. */
export interface TestForecasts {
  readonly originDays: readonly number[];
  readonly lastClose: readonly number[];
  readonly forecast: readonly (readonly number[])[];
  readonly actual: readonly (readonly number[])[];
}

/** A forecast from the last known day: the median path in USD beside the naive one. */
export interface PathForecast {
  readonly originDay: number;
  readonly lastClose: number;
  readonly days: readonly number[];
  readonly forecast: readonly number[];
  readonly naive: readonly number[];
}

export interface RunReport {
  readonly version: 1;
  readonly spec: RunSpec;
  readonly specHash: string;
  readonly info: RunInfo;
  readonly epochs: readonly EpochRecord[];
  readonly bestEpoch: number;
  readonly stopped: 'epochs' | 'patience' | 'user';
  /** Factor chosen on validation that multiplies every forecast return; 0 means: this model is the naive forecast. */
  readonly shrinkage: number;
  readonly model: MetricTable;
  readonly unshrunk: MetricTable;
  readonly naive: MetricTable;
  readonly test: TestForecasts;
  readonly next: PathForecast;
  /** Tensors alive at the start and the end of the run: they must be equal. */
  readonly tensors: { readonly before: number; readonly after: number };
  readonly seconds: number;
}

/** A trained model with all it needs to forecast again. */
export interface TrainedModel {
  readonly version: 1;
  readonly spec: RunSpec;
  readonly backend: BackendId;
  readonly features: readonly string[];
  readonly macroInputs: readonly string[];
  readonly scalers: readonly ScalerParams[];
  readonly macroScalers: readonly ScalerParams[];
  readonly parameters: Float32Array;
  readonly shrinkage: number;
}
