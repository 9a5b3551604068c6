import type { BackendId, BackendProbe, ModelKind } from './run';

/** One model on one backend. */
export interface SpeedTiming {
  readonly backend: BackendId;
  readonly model: ModelKind;
  /** The quickest of some stretches of steps, by the clock; null where it could not be measured. */
  readonly msPerStep: number | null;
  /** Why there is no figure; null where there is one. */
  readonly fault: string | null;
}

/** What the worker tells while it measures. */
export type SpeedEvent =
  | { readonly kind: 'backends'; readonly probes: readonly BackendProbe[] }
  | { readonly kind: 'measuring'; readonly backend: BackendId; readonly model: ModelKind }
  | { readonly kind: 'timing'; readonly timing: SpeedTiming; readonly done: number; readonly of: number };

export interface SpeedReport {
  readonly probes: readonly BackendProbe[];
  readonly timings: readonly SpeedTiming[];
  readonly seconds: number;
}
