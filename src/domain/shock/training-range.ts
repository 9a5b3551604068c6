import type { Frame, Numbers } from '../frame';

/** Smallest and largest value of a feature on the training rows, in the feature's unit. */
export interface FeatureRange {
  readonly feature: string;
  readonly min: number;
  readonly max: number;
}

/** Features that have no value on the rows are left out. */
export function trainingRanges(features: Frame, ids: readonly string[], rows: Numbers): FeatureRange[] {
  return ids.flatMap((feature) => extent(features, feature, rows) ?? []);
}

/** A feature that a model is asked to judge beyond what it has seen. */
export interface OutOfRange extends FeatureRange {
  /** Smallest and largest value that the model is given; at least one lies outside `min` .. `max`. */
  readonly seenMin: number;
  readonly seenMax: number;
  /** How far outside, as a share of the training range; Infinity where that is a single value. */
  readonly beyond: number;
}

/**
 * The inputs that leave the training range on the rows a forecast looks at, feature by feature, the farthest
 * first. A model's answer to them is an extrapolation.
 */
export function leavingTrainingRange(
  features: Frame,
  ranges: readonly FeatureRange[],
  rows: Numbers,
): OutOfRange[] {
  const found = ranges.flatMap((range) => {
    const seen = extent(features, range.feature, rows);
    const distance = seen ? Math.max(range.min - seen.min, seen.max - range.max) : 0;
    if (!seen || distance <= 0) return [];
    return [{ ...range, seenMin: seen.min, seenMax: seen.max, beyond: distance / (range.max - range.min) }];
  });
  return found.sort((a, b) => b.beyond - a.beyond);
}

function extent(features: Frame, feature: string, rows: Numbers): FeatureRange | undefined {
  const values = features.columns[feature];
  let [min, max] = [Infinity, -Infinity];
  for (let i = 0; values && i < rows.length; i++) {
    const value = values[rows[i]!]!;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { feature, min, max } : undefined;
}
