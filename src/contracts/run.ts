import type { LeakAlarm } from '../domain/backtest/leak-alarm';
import type { BackendId, RunSpec } from '../domain/spec/spec';
import type { ScalerParams } from '../domain/scaling/scaler';
import type { Failure } from './outcome';

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
  /** `epochs`: those that were finished before, by the run that this one continues. */
  | {
      readonly kind: 'prepared';
      readonly info: RunInfo;
      readonly epochs: readonly EpochRecord[];
      readonly bestEpoch: number;
    }
  | {
      readonly kind: 'batch';
      readonly epoch: number;
      readonly batch: number;
      readonly batches: number;
      readonly loss: number;
      readonly examplesPerSecond: number;
      readonly secondsLeft: number;
      readonly memory: TensorMemory;
    }
  | { readonly kind: 'epoch'; readonly record: EpochRecord; readonly best: boolean }
  /** The run as it was after this epoch is kept in the browser, or why it is not; the run goes on either way. */
  | { readonly kind: 'checkpoint'; readonly epoch: number; readonly failure: Failure | null }
  /** What the model under training shows of itself after an epoch; at most one in two seconds. */
  | { readonly kind: 'insight'; readonly epoch: number; readonly insight: RunInsight }
  | { readonly kind: 'log'; readonly level: 'info' | 'warning' | 'error'; readonly message: string }
  | { readonly kind: 'state'; readonly state: 'running' | 'paused' | 'finishing' };

/** Tensors alive in the worker and their size. */
export interface TensorMemory {
  readonly tensors: number;
  readonly bytes: number;
}

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
  /** What was measured to choose it; null where it was named. */
  readonly calibration: Calibration | null;
  /** Other backends that the run began on, because their device was lost; empty for nearly every run. */
  readonly moves: readonly BackendMove[];
  readonly parameters: number;
  readonly features: readonly string[];
  readonly macroInputs: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly train: PartInfo;
  readonly validation: PartInfo;
  readonly test: PartInfo;
  /** Days on which the bands of a quantile head are made to hold; left out where there are none. */
  readonly calibrationPart?: PartInfo;
  /** Where all coins train one model: the rows that each gave to the training, the chosen coin first. */
  readonly pool?: readonly PoolShare[];
  /** Loss of the naive forecast on the validation rows, in the units of the training loss. */
  readonly naiveValidationLoss: number;
}

/** What one coin gives to a pooled training; a coin that has too few days gives none and says why. */
export interface PoolShare {
  readonly coin: RunSpec['coin'];
  /** Null where the coin could not take part. */
  readonly train: PartInfo | null;
  readonly reason: string | null;
}

export interface BackendProbe {
  readonly backend: BackendId;
  readonly usable: boolean;
  /** The adapter's name, or why it cannot be used. */
  readonly detail: string;
}

/** One backend in the measurement on the actual model and batch. */
export interface BackendTiming {
  readonly backend: BackendId;
  /** Milliseconds an optimisation step; null where it was not measured. */
  readonly msPerStep: number | null;
  /** Why it could not be taken whatever its speed; null where it could. */
  readonly rejected: string | null;
}

/** A measurement of the usable backends; the fastest that computes right was taken. */
export interface Calibration {
  readonly timings: readonly BackendTiming[];
  /** Whether the figures are of an earlier run with the same model, batch and device. */
  readonly remembered: boolean;
}

/** A run that had to change its backend; numbers from there on may differ in the last digits from an unbroken run. */
export interface BackendMove {
  /** The last epoch that was finished before. */
  readonly epoch: number;
  readonly from: BackendId;
  readonly reason: string;
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

/** Per horizon; and over the horizons plain means, but for the test, which compares each row's mean squared error. */
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
  /** Of a quantile head: [origin][horizon][level], USD, at `QUANTILE_LEVELS` of domain/spec/head, calibrated. */
  readonly quantiles?: readonly (readonly (readonly number[])[])[];
}

/** One band of a quantile head, judged on the test rows. */
export interface BandMetrics {
  /** Percent of days that the band promises to cover: 80 or 95. */
  readonly nominal: number;
  /** Places of its edges among the levels. */
  readonly lower: number;
  readonly upper: number;
  /** Percent of test rows that fell between its edges, a horizon. */
  readonly coverage: readonly number[];
  readonly averageCoverage: number;
  /** Mean width a horizon, percent of the last close. */
  readonly width: readonly number[];
  /** Coverage of the band before calibration; null where nothing was calibrated. */
  readonly uncalibrated: readonly number[] | null;
}

/** What the bands of a quantile head promise and hold on the test rows. */
export interface RunBands {
  /** Shares of the quantiles, increasing: 0.025, 0.1, 0.5, 0.9, 0.975. */
  readonly levels: readonly number[];
  /** Days of the split conformal calibration (`RunInfo.calibrationPart`); null: the bands are as the model gave them. */
  readonly calibration: PartInfo | null;
  /** The narrowest first: 80 %, 95 %. */
  readonly bands: readonly BandMetrics[];
  /** Mean pinball loss over the levels a horizon, of cumulative log returns in percent. */
  readonly pinball: readonly number[];
  /**
   * The same of the yardstick: no change as the median, and around it the moves of the training days in units of
   * volatility, times the day's volatility.
   */
  readonly naivePinball: readonly number[];
  /** 100 · (1 - pinball / naivePinball) over all horizons; above 0 is better than the yardstick. */
  readonly pinballSkill: number;
}

/** A forecast from the last known day: the median path in USD beside the naive one. */
export interface PathForecast {
  readonly originDay: number;
  readonly lastClose: number;
  readonly days: readonly number[];
  readonly forecast: readonly number[];
  readonly naive: readonly number[];
  /** Of a quantile head: [day][level], USD, at `QUANTILE_LEVELS` of domain/spec/head, calibrated as in the report. */
  readonly quantiles?: readonly (readonly number[])[];
}

/** What a trained model shows of itself; null where it has no such part. */
export interface RunInsight {
  /** Dynamic weights of the macro inputs at the last training day; they sum to 1. */
  readonly weights: {
    readonly day: number;
    readonly inputs: readonly string[];
    readonly values: readonly number[];
  } | null;
  /** How far the gate's channels open over the days of the run, 0..1: the lowest tenth, the middle, the highest tenth. */
  readonly gate: {
    readonly days: readonly number[];
    readonly low: readonly number[];
    readonly middle: readonly number[];
    readonly high: readonly number[];
  } | null;
}

export interface RunReport {
  readonly version: 1;
  readonly spec: RunSpec;
  readonly specHash: string;
  readonly info: RunInfo;
  readonly epochs: readonly EpochRecord[];
  readonly bestEpoch: number;
  /** `diverged`: the loss stopped being a number; the weights are the best before. */
  readonly stopped: 'epochs' | 'patience' | 'user' | 'diverged';
  /** Factor chosen on validation that multiplies every forecast return; 0 means: this model is the naive forecast. */
  readonly shrinkage: number;
  readonly model: MetricTable;
  readonly unshrunk: MetricTable;
  readonly naive: MetricTable;
  /** Signs that the model may have seen the future; absent in reports that are older than the search for them. */
  readonly alarms?: readonly LeakAlarm[];
  readonly test: TestForecasts;
  readonly next: PathForecast;
  /** Only of a quantile head. */
  readonly bands?: RunBands;
  readonly insight: RunInsight;
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
  /**
   * Of a calibrated quantile head: how far each band's edges move outwards, [horizon][band], the outermost band
   * first, in units of the day's volatility; below 0 = inwards.
   */
  readonly bandShifts?: readonly (readonly number[])[];
}
