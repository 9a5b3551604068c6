import type { IndicatorId, OwnId, TargetId } from '../domain/catalogue/ids';
import type { Boosts, DynamicWeights, WeightRegime } from '../domain/features/dynamic-weights';
import type { ScalingPreset } from '../domain/scaling/presets';
import type { ScalerParams } from '../domain/scaling/scaler';
import type { TrendFit, TrendVariances } from '../domain/signal/trend-fit';
import type { PriceTrend } from '../domain/signal/price-trend';

/*
 * Questions to the data worker about what was done to the numbers: filters, features, scaling. One method carries
 * them all; `kind` says which. Days are epoch days, missing values NaN.
 */

/** Inclusive. */
export interface DayRangeInfo {
  readonly firstDay: number;
  readonly lastDay: number;
}

/** An indicator, shipped or of the reader's own. */
export type FilteredId = IndicatorId | OwnId;

export interface FrequencyRequest {
  readonly series: FilteredId;
  /** Of the Nyquist frequency. */
  readonly cutoff: number;
  readonly asOfDay: number;
}

export interface FrequenciesRequest {
  /** Indicators of the reader's own, which follow the shipped ones. */
  readonly own: readonly OwnCutoff[];
}

/** What a cutoff does to one indicator as known. */
export interface FilterFigures {
  readonly cutoff: number;
  /** Days after a jump until the causal line has done half of it. */
  readonly causalDelay: number;
  /** Days before a jump on which the smoothed line has done a tenth of it. */
  readonly smoothedLead: number;
  /** Percent of the next moves whose way a line tells by standing above or below the series. */
  readonly causalHits: number;
  readonly smoothedHits: number;
  /** Days judged for them. */
  readonly judged: number;
  /** Mean distance between what the smoothed line said of each day on that day, and what it says now. */
  readonly rewritten: number;
  /** The same as a share of the mean size of the series' moves. */
  readonly rewrittenShare: number;
}

/** One value a day of `days`, in the unit of the series, except where said. */
export interface FrequencyStudy {
  readonly days: Int32Array;
  readonly raw: Float64Array;
  readonly causal: Float64Array;
  readonly smoothed: Float64Array;
  /** The smoothed line as it was drawn on the as-of day; NaN after it. */
  readonly smoothedAsOf: Float64Array;
  /** What the smoothed line said on each day of that very day. */
  readonly said: Float64Array;
  /** Smoothed as the VIX allows, and the share of each day's value that it lets in. */
  readonly guided: Float64Array;
  readonly alpha: Float64Array;
  readonly step: {
    readonly days: Int32Array;
    readonly causal: Float64Array;
    readonly smoothed: Float64Array;
  };
  /** Correlation of each line's changes with the changes of the series `leads` days later. */
  readonly lead: {
    readonly leads: Int32Array;
    readonly causal: Float64Array;
    readonly smoothed: Float64Array;
  };
  readonly figures: FilterFigures;
}

/** An indicator of the reader's own with the cutoff that belongs to its frequency. */
export interface OwnCutoff {
  readonly series: OwnId;
  readonly cutoff: number;
}

/** Every indicator at the cutoff of its own frequency. */
export interface FrequencyRow extends FilterFigures {
  readonly series: FilteredId;
}

export interface PriceTrendRequest {
  readonly asOfDay: number;
  /** Whether the variances are fitted on the releases up to the as-of day, instead of the fixed ones. */
  readonly fit: boolean;
}

/** CPI as a daily series. `oneSided` has values on release days, the smoothed lines at the first of their months. */
export interface PriceTrendStudy {
  readonly days: Int32Array;
  readonly releases: {
    readonly months: Int32Array;
    readonly knownDays: Int32Array;
    readonly values: Float64Array;
  };
  readonly oneSided: PriceTrend;
  readonly smoothed: PriceTrend;
  /** From the releases up to the as-of day; NaN after it. */
  readonly smoothedAsOf: PriceTrend;
  readonly variances: TrendVariances;
  readonly fit: TrendFit | null;
}

export interface FeatureTableRequest {
  readonly coin: TargetId;
}

export interface FeatureRow {
  readonly id: string;
  /** First and last day with a value; NaN where there is none. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** Days with a value. */
  readonly values: number;
  readonly latest: number;
  /** Why the default run leaves it out; null where it can be used. */
  readonly leftOut: string | null;
}

