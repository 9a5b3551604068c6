import type { Numbers } from '../frame';

/** Volumes with zeros (and negatives) as missing: a feed that has no figure writes 0, and a market never trades 0. */
export function missingVolume(volumes: Numbers): Float64Array {
  return Float64Array.from({ length: volumes.length }, (_, i) => (volumes[i]! > 0 ? volumes[i]! : NaN));
}
