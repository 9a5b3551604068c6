import { requireWhole } from '../checks';
import type { LeastSquares } from './least-squares';

/**
 * Lags of the Newey-West estimator where none are given: ⌊4 (n / 100)^(2/9)⌋, the rule of thumb of Newey & West
 * (1994) for the Bartlett kernel. Some 8 for ten years of trading days.
 */
export function neweyWestLags(n: number): number {
  return Math.floor(4 * (n / 100) ** (2 / 9));
}

export interface NeweyWestOptions {
  /** Autocorrelation of the errors is allowed for up to this lag: `neweyWestLags(n)`. 0 = heteroscedasticity only (White). */
  readonly lags?: number;
  /** Whether the covariance is multiplied by n / (n − k), as Stata's `newey` does: true. */
  readonly smallSample?: boolean;
}

/**
 * Covariance of least squares coefficients that stays right when errors are correlated in time and of changing
 * spread (Newey & West, 1987), with Bartlett weights:
 *
 *     (XᵀX)⁻¹ S (XᵀX)⁻¹,   S = Γ₀ + Σ_{j=1}^{m} (1 − j / (m + 1)) (Γ_j + Γ_jᵀ),   Γ_j = Σ_t e_t e_{t−j} x_t x_{t−j}ᵀ
 *
 * @param fit by `leastSquares`, rows in the order of time
 * @returns k × k, row by row, in the order of the coefficients
 * @throws RangeError when `lags` is not a whole number from 0 up
 */
export function neweyWest(fit: LeastSquares, options: NeweyWestOptions = {}): Float64Array {
  const { lags = neweyWestLags(fit.n), smallSample = true } = options;
  requireWhole('neweyWest: lags', lags, 0);
  const { design, residuals, inverse } = fit;
  const size = design.length;
  // Row c of (XᵀX)⁻¹ applied to the scores: what each row of data adds to the error of coefficient c.
  const errors = design.map((_, c) =>
    residuals.map((residual, t) => {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += inverse[c * size + k]! * design[k]![t]!;
      return sum * residual;
    }),
  );
  const covariance = new Float64Array(size * size);
  const factor = smallSample ? fit.n / fit.degrees : 1;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const value = factor * bartlettSum(errors[i]!, errors[j]!, lags);
      covariance[i * size + j] = covariance[j * size + i] = value;
    }
  }
  return covariance;
}

/**
 * Σ_t a_t b_t + Σ_{j=1}^{lags} (1 − j / (lags + 1)) Σ_t (a_t b_{t−j} + a_{t−j} b_t): n times the long-run covariance
 * of two series of mean 0.
 */
export function bartlettSum(a: Float64Array, b: Float64Array, lags: number): number {
  let total = 0;
  for (let lag = 0; lag <= Math.min(lags, a.length - 1); lag++) {
    let sum = 0;
    for (let t = lag; t < a.length; t++) sum += a[t]! * b[t - lag]! + a[t - lag]! * b[t]!;
    total += lag === 0 ? sum / 2 : (1 - lag / (lags + 1)) * sum;
  }
  return total;
}