/** The rows of the default run of a coin. */
export interface RunDays {
  readonly train: DayRangeInfo;
  readonly validation: DayRangeInfo;
  readonly test: DayRangeInfo;
  /** Days whose values the scalers are fitted on. */
  readonly fitted: DayRangeInfo & { readonly rows: number };
}

export interface FeatureTable {
  readonly coin: TargetId;
  readonly rows: readonly FeatureRow[];
  readonly run: RunDays;
}

export interface FeatureSeriesRequest {
  readonly coin: TargetId;
  readonly feature: string;
}

export interface FeatureSeries {
  readonly feature: string;
  readonly days: Int32Array;
  readonly values: Float64Array;
  /** 1 where the regime holds. */
  readonly hikeCycle: Uint8Array;
  readonly highInflation: Uint8Array;
  /** The feature computed again without the days after each cut, and compared bit by bit. */
  readonly lawOfTime: {
    readonly cutDays: readonly number[];
    readonly compared: number;
    readonly identical: boolean;
  };
}

export interface WeightsRequest {
  readonly coin: TargetId;
  /** Factors in place of the coin's own; none of them where it is empty. */
  readonly boosts: Boosts;
  readonly regimes: readonly WeightRegime[];
}

/** The weights with the steps that lead to them, one array a feature. */
export interface WeightsStudy extends DynamicWeights {
  readonly hikeCycle: Uint8Array;
  readonly highInflation: Uint8Array;
}

export interface ScalingTableRequest {
  readonly coin: TargetId;
  readonly preset: ScalingPreset;
}

export interface ValueRange {
  readonly min: number;
  readonly max: number;
}

/** One feature before and after scaling. Ranges are those of the training rows; `test` is that of the test rows. */
export interface ScalingRow {
  readonly id: string;
  readonly params: ScalerParams;
  readonly raw: ValueRange;
  readonly scaled: ValueRange;
  readonly test: ValueRange;
  /** Population SD of the scaled training rows. */
  readonly deviation: number;
  readonly balanced: boolean;
}

export interface ScalingTable {
  readonly coin: TargetId;
  readonly preset: ScalingPreset;
  readonly rows: readonly ScalingRow[];
  /** Features that have no value on the training rows, so that no scaler can be fitted. */
  readonly unfitted: readonly string[];
  readonly run: RunDays;
}

export interface ScaledSeriesRequest extends ScalingTableRequest {
  readonly feature: string;
  /** Noise as a share of the training SD. */
  readonly noise: number;
  readonly seed: number;
}

export interface ScaledSeries {
  readonly feature: string;
  readonly days: Int32Array;
  readonly raw: Float64Array;
  readonly scaled: Float64Array;
  readonly params: ScalerParams;
  /** The last training days, plain and with the noise of three epochs. */
  readonly noise: {
    readonly days: Int32Array;
    readonly plain: Float64Array;
    readonly epochs: readonly Float64Array[];
    /** SD of the scaled training rows, which the noise is a share of. */
    readonly deviation: number;
  };
}

/** Every kind of question with its answer. */
export interface AnalysisKinds {
  readonly frequency: { readonly request: FrequencyRequest; readonly answer: FrequencyStudy };
  readonly frequencies: { readonly request: FrequenciesRequest; readonly answer: readonly FrequencyRow[] };
  readonly 'price-trend': { readonly request: PriceTrendRequest; readonly answer: PriceTrendStudy };
  readonly 'feature-table': { readonly request: FeatureTableRequest; readonly answer: FeatureTable };
  readonly 'feature-series': { readonly request: FeatureSeriesRequest; readonly answer: FeatureSeries };
  readonly weights: { readonly request: WeightsRequest; readonly answer: WeightsStudy };
  readonly 'scaling-table': { readonly request: ScalingTableRequest; readonly answer: ScalingTable };
  readonly 'scaled-series': { readonly request: ScaledSeriesRequest; readonly answer: ScaledSeries };
}

export type AnalysisKind = keyof AnalysisKinds;

export type AnalysisQuestion<K extends AnalysisKind = AnalysisKind> = {
  [Each in K]: { readonly kind: Each } & AnalysisKinds[Each]['request'];
}[K];

export type AnalysisAnswer<K extends AnalysisKind = AnalysisKind> = AnalysisKinds[K]['answer'];
