import type { BackendId, HorizonMetrics, RunSpec } from './run';

/** The finished run on the first screen: `public/results/example-run.json`, made by `scripts/example-run.ts`. */
export interface ExampleRun {
  readonly label: string;
  /** How to make it again. */
  readonly command: string;
  /** ISO day on which it was made. */
  readonly made: string;
  readonly spec: RunSpec;
  readonly specHash: string;
  /** Hash of the manifest of the data. */
  readonly data: string;
  readonly backend: BackendId;
  readonly shrinkage: number;
  readonly bestEpoch: number;
  readonly epochs: readonly { readonly trainLoss: number; readonly validationLoss: number }[];
  readonly naiveValidationLoss: number;
  /** Means over the horizons, and each. */
  readonly model: ExampleMetrics;
  readonly unshrunk: ExampleMetrics;
  readonly naive: ExampleMetrics;
  /** Every `every`-th origin of the test, USD. */
  readonly test: {
    readonly every: number;
    readonly originDays: readonly number[];
    readonly lastClose: readonly number[];
    readonly forecast: readonly (readonly number[])[];
    readonly actual: readonly (readonly number[])[];
  };
  readonly next: {
    readonly originDay: number;
    readonly lastClose: number;
    readonly forecast: readonly number[];
  };
}

/** Null where a figure is not defined, such as the direction of the naive forecast. */
export type ExampleFigures = {
  readonly [K in 'rmse' | 'mape' | 'direction' | 'alwaysUp' | 'skill' | 'pValue']: HorizonMetrics[K] | null;
};

export interface ExampleMetrics {
  readonly average: ExampleFigures;
  readonly perHorizon: readonly ExampleFigures[];
}
