import type { Numbers } from '../frame';
import { nelderMead } from '../signal/nelder-mead';

/** An ARMA process about a mean: x_t − μ = Σ φ_i (x_{t−i} − μ) + e_t + Σ θ_j e_{t−j}. */
export interface Arma {
  readonly mean: number;
  readonly ar: readonly number[];
  readonly ma: readonly number[];
}

export interface ArmaFit extends Arma {
  /** Sum of squared residuals, in squared units of the series. */
  readonly squares: number;
  /** Rows whose residuals count. */
  readonly rows: number;
  /** Where the search ended, to start a larger model from. */
  readonly point: readonly number[];
}

export interface ArmaOrders {
  readonly p: number;
  readonly q: number;
  /** Rows at the start whose residuals are taken as 0: at least p. */
  readonly skip: number;
}

/** Furthest that a partial autocorrelation may go: short of a unit root, where forecasts would explode. */
const WITHIN = 0.999;

/**
 * Deviations from the mean and residuals of every row, from the first on. A missing value is taken as forecast,
 * with residual 0.
 *
 * @param skip rows whose residuals are 0 because too little is known before them
 */
export function filterArma(arma: Arma, series: Numbers, skip: number): Filtered {
  const room = { deviations: new Float64Array(series.length), residuals: new Float64Array(series.length) };
  filterInto(room, arma, { series, skip });
  return room;
}

interface Filtered {
  readonly deviations: Float64Array;
  readonly residuals: Float64Array;
}

/** The same into arrays that are at hand: a search filters thousands of times. */
function filterInto(
  { deviations, residuals }: Filtered,
  { mean, ar, ma }: Arma,
  { series, skip }: { readonly series: Numbers; readonly skip: number },
): void {
  for (let t = 0; t < series.length; t++) {
    let expected = 0;
    for (let i = 0; i < ar.length && i < t; i++) expected += ar[i]! * deviations[t - i - 1]!;
    for (let j = 0; j < ma.length && j < t; j++) expected += ma[j]! * residuals[t - j - 1]!;
    const value = series[t]! - mean;
    deviations[t] = Number.isNaN(value) ? expected : value;
    if (t >= skip) residuals[t] = deviations[t]! - expected;
  }
}

/** The next `steps` values after a filtered series, with no further surprises. */
export function continueArma(
  { mean, ar, ma }: Arma,
  { deviations, residuals }: { deviations: Float64Array; residuals: Float64Array },
  steps: number,
): Float64Array {
  const past = deviations.length;
  const values = Array.from(deviations.subarray(Math.max(0, past - ar.length)));
  const shocks = Array.from(residuals.subarray(Math.max(0, past - ma.length)));
  return Float64Array.from({ length: steps }, () => {
    let expected = 0;
    ar.forEach((weight, i) => (expected += weight * (values[values.length - i - 1] ?? 0)));
    ma.forEach((weight, j) => (expected += weight * (shocks[shocks.length - j - 1] ?? 0)));
    values.push(expected);
    shocks.push(0);
    return mean + expected;
  });
}

/**
 * Conditional least squares (Box & Jenkins, 1970): the parameters of smallest Σ e_t², found by the downhill simplex.
 * The search runs over partial autocorrelations (Barndorff-Nielsen & Schou, 1973; Monahan, 1984), so that every
 * point is a stationary and invertible process.
 *
 * @param series standardised, or at least of unit order; NaN = missing
 * @param start point of a smaller model, the mean first; missing entries begin at 0
 */
export function fitArma(series: Numbers, { p, q, skip }: ArmaOrders, start: readonly number[] = []): ArmaFit {
  let rows = 0;
  for (let t = skip; t < series.length; t++) if (!Number.isNaN(series[t]!)) rows++;
  const room = { deviations: new Float64Array(series.length), residuals: new Float64Array(series.length) };
  const squaresAt = (point: readonly number[]): number => {
    filterInto(room, armaAt(point, p), { series, skip });
    let sum = 0;
    for (const residual of room.residuals) sum += residual * residual;
    return sum;
  };
  const from = Array.from({ length: 1 + p + q }, (_, i) => start[i] ?? 0);
  // The criterion is taken by the row, so that the tolerance means the same for every length of series.
  const { point } = nelderMead((at) => squaresAt(at) / rows, from, {
    step: 0.2,
    tolerance: 1e-9,
    maxEvaluations: 120 * (1 + p + q),
  });
  return { ...armaAt(point, p), squares: squaresAt(point), rows, point };
}

function armaAt(point: readonly number[], p: number): Arma {
  const negated = fromPartial(point.slice(1 + p));
  return { mean: point[0]!, ar: fromPartial(point.slice(1, 1 + p)), ma: negated.map((value) => -value) };
}

/** Coefficients of a stationary autoregression from unbounded numbers, by the Durbin-Levinson recursion. */
function fromPartial(unbounded: readonly number[]): number[] {
  let coefficients: number[] = [];
  for (const value of unbounded) {
    const partial = WITHIN * Math.tanh(value);
    const before = coefficients;
    coefficients = before.map((c, i) => c - partial * before[before.length - 1 - i]!);
    coefficients.push(partial);
  }
  return coefficients;
}
