import type { PartInfo, TrainedModel } from './run';

/** A trained model as this browser keeps it, with what must be known to ask it. */
export interface TrainedEntry {
  readonly version: 1;
  /** Name of the run that trained it. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
  readonly model: TrainedModel;
  /** Days of its training and of its test rows: before the test it has seen what came. */
  readonly train: PartInfo;
  readonly test: PartInfo;
  /** On the test rows against naive, percent, mean over its horizons. */
  readonly skill: number;
}
