import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { studentTwoSided } from './distributions';

/** `bartlett` weighs lag k by 1 − k / h; `rectangular` weighs all lags by 1, as in the paper. */
export type LagKernel = 'bartlett' | 'rectangular';

export interface DieboldMariano {
  /** Negative = smaller squared errors than the baseline's. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
}

/**
 * Tests whether two forecasts err equally (Diebold & Mariano, 1995), with the small-sample factor of Harvey,
 * Leybourne & Newbold (1997):
 *
 *     d_t = e_t² − e_{b,t}²,   statistic = √((n + 1 − 2h + h(h − 1)/n) / n) · d̄ / √(V / n),
 *     V = γ₀ + 2 Σ_{k=1}^{h−1} w_k γ_k,   γ_k = (1/n) Σ (d_t − d̄)(d_{t−k} − d̄)
 *
 * against Student's t with n − 1 degrees of freedom. Errors of overlapping h-day forecasts are correlated over
 * h − 1 lags. Bartlett weights keep V positive but are anti-conservative; show the rectangular kernel beside.
 *
 * @param errors forecast errors in the order of their days; rows with NaN are left out
 * @param baselineErrors the baseline's errors on the same days, same unit
 * @param horizon days ahead, at least 1
 * @param kernel weights of the lags
 * @returns statistic 0 and p 1 for identical losses; both NaN where the test is not defined: no more rows than
 *   the horizon, losses that differ by a constant, or a variance that the rectangular kernel makes negative
 * @throws RangeError when the lengths differ or the horizon is not a whole number of at least 1
 */
export function dieboldMariano(
  errors: Numbers,
  baselineErrors: Numbers,
  horizon: number,
  kernel: LagKernel = 'bartlett',
): DieboldMariano {
  requireSameLength('dieboldMariano', errors, baselineErrors);
  requireWhole('dieboldMariano: horizon', horizon, 1);
  const d = lossDifferences(errors, baselineErrors);
  const n = d.length;
  if (n > horizon && d.every((difference) => difference === 0)) return { statistic: 0, pValue: 1 };
  const mean = d.reduce((sum, difference) => sum + difference, 0) / n;
  const weight = (lag: number): number => (kernel === 'bartlett' ? 1 - lag / horizon : 1);
  const variance = longRunVariance(d, mean, { lags: horizon - 1, weight });
  const correction = (n + 1 - 2 * horizon + (horizon * (horizon - 1)) / n) / n;
  if (n <= horizon || !(correction > 0) || !(variance > 1e-24 * mean * mean))
    return { statistic: NaN, pValue: NaN };
  const statistic = Math.sqrt(correction) * (mean / Math.sqrt(variance / n));
  return { statistic, pValue: studentTwoSided(statistic, n - 1) };
}

function lossDifferences(errors: Numbers, baselineErrors: Numbers): number[] {
  const differences: number[] = [];
  for (let row = 0; row < errors.length; row++) {
    const difference = errors[row]! ** 2 - baselineErrors[row]! ** 2;
    if (!Number.isNaN(difference)) differences.push(difference);
  }
  return differences;
}

function longRunVariance(
  d: readonly number[],
  mean: number,
  { lags, weight }: { lags: number; weight: (lag: number) => number },
): number {
  let variance = 0;
  for (let lag = 0; lag <= Math.min(lags, d.length - 1); lag++) {
    let covariance = 0;
    for (let t = lag; t < d.length; t++) covariance += (d[t]! - mean) * (d[t - lag]! - mean);
    variance += ((lag === 0 ? 1 : 2 * weight(lag)) * covariance) / d.length;
  }
  return variance;
}
