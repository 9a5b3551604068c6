import { findFeature } from '../features/catalogue';
import type { Frame } from '../frame';
import type { RowRange } from '../windows';
import { scalingFor, type ScalingPreset } from './presets';
import { fitScaler, type Scaler } from './scaler';

export interface FitScalersOptions {
  /** The training rows of the fold: no other row is looked at. */
  readonly rows: RowRange;
  /** `hierarchical` by default. */
  readonly preset?: ScalingPreset;
}

/**
 * One scaler a feature, each by its group under a preset, fitted on the training rows of a fold.
 *
 * @param features columns in the units of the catalogue
 * @param ids features of the catalogue
 * @throws RangeError when a feature is unknown or has no value on the rows
 */
export function fitScalers(
  features: Frame,
  ids: readonly string[],
  { rows, preset = 'hierarchical' }: FitScalersOptions,
): Record<string, Scaler> {
  const fit = (id: string): Scaler => {
    const { kind, log } = scalingFor(findFeature(id).group, preset);
    return fitScaler(kind, features.columns[id]!.subarray(rows.from, rows.to), { log });
  };
  return Object.fromEntries(ids.map((id) => [id, fit(id)]));
}
