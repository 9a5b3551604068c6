import { CO_MOVEMENT_FEATURES } from './co-movement-features';
import type { Feature } from './feature';
import { MACRO_FEATURES } from './macro-features';
import { isOwnId } from '../catalogue/ids';
import { MOOD_FEATURES } from './mood-features';
import { ownFeature } from './own-feature';
import { PRICE_FEATURES } from './price-features';
import { SIGNAL_FEATURES } from './signal-features';
import { VOLUME_FEATURES } from './volume-features';

/** Every feature, in the order in which they are listed. */
export const FEATURES: readonly Feature[] = [
  ...PRICE_FEATURES,
  ...VOLUME_FEATURES,
  ...MACRO_FEATURES,
  ...SIGNAL_FEATURES,
  ...MOOD_FEATURES,
  ...CO_MOVEMENT_FEATURES,
];

const BY_ID: ReadonlyMap<string, Feature> = new Map(FEATURES.map((feature) => [feature.id, feature]));

/**
 * A feature of the catalogue, or an own indicator as one.
 * @throws RangeError when there is no feature of that name
 */
export function findFeature(id: string): Feature {
  const feature = BY_ID.get(id) ?? (isOwnId(id) ? ownFeature(id) : undefined);
  if (feature) return feature;
  throw new RangeError(
    `There is no feature "${id}". Choose from: ${FEATURES.map((each) => each.id).join(', ')}.`,
  );
}

/** What a sequence model sees by default: close, volume and the economy as known. */
export const DEFAULT_FEATURES: readonly string[] = [
  'close',
  'volume',
  'fed_rate',
  'treasury_3y',
  'treasury_10y',
  'dxy',
  'cpi_yoy',
  'vix',
  'sp500',
  'yield_curve',
  'real_yield',
  'real_sp500',
];
