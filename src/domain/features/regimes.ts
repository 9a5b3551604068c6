import type { Numbers } from '../frame';
import { PastQuantiles } from './past-quantiles';

/** Days over which a rise of the federal funds rate counts, and how much of a rise: percentage points. */
const HIKE_SPAN = 180;
const HIKE_RISE = 0.1;
/** Rates are published in hundredths; differences of doubles miss 0.10 by some 1e-16. */
const ROUNDING = 1e-9;

/**
 * Hike cycle: the federal funds rate stands at least 0.10 percentage points above its value 180 rows before.
 *
 * @param fedFunds percent, one value a calendar day
 * @returns 1 in a hike cycle, else 0 (also on the first 180 rows and where a value is missing)
 */
export function hikeCycle(fedFunds: Numbers): Uint8Array {
  return Uint8Array.from({ length: fedFunds.length }, (_, t) =>
    fedFunds[t]! - (fedFunds[t - HIKE_SPAN] ?? NaN) >= HIKE_RISE - ROUNDING ? 1 : 0,
  );
}

/**
 * High inflation: CPI stands more than 3 % above its value of the same month a year before.
 *
 * @param cpiYoY CPI year on year, percent
 * @returns 1 where inflation is high, else 0 (also where the value is missing)
 */
export function highInflation(cpiYoY: Numbers): Uint8Array {
  return Uint8Array.from({ length: cpiYoY.length }, (_, t) => (cpiYoY[t]! > 3 ? 1 : 0));
}

/** Values that must have been seen before a state is given. */
export const STATE_HISTORY = 180;

/**
 * Market state by quantiles of the past alone: 1 (bull) where momentum lies above the upper third of all its
 * values on earlier days, −1 (bear) below the lower third, else 0 (neutral).
 *
 * @param momentum log return over some days, one value a day
 * @returns −1, 0 or 1; NaN where momentum is missing or fewer than 180 earlier values exist
 */
export function marketState(momentum: Numbers): Float64Array {
  const past = new PastQuantiles(momentum.length);
  return Float64Array.from({ length: momentum.length }, (_, t) => {
    const value = momentum[t]!;
    if (Number.isNaN(value)) return NaN;
    const known = past.count >= STATE_HISTORY;
    const state = value > past.quantile(2 / 3) ? 1 : value < past.quantile(1 / 3) ? -1 : 0;
    past.add(value);
    return known ? state : NaN;
  });
}
