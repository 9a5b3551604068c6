import type { View } from '../domain/catalogue/ids';
import type { Frame } from '../domain/frame';
import type { ScenarioChoice } from '../domain/shock/choice';
import type { ShockScenario } from '../domain/shock/scenario';
import type { OutOfRange } from '../domain/shock/training-range';
import type { Outcome } from './outcome';
import type { BackendId, PartInfo, PathForecast, TrainedModel } from './run';

/** A scenario laid on the data from a day on. */
export interface ShockVariant {
  readonly choice: ScenarioChoice;
  /** Epoch day. */
  readonly startDay: number;
}

export interface VariantsRequest {
  readonly view: View;
  readonly variants: readonly ShockVariant[];
}

/** What a scenario changes in a panel. */
export interface ShockedColumns {
  /** The changes to raw series that the choice came to; a replay's are read from the data. */
  readonly shocks: readonly ShockScenario[];
  /** Columns that follow from changed series, derived ones included, on the days of the panel; all others stay. */
  readonly columns: Readonly<Record<string, Float64Array>>;
}

/** One answer a variant, in their order: a scenario that cannot be is refused without spoiling the others. */
export type VariantsAnswer = readonly Outcome<ShockedColumns>[];

/** A trained model, and the days it was trained on: what lies outside their values is an extrapolation. */
export interface AskedModel {
  readonly model: TrainedModel;
  readonly train: Pick<PartInfo, 'firstDay' | 'lastDay'>;
}

export interface ResponsesRequest {
  readonly models: readonly AskedModel[];
  /** As known, as it was. */
  readonly panel: Frame;
  /** Columns in place of the panel's, one entry a scenario. */
  readonly variants: readonly ShockedColumns['columns'][];
  /** Epoch day from which the forecasts start. */
  readonly originDay: number;
  /** Where they are computed; by default each model's own backend. */
  readonly backend?: BackendId;
}

/** A forecast with the model's shrinkage, and as it would be without. */
export interface ShockedPath {
  readonly path: PathForecast;
  readonly unshrunk: PathForecast;
}

/** One model's forecasts without and with each scenario. */
export interface ModelResponses {
  readonly base: ShockedPath;
  readonly shocked: readonly (ShockedPath & {
    /** Inputs that the scenario pushes beyond what the model saw while training, the farthest first. */
    readonly exits: readonly OutOfRange[];
  })[];
}

/** How far a question to many models and scenarios has come: forecasts made, of how many. */
export interface ResponsesProgress {
  readonly done: number;
  readonly of: number;
}
