import type { FeatureInputs } from './inputs';

/** Groups that are scaled alike and shown together. */
export const FEATURE_GROUPS = [
  'price',
  'volume',
  'return',
  'risk',
  'macro-rate',
  'macro-level',
  'macro-volatility',
  'macro-change',
  'correlation',
  'sentiment',
  'regime',
  'weight',
  'own',
] as const;
export type FeatureGroup = (typeof FEATURE_GROUPS)[number];

/** What there is to say about a feature; all of it may be shown. */
export interface FeatureInfo {
  readonly id: string;
  readonly label: string;
  /** In words and symbols; t is the day, ind an indicator as known on that day. */
  readonly formula: string;
  readonly unit: string;
  readonly group: FeatureGroup;
  /** Days before the first value: the row number of the first value when all inputs are there from row 0. */
  readonly warmUp: number;
  readonly description: string;
}

/** A feature: its description and the function that computes it from rows up to and including each day. */
export interface Feature extends FeatureInfo {
  /** One value a day; NaN until the window is full. The value of a day depends on no later row. */
  readonly compute: (inputs: FeatureInputs) => Float64Array;
}
