import type { CoinId } from '../catalogue/ids';
import type { HeadKind } from './head';
import type { Hyper } from './hyper';

export type BackendId = 'webgpu' | 'webgl' | 'wasm' | 'cpu';
export type ModelKind = 'fusion' | 'transformer' | 'lstm' | 'bilstm' | 'encdec' | 'convlstm' | 'cnn' | 'mlp';

/** Everything that determines a run: the link, the cache key, the stored record and the exported file. Frozen. */
export interface RunSpec {
  readonly version: 1;
  /** Version of the training engine; numbers are comparable within one. */
  readonly engine: string;
  /** `hash` of the manifest of the data. */
  readonly data: string;
  readonly coin: CoinId;
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
  /** Sizes of the architecture that differ from the model's defaults. */
  readonly hyper?: Hyper;
}
