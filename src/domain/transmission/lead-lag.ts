import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { autocovariances } from '../stats/block-length';
import { completePairs } from '../stats/complete-pairs';
import { pearson, spearman } from '../stats/correlation';
import { studentCritical } from '../stats/critical';
import { ranks } from '../stats/ranks';
import { isConstant } from '../stats/spread';

export interface LeadLagOptions {
  /** Lags −reach .. reach: 30. */
  readonly reach?: number;
  /** Default `pearson`. */
  readonly method?: 'pearson' | 'spearman';
  /** Share of lags inside the bound where there is nothing: 0.95. */
  readonly level?: number;
}

export interface LeadLag {
  /** Rows by which the indicator comes first; negative: the coin does. */
  readonly lags: Int32Array;
  readonly values: Float64Array;
  /** Pairs of each lag. */
  readonly n: Int32Array;
  /** Size that |r| of one lag chosen beforehand stays below by chance, with probability `level`. */
  readonly bound: Float64Array;
  /** Size that all lags together stay below by chance (Šidák). */
  readonly jointBound: Float64Array;
  readonly level: number;
  /** How much fewer independent pairs there are than rows, because both series hang on their own past; 1 = none. */
  readonly inflation: number;
}

/**
 * The correlation of an indicator with a coin `lag` rows later, r_k = corr(indicator_t, coin_{t+k}), for lags −reach
 * .. reach: right of 0 the indicator comes first, left of it the coin does.
 *
 * The bounds are those of two unrelated series with the autocorrelation that these have (Bartlett, 1935):
 * var r_k ≈ (1/n_k) Σ_j ρ_x(j) ρ_y(j), with the sum cut at |j| ≤ 10 log₁₀ n and never below 1, and Student's t with
 * that many fewer rows less 2. Approximate: they take spread to be constant in time.
 *
 * @param indicator changes, one a row in the order of time; rows where either is missing are left out before lagging
 * @param coin the same rows
 * @throws RangeError when lengths differ, the reach is no whole number, or rows are too few for it
 */
export function leadLag(indicator: Numbers, coin: Numbers, options: LeadLagOptions = {}): LeadLag {
  const { reach = 30, method = 'pearson', level = 0.95 } = options;
  requireWhole('leadLag: reach', reach, 0);
  const { x, y } = completePairs('leadLag', indicator, coin);
  const rows = x.length;
  if (rows < reach + 10) {
    throw new RangeError(
      `leadLag: ${rows} rows are too few for lags up to ${reach}. Give at least ${reach + 10} or a shorter reach.`,
    );
  }
  const correlate = method === 'pearson' ? pearson : spearman;
  const lags = Int32Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const values = Float64Array.from(lags, (lag) =>
    correlate(
      x.subarray(Math.max(0, -lag), rows - Math.max(0, lag)),
      y.subarray(Math.max(0, lag), rows + Math.min(0, lag)),
    ),
  );
  const n = lags.map((lag) => rows - Math.abs(lag));
  const inflation = method === 'pearson' ? inflationOf(x, y) : inflationOf(ranks(x), ranks(y));
  const joint = level ** (1 / lags.length);
  const bound = (probability: number): Float64Array =>
    Float64Array.from(n, (pairs) => boundOf(probability, pairs / inflation));
  return { lags, values, n, bound: bound(level), jointBound: bound(joint), level, inflation };
}

/** Σ_j ρ_x(j) ρ_y(j), at least 1. */
function inflationOf(x: Float64Array, y: Float64Array): number {
  if (isConstant(x, x[0]!) || isConstant(y, y[0]!)) return 1;
  const most = Math.min(x.length - 1, Math.floor(10 * Math.log10(x.length)));
  const [left, right] = [autocovariances(x, most), autocovariances(y, most)];
  let sum = 1;
  for (let lag = 1; lag <= most; lag++) {
    sum += (2 * left[lag]! * right[lag]!) / (left[0]! * right[0]!);
  }
  return Math.max(1, sum);
}

/** |r| at the edge of Student's t, t = r √((n − 2) / (1 − r²)); 1 where too few pairs remain. */
function boundOf(probability: number, pairs: number): number {
  if (pairs <= 3) return 1;
  const t = studentCritical(probability, pairs - 2);
  return t / Math.sqrt(pairs - 2 + t * t);
}
