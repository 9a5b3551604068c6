import type { Claim } from '../domain/claims/claim';
import type { Outlook } from '../domain/backtest/outlook';
import type { DensityReport } from '../domain/backtest/densities';
import type { LeakAlarm } from '../domain/backtest/leak-alarm';
import type { PlanChoice, PlanDays } from '../domain/backtest/plan-choice';
import type { BacktestReport, ForecasterReport, MetricReport } from '../domain/backtest/report';
import type { SeedSpread } from '../domain/backtest/seeds';
import type { VolatilityReport } from '../domain/backtest/volatility';
import type { CoinId, TargetId } from '../domain/catalogue/ids';
import type { StatisticalId } from '../domain/forecast/catalogue';
import type { Frame } from '../domain/frame';
import type { BackendId, RunEvent, RunSpec } from './run';

export type { Fan, Outlook } from '../domain/backtest/outlook';

/*
 * Evaluation: walk-forward of statistical forecasters and distributions and the claims (data worker, method
 * `infer`), walk-forward of neural models (training worker). Days are epoch days, both ends of a range included.
 */

/** Rows of one coin that are judged, and the folds that they are cut into. */
interface Judging {
  readonly coin: CoinId;
  readonly firstDay: number;
  readonly lastDay: number;
  readonly horizon: number;
  readonly plan: PlanChoice;
}

/** Point forecasters, each walked through the folds. */
export interface BacktestRequest extends Judging {
  readonly forecasters: readonly StatisticalId[];
}

/** One fold of one forecaster or distribution is done. */
export interface FoldDone {
  readonly id: string;
  readonly fold: number;
  readonly folds: number;
}

export interface BacktestAnswer {
  readonly plan: PlanDays;
  readonly report: BacktestReport;
  readonly alarms: readonly LeakAlarm[];
  /** Origins of the judged rows, and the forecasts from them: [forecaster][horizon], USD, after shrinkage. */
  readonly originDays: Int32Array;
  readonly lastClose: Float64Array;
  readonly actual: readonly Float64Array[];
  readonly forecasts: readonly { readonly id: string; readonly prices: readonly Float64Array[] }[];
}

export type DensitiesRequest = Judging;

export interface DensitiesAnswer {
  readonly plan: PlanDays;
  /** Shares of the quantiles. */
  readonly levels: readonly number[];
  /** The one that ships first, then its yardsticks. */
  readonly reports: readonly DensityReport[];
  readonly volatility: readonly VolatilityReport[];
}

/** The distribution of a coin's price over the next days, fitted on all that is known on the origin. */
export interface OutlookRequest {
  readonly coin: TargetId;
  /** 1 to 30 days. */
  readonly horizon: number;
  /** The day from which the forecast starts; the last known by default. */
  readonly originDay?: number;
  /** Past forecasts to show against what came, one every `horizon` days; 24 by default. */
  readonly past?: number;
}

/** `only`: one row of the page; all by default. */
export interface ClaimsRequest {
  readonly only?: readonly string[];
}

/** Kinds of questions that this contract adds to `InferenceKinds`. */
export interface EvaluationKinds {
  readonly backtest: {
    readonly request: BacktestRequest;
    readonly answer: BacktestAnswer;
    readonly part: FoldDone;
  };
  readonly densities: {
    readonly request: DensitiesRequest;
    readonly answer: DensitiesAnswer;
    readonly part: FoldDone;
  };
  readonly outlook: { readonly request: OutlookRequest; readonly answer: Outlook; readonly part: FoldDone };
  readonly claims: {
    readonly request: ClaimsRequest;
    readonly answer: readonly Claim[];
    readonly part: Claim;
  };
}

/** A neural model walked through folds: trained anew in each, with scalers and shrinkage of the fold's own. */
export interface WalkForwardJob {
  readonly runId: string;
  readonly spec: RunSpec;
  /** The as-known panel. */
  readonly panel: Frame;
  readonly plan: PlanChoice;
  /** One or more; the spec's own seed is not used. */
  readonly seeds: readonly number[];
  /** Take over the folds that an earlier job of this name finished. */
  readonly resume?: boolean;
}

export type WalkForwardEvent =
  | { readonly kind: 'planned'; readonly plan: PlanDays; readonly backend: BackendId; readonly steps: number }
  /** What the training of one fold tells. */
  | { readonly kind: 'training'; readonly seed: number; readonly fold: number; readonly event: RunEvent }
  /** `done` of `steps` folds over all seeds; `kept`: taken over from an earlier job. */
  | {
      readonly kind: 'fold';
      readonly seed: number;
      readonly fold: number;
      readonly done: number;
      readonly steps: number;
      readonly kept: boolean;
    };

export interface WalkForwardReport {
  readonly version: 1;
  readonly kind: 'walk-forward';
  readonly spec: RunSpec;
  readonly specHash: string;
  readonly plan: PlanDays;
  readonly backend: BackendId;
  readonly naive: MetricReport;
  /** One a seed. */
  readonly seeds: readonly { readonly seed: number; readonly report: ForecasterReport }[];
  /** Mean and spread of the figures over the seeds. */
  readonly spread: SeedSpread;
  /** The mean of the seeds' forecasts, judged as one forecaster; null with one seed. */
  readonly ensemble: ForecasterReport | null;
  readonly alarms: readonly LeakAlarm[];
  /** [horizon] over the judged rows, USD: the ensemble's, or those of the only seed, after shrinkage. */
  readonly originDays: readonly number[];
  readonly lastClose: readonly number[];
  readonly forecast: readonly (readonly number[])[];
  readonly actual: readonly (readonly number[])[];
  readonly seconds: number;
}
