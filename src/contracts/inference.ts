import type { ClaimFigures } from '../domain/claims/correlation-claims';
import type { WeightedIndicator } from '../domain/features/dynamic-weights';
import type { ChanceBand } from '../domain/stats/chance-band';
import type { CorrelationInterval } from '../domain/stats/correlation-interval';
import type { EventStudy } from '../domain/transmission/event-study';
import type { GrangerTest } from '../domain/transmission/granger';
import type { WindowCorrelations } from '../domain/transmission/all-pairs';
import type { LeadLag } from '../domain/transmission/lead-lag';
import type { LocalProjection } from '../domain/transmission/local-projection';
import type {
  CorrelationBasis,
  CorrelationMethod,
  DayBasis,
  MatrixRequest,
  TimelineRequest,
} from './data-engine';
import type { CoinId, TargetId, View } from '../domain/catalogue/ids';
import type { EvaluationKinds } from './evaluation';
import type { ShockKinds } from './shock';

/*
 * Questions to the data worker that take long enough to be watched and stopped: resampling, simulation, tests. One
 * method carries them all; `kind` says which. Days are epoch days, both ends of a range included.
 */

/** An interval for every cell of a matrix on changes. */
export interface IntervalsRequest extends MatrixRequest {
  /** 0.95 by default. */
  readonly level?: number;
  readonly resamples: number;
  readonly seed: number;
}

export interface CellInterval extends CorrelationInterval {
  readonly row: string;
  readonly column: string;
}

/** What chance alone gives a timeline. */
export interface ChanceBandRequest extends TimelineRequest {
  readonly level?: number;
  readonly resamples: number;
  readonly seed: number;
  /** Sizes |r| whose chance is asked for. */
  readonly thresholds?: readonly number[];
}

/** A coin (`row`) and an indicator (`column`), compared on changes. */
interface PairRequest {
  readonly view: View;
  readonly dayBasis: DayBasis;
  readonly row: string;
  readonly column: string;
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface LeadLagRequest extends PairRequest {
  readonly method: CorrelationMethod;
  /** Lags −reach .. reach, in rows of the day basis; positive = the indicator comes first. */
  readonly reach: number;
}

/** Every coin with every indicator. */
export interface GrangerRequest extends Omit<PairRequest, 'row' | 'column'> {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly maxLag: number;
  readonly criterion: 'aic' | 'bic';
  /** Whether the tests from coin to indicator are made too; all tests are then corrected together. */
  readonly bothWays: boolean;
}

export interface GrangerRow {
  readonly cause: string;
  readonly effect: string;
  /** Null where the test could not be made; `reason` says why. */
  readonly test: GrangerTest | null;
  readonly reason: string | null;
}

/** p-values corrected for the number of tests, one a row; NaN where there is no test. */
export interface CorrectedPValues {
  readonly holm: Float64Array;
  readonly benjaminiHochberg: Float64Array;
}

export interface GrangerTable {
  readonly rows: readonly GrangerRow[];
  /** Of the F tests, and of their robust forms. */
  readonly plain: CorrectedPValues;
  readonly robust: CorrectedPValues;
}

export interface LocalProjectionRequest extends PairRequest {
  readonly horizon: number;
  readonly lags: number;
  readonly level?: number;
}

export interface EventStudyRequest {
  readonly coin: TargetId;
  /** Decisions of the Federal Reserve (unscheduled ones included), or releases of the CPI. */
  readonly events: 'fomc' | 'cpi';
  readonly firstDay: number;
  readonly lastDay: number;
  readonly before: number;
  readonly after: number;
  readonly placebos: number;
  readonly level?: number;
  readonly seed: number;
}

/** All rolling correlations of coins (`rows`) with indicators (`columns`) on calendar days, and the coins' weights. */
export interface AllPairsRequest {
  readonly view: View;
  readonly basis: CorrelationBasis;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Days, each at least 3; a value needs a full window. */
  readonly windows: readonly number[];
}

export interface AllPairs {
  readonly days: Int32Array;
  readonly windows: readonly WindowCorrelations[];
  /** Smoothed dynamic weights of the four coins, one array a feature; boosts included. */
  readonly weights: readonly {
    readonly coin: CoinId;
    readonly features: readonly WeightedIndicator[];
    readonly smoothed: readonly Float64Array[];
  }[];
}

/** The original project's correlation claims, measured over several ranges of days. */
export interface ClaimsRequest {
  readonly view: View;
  readonly ranges: readonly { readonly firstDay: number; readonly lastDay: number }[];
}

/** One claim over one range; `range` is its place in the request. */
export interface ClaimRow {
  readonly claim: string;
  readonly range: number;
  readonly figures: ClaimFigures;
}

export interface ClaimsTable {
  readonly rows: readonly ClaimRow[];
  /** What the rule of the dynamic weights gives Bitcoin on the last day of the first range; they sum to 1. */
  readonly weights: readonly { readonly feature: WeightedIndicator; readonly share: number }[];
}

/** Every kind of question with its answer, and the parts of the answer that come before it. */
export interface InferenceKinds extends ShockKinds, EvaluationKinds {
  readonly 'all-pairs': {
    readonly request: AllPairsRequest;
    readonly answer: AllPairs;
    readonly part: never;
  };
  readonly intervals: {
    readonly request: IntervalsRequest;
    readonly answer: readonly CellInterval[];
    readonly part: CellInterval;
  };
  readonly 'chance-band': {
    readonly request: ChanceBandRequest;
    readonly answer: ChanceBand;
    readonly part: never;
  };
  readonly 'correlation-claims': {
    readonly request: ClaimsRequest;
    readonly answer: ClaimsTable;
    readonly part: ClaimRow;
  };
  readonly 'lead-lag': { readonly request: LeadLagRequest; readonly answer: LeadLag; readonly part: never };
  readonly granger: {
    readonly request: GrangerRequest;
    readonly answer: GrangerTable;
    readonly part: GrangerRow;
  };
  readonly 'local-projection': {
    readonly request: LocalProjectionRequest;
    readonly answer: LocalProjection;
    readonly part: never;
  };
  readonly 'event-study': {
    readonly request: EventStudyRequest;
    readonly answer: EventStudy;
    readonly part: never;
  };
}

export type InferenceKind = keyof InferenceKinds;

export type InferenceQuestion<K extends InferenceKind = InferenceKind> = {
  [Each in K]: { readonly kind: Each } & InferenceKinds[Each]['request'];
}[K];

export type InferenceAnswer<K extends InferenceKind = InferenceKind> = InferenceKinds[K]['answer'];

/** How far a question has come; sent at most ten times a second. */
export interface InferenceProgress<K extends InferenceKind = InferenceKind> {
  /** 0 to 1. */
  readonly share: number;
  /** Of the answer, what has been found since the last message. */
  readonly parts: readonly InferenceKinds[K]['part'][];
}
