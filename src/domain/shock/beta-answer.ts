import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';
import { studentCritical } from '../stats/critical';
import { leastSquares } from '../stats/least-squares';
import { neweyWest } from '../stats/newey-west';

/** An indicator's daily changes, and the change that is asked about, in the same unit. */
export interface BetaFactor {
  readonly id: string;
  /** On the rows of the coin's returns, without NaN. */
  readonly changes: Numbers;
  /** 0 where the scenario leaves it alone: it is held fixed then. */
  readonly shock: number;
}

export interface BetaAnswer {
  /** Log points (0.01 = 1 %): Σ β_i · shock_i. */
  readonly effect: number;
  readonly standardError: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Whether the interval holds 0: then the data do not even tell the sign. */
  readonly spansZero: boolean;
  readonly n: number;
  /** Each factor's beta (log points per unit of change), its error, and its part of the effect. */
  readonly factors: readonly {
    readonly id: string;
    readonly beta: number;
    readonly standardError: number;
    readonly shock: number;
    readonly part: number;
  }[];
}

/**
 * What a linear model says of a shock: the coin's log return regressed on the changes of all indicators at once,
 *
 *     r_t = a + Σ_i β_i Δx_{i,t} + e_t,   effect = Σ_i β_i shock_i,   se² = shockᵀ V shock
 *
 * with V Newey & West's covariance (1987). It speaks of changes within the same day, all other indicators held fixed,
 * and stretches a straight line to sizes that may never have been seen in a day. Moving together is not causing.
 *
 * @param returns daily log returns of the coin, without NaN
 * @throws RangeError when lengths differ, rows are too few, or factors do not move apart from each other
 */
export function betaAnswer(returns: Numbers, factors: readonly BetaFactor[], level = 0.95): BetaAnswer {
  for (const { changes } of factors) requireSameLength('betaAnswer', returns, changes);
  // Columns in units of their own deviation: rates in percent beside an index in thousands would spoil the arithmetic.
  const scales = factors.map(({ changes }) => rootMeanSquare(changes));
  const fit = leastSquares(
    factors.map(({ changes }, i) => Float64Array.from(changes, (change) => change / scales[i]!)),
    returns,
  );
  const covariance = neweyWest(fit);
  const size = factors.length + 1;
  const shocks = factors.map(({ shock }, i) => shock / scales[i]!);
  let [effect, square] = [0, 0];
  shocks.forEach((shock, i) => {
    effect += shock * fit.coefficients[i + 1]!;
    shocks.forEach((other, j) => (square += shock * other * covariance[(i + 1) * size + j + 1]!));
  });
  const standardError = Math.sqrt(Math.max(0, square));
  const reach = studentCritical(level, fit.degrees) * standardError;
  return {
    effect,
    standardError,
    lower: effect - reach,
    upper: effect + reach,
    level,
    spansZero: effect - reach <= 0 && effect + reach >= 0,
    n: fit.n,
    factors: factors.map(({ id, shock }, i) => ({
      id,
      beta: fit.coefficients[i + 1]! / scales[i]!,
      standardError: Math.sqrt(covariance[(i + 1) * size + i + 1]!) / scales[i]!,
      shock,
      part: shocks[i]! * fit.coefficients[i + 1]!,
    })),
  };
}

/** 1 for a factor that never changes: the fit then names the trouble. */
function rootMeanSquare(values: Numbers): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! ** 2;
  return sum > 0 ? Math.sqrt(sum / values.length) : 1;
}
