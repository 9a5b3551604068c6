import type { Aftermath } from '../domain/alerts/history';
import type { AlertRule } from '../domain/alerts/rule';
import type { BaseIndicatorId, TargetId, View } from '../domain/catalogue/ids';
import type { Frame } from '../domain/frame';
import type { HedgeTest } from '../domain/hedge/hedge-test';
import type { RollingBetas } from '../domain/hedge/rolling-betas';
import type { BetaAnswer } from '../domain/shock/beta-answer';
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

/** What a linear model of all indicators at once says of a shock. */
export interface BetasRequest {
  readonly coin: TargetId;
  /** Changes asked about: log ratios of what changes in proportion, plain differences of rates and the VIX. */
  readonly shock: Readonly<Partial<Record<BaseIndicatorId, number>>>;
  /** Inclusive epoch days of the rows it is fitted on. */
  readonly firstDay: number;
  readonly lastDay: number;
  readonly level?: number;
}

export interface HedgeRequest {
  readonly coin: TargetId;
  /** One or two indicators with levels that change in proportion. */
  readonly instruments: readonly string[];
  readonly firstDay: number;
  readonly lastDay: number;
  readonly window: number;
  readonly rebalance: number;
  readonly costBasisPoints: number;
  readonly seed: number;
}

export interface HedgeAnswer {
  /** Common trading days. */
  readonly days: Int32Array;
  readonly betas: RollingBetas;
  readonly test: HedgeTest;
}

export interface AlertsRequest {
  readonly rules: readonly AlertRule[];
  /** Whose price is followed after each firing. */
  readonly coin: TargetId;
  readonly horizons: readonly number[];
  readonly placebos: number;
  readonly seed: number;
}

/** A rule over the whole of the data, in the as-known view. */
export interface AlertHistory {
  readonly id: string;
  /** Why the rule cannot be judged; null when it can, and all below is there then. */
  readonly problem: string | null;
  /** First epoch day on which it can be judged; NaN where there is none. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Epoch days. */
  readonly firings: Int32Array;
  /** On the last day: whether the condition holds, since when, the watched figure, and what it is compared with. */
  readonly holds: boolean;
  readonly since: number;
  readonly value: number;
  readonly threshold: number;
  /** The same two on every day of `days`, NaN where nothing can be said. */
  readonly days: Int32Array;
  readonly values: Float64Array;
  readonly thresholds: Float64Array;
  readonly aftermath: readonly Aftermath[];
}

/** Questions about shocks, hedges and alerts to the data worker; see `InferenceKinds`. */
export interface ShockKinds {
  readonly betas: { readonly request: BetasRequest; readonly answer: BetaAnswer; readonly part: never };
  readonly hedge: { readonly request: HedgeRequest; readonly answer: HedgeAnswer; readonly part: never };
  readonly alerts: {
    readonly request: AlertsRequest;
    readonly answer: readonly AlertHistory[];
    readonly part: AlertHistory;
  };
}
