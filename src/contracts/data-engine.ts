import type { Frame } from '../domain/frame';
import type { OwnSeries } from '../domain/own/series';
import type { View } from '../domain/catalogue/ids';
import type { ShockScenario } from '../domain/shock/scenario';
import type { AnalysisAnswer, AnalysisQuestion } from './analysis';
import type { InferenceAnswer, InferenceProgress, InferenceQuestion } from './inference';
import type { Outcome } from './outcome';
import type { VariantsAnswer, VariantsRequest } from './shock';

/** A verified file of `public/data`, as bytes. */
export interface TableFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DatabaseInfo {
  readonly version: string;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
}

export interface PanelRequest {
  readonly view: View;
  /** Changes made to the raw indicator observations before anything is derived or aligned. */
  readonly shocks?: readonly ShockScenario[];
}

export type CorrelationMethod = 'pearson' | 'spearman';
export type CorrelationBasis = 'levels' | 'changes';
/** All calendar days (weekends carried forward), or only days on which both series have a value of their own. */
export type DayBasis = 'calendar' | 'trading';

export interface CorrelationSettings {
  readonly view: View;
  readonly method: CorrelationMethod;
  readonly basis: CorrelationBasis;
  readonly dayBasis: DayBasis;
  /**
   * Calendar days by which the column comes first, −30 to 30, 0 by default: the column's day t − lag stands beside the
   * row's day t. So a positive lag asks whether the indicator moves before the coin, a negative one whether it follows.
   */
  readonly lag?: number;
}

export interface MatrixRequest extends CorrelationSettings {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Inclusive epoch days. */
  readonly firstDay: number;
  readonly lastDay: number;
}

export interface MatrixCell {
  readonly row: string;
  readonly column: string;
  readonly value: number;
  /** Pairs of values that entered. */
  readonly n: number;
  /** On levels: the correlation of the row's series with a straight line through time. NaN on changes. */
  readonly trendAlone: number;
}

export interface CorrelationMatrix {
  readonly cells: readonly MatrixCell[];
}

export interface TimelineRequest extends CorrelationSettings {
  readonly row: string;
  readonly column: string;
  /** Trailing days, or the original project's three calendar-month means. */
  readonly window: number | 'monthly';
}

export interface CorrelationTimeline {
  /** Epoch days; of a month, its last day in the data. */
  readonly days: Int32Array;
  readonly values: Float64Array;
}

export interface QueryResult {
  readonly columns: readonly string[];
  /** DuckDB's types of the columns. Numbers, booleans and texts cross as they are, all else as DuckDB's own text. */
  readonly types: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly truncated: boolean;
  readonly ms: number;
}

/** The data worker. Days cross as integers; typed arrays are transferred. */
export interface DataEngine {
  /** Starts the database and loads the tables. Called twice it answers from the first; after a failure it tries again. */
  open(files: readonly TableFile[]): Promise<Outcome<DatabaseInfo>>;
  /** All series on one day axis, in the requested view, derived indicators included. */
  panel(request: PanelRequest): Promise<Outcome<Frame>>;
  /** What scenarios change in a panel: a few columns each, in place of whole panels. */
  variants(request: VariantsRequest): Promise<Outcome<VariantsAnswer>>;
  matrix(request: MatrixRequest): Promise<Outcome<CorrelationMatrix>>;
  timeline(request: TimelineRequest): Promise<Outcome<CorrelationTimeline>>;
  /** What was done to the numbers: filters, features, scaling. The answer is of the question's kind. */
  analyse(question: AnalysisQuestion): Promise<Outcome<AnalysisAnswer>>;
  /** Resampling, simulation and tests, in slices: other calls and `cancelInference` get through meanwhile. */
  infer(
    jobId: string,
    question: InferenceQuestion,
    onProgress: (progress: InferenceProgress) => void,
  ): Promise<Outcome<InferenceAnswer>>;
  /** Ends a question under way; its outcome is `cancelled`. */
  cancelInference(jobId: string): Promise<void>;
  /** The reader's own series, in place of those given before: columns of every panel, and tables in SQL. */
  setOwn(series: readonly OwnSeries[]): Promise<Outcome<null>>;
  /** Runs one read-only statement; at most `maxRows` rows come back. */
  query(sql: string, maxRows: number): Promise<Outcome<QueryResult>>;
  close(): Promise<void>;
}
