import type { OwnId, TargetId } from '../catalogue/ids';
import type { ScalingPreset } from '../scaling/presets';
import type { HeadKind } from './head';
import type { Hyper } from './hyper';
import type { ScheduleKind } from './schedule';

export type BackendId = 'webgpu' | 'webgpu-plain' | 'webgl' | 'wasm' | 'wasm-plain' | 'cpu';
export type ModelKind = 'fusion' | 'transformer' | 'lstm' | 'bilstm' | 'encdec' | 'convlstm' | 'cnn' | 'mlp';

/** Mistakes that a run can make on purpose. */
export type LeakKind = 'none' | 'scaler';

/** Everything that determines a run: the link, the cache key, the stored record and the exported file. Frozen. */
export interface RunSpec {
  readonly version: 1;
  /** Version of the training engine; numbers are comparable within one. */
  readonly engine: string;
  /** `hash` of the manifest of the data. */
  readonly data: string;
  readonly coin: TargetId;
  readonly model: ModelKind;
  /** Days of history the model sees, and days it forecasts. */
  readonly window: number;
  readonly horizon: number;
  /** First and last day of the rows used (epoch days, inclusive). */
  readonly firstDay: number;
  readonly lastDay: number;
  /**
   * Share of the rows that comes before the test (its last part is the validation), and the share of those
   * rows that is the validation: with 0.8 and 0.15, test = the last 20 %, validation = the last 15 % of the
   * first 80 %. `horizon` rows are dropped before validation and before test, so that no target reaches over.
   */
  readonly trainShare: number;
  readonly validationShare: number;
  readonly epochs: number;
  readonly batchSize: number;
  readonly learningRate: number;
  /** Epochs without improvement on validation before stopping; 0 = never stop early. */
  readonly patience: number;
  readonly clip: number;
  readonly amsgrad: boolean;
  /** Gaussian feature noise as a share of each feature's training SD; 0 = none. */
  readonly noise: number;
  readonly dropout: number;
  readonly seed: number;
  readonly backend: BackendId | 'auto';
  /** What the model answers; absent = a point by Huber loss. */
  readonly head?: HeadKind;
  /** Strength of the L2 penalty on weights (not on biases and norms): l2 · the sum of their squares; absent = 0. */
  readonly l2?: number;
  /** All coins train one model, each target in units of its own volatility; absent = the chosen coin alone. */
  readonly pooled?: boolean;
  /** How the learning rate goes over the epochs (domain/spec/schedule); absent = constant. */
  readonly schedule?: ScheduleKind;
  /**
   * Share of the rows before the test that comes after the validation and calibrates the bands of a quantile head;
   * other heads have no such rows. Absent = 0.1.
   */
  readonly calibrationShare?: number;
  /**
   * Whether the model sees macro indicators; absent = it does. Without them MacroFusion keeps its macro path, fed with
   * zeros, so that both runs have the same parameters.
   */
  readonly macro?: boolean;
  /** Whether dynamic weights multiply MacroFusion's macro inputs; absent = they do. Without, each has 1/7. */
  readonly weights?: boolean;
  /** Whether regimes boost the dynamic weights; absent = they do not. */
  readonly boosts?: boolean;
  /** A mistake made on purpose, to be seen: scalers fitted on all rows, test included. Absent = none. */
  readonly leak?: LeakKind;
  /** Sizes of the architecture that differ from the model's defaults. */
  readonly hyper?: Hyper;
  /** How features are scaled; absent = hierarchical, each group by its nature. */
  readonly scaling?: ScalingPreset;
  /** Indicators of the reader's own that the model sees too, as known; absent = none. */
  readonly covariates?: readonly OwnId[];
  /** Fingerprint of the reader's own series that the run uses, its coin among them; absent where it uses none. */
  readonly ownData?: string;
}
