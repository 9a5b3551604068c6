import type { FeatureGroup } from '../features/feature';
import type { ScalerKind } from './scaler';

/** How the features of a group are scaled: which scaler, and whether on logarithms. */
export interface Scaling {
  readonly kind: ScalerKind;
  readonly log: boolean;
}

/** `hierarchical` scales each group by its nature; the others treat all alike but for the logarithms. */
export const SCALING_PRESETS = ['hierarchical', 'standard', 'minmax', 'robust'] as const;
export type ScalingPreset = (typeof SCALING_PRESETS)[number];

const MINMAX: Scaling = { kind: 'minmax', log: false };
const STANDARD: Scaling = { kind: 'standard', log: false };

/**
 * Price levels grow by factors: logarithm, then −1..1. Returns and risk scatter about a centre: standard. Volume
 * has wild days: robust, on logarithms. The economy moves within bounds: −1..1, feature by feature;
 * so, as far as anyone knows, do series of the reader's own.
 */
const HIERARCHICAL: Readonly<Record<FeatureGroup, Scaling>> = {
  price: { kind: 'minmax', log: true },
  volume: { kind: 'robust', log: true },
  return: STANDARD,
  risk: STANDARD,
  'macro-rate': MINMAX,
  'macro-level': MINMAX,
  'macro-volatility': MINMAX,
  'macro-change': STANDARD,
  correlation: MINMAX,
  sentiment: MINMAX,
  regime: MINMAX,
  weight: STANDARD,
  own: MINMAX,
};

/** How a group of features is scaled under a preset. */
export function scalingFor(group: FeatureGroup, preset: ScalingPreset = 'hierarchical'): Scaling {
  const natural = HIERARCHICAL[group];
  return preset === 'hierarchical' ? natural : { kind: preset, log: natural.log };
}
