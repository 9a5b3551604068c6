import type { TargetId } from '../catalogue/ids';
import type { Frame } from '../frame';
import { FEATURES, findFeature } from './catalogue';
import type { Feature } from './feature';
import { featureInputs } from './inputs';

export interface BuildOptions {
  /** Which features, by id; all by default. */
  readonly ids?: readonly string[];
}

/**
 * The whole feature pipeline on an as-known panel: the same days in and out, one column a feature, NaN until a
 * feature's window is full (and throughout where the panel lacks what it needs).
 *
 * The law of time holds: values up to day t are bit-identical whatever later rows hold, or without them.
 *
 * @param panel percent for rates, USD for prices (`btc_close`, ... or bare `close`, ...)
 * @returns columns in the units of the catalogue (basis points for rates and yields)
 * @throws RangeError when the panel has no close of the coin, lacks an indicator that the dynamic weights need
 *   while they are asked for, or a feature is unknown
 */
export function buildFeatures(panel: Frame, coin: TargetId, options: BuildOptions = {}): Frame {
  return computeFeatures(panel, coin, options.ids?.map(findFeature) ?? FEATURES);
}

/** As `buildFeatures`, with features that need not be in the catalogue. */
export function computeFeatures(panel: Frame, coin: TargetId, features: readonly Feature[]): Frame {
  const inputs = featureInputs(panel, coin);
  const columns: Record<string, Float64Array> = {};
  for (const feature of features) columns[feature.id] = feature.compute(inputs);
  return { days: panel.days, columns };
}
