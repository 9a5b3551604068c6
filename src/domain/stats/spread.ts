import type { Numbers } from '../frame';

/**
 * Spread below this share of a series' magnitude is rounding noise, not variation: arithmetic on doubles
 * leaves some 1e-16 of the magnitude, sums of a few hundred terms some 1e-14.
 */
const NOISE = 1e-12;

/**
 * Whether a series is constant but for rounding noise. `spread` and `magnitude` are the same kind of size, in
 * the series' own unit: its range and its largest absolute value, or its norm about the mean and its norm.
 */
export function spreadVanishes(spread: number, magnitude: number): boolean {
  return spread === 0 || spread < NOISE * magnitude;
}

/**
 * Whether all values equal `first`, one of them, but for rounding noise. NaN is passed over. Series that vary are
 * told by their first few values.
 */
export function isConstant(values: Numbers, first: number): boolean {
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === first || Number.isNaN(value)) continue;
    if (!spreadVanishes(Math.abs(value - first), Math.max(Math.abs(value), Math.abs(first)))) return false;
  }
  return true;
}
