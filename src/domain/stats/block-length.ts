import type { Numbers } from '../frame';
import { isConstant } from './spread';

/** Block lengths in rows, at least 1. */
export interface BlockLengths {
  /** Mean length for `stationaryBlocks`. */
  readonly stationary: number;
  /** Length for `circularBlocks`, before rounding. */
  readonly circular: number;
}

/**
 * The block length with which a block bootstrap of the mean errs least, found from the series' own autocorrelation
 * (Politis & White, 2004, with the correction of Patton, Politis & White, 2009):
 *
 *     b = (2 G² n / D)^(1/3),   G = Σ λ(k / M) |k| R(k),   g = Σ λ(k / M) R(k),   |k| ≤ M,
 *     D = 2 g² (stationary) or 4/3 g² (circular)
 *
 * with the flat-top window λ (1 up to ½, then falling to 0 at 1). M is twice the last lag before the first run of
 * max(5, √log₁₀ n) autocorrelations below 2 √(log₁₀ n / n). At most min(3 √n, n / 3). For another statistic than the
 * mean, give the series of its influence values.
 *
 * @param x one value a row, without NaN
 * @returns both 1 where nothing can be told: fewer than 9 rows, or a constant series
 */
export function optimalBlockLength(x: Numbers): BlockLengths {
  const n = x.length;
  if (n < 9 || isConstant(x, x[0]!)) return { stationary: 1, circular: 1 };
  const run = Math.max(5, Math.ceil(Math.sqrt(Math.log10(n))));
  const most = Math.min(n - 1, Math.ceil(Math.sqrt(n)) + run);
  const covariances = autocovariances(x, most);
  const bandwidth = Math.min(most, 2 * Math.max(1, lastNotableLag(covariances, run, n)));
  let [spectrum, slope] = [covariances[0]!, 0];
  for (let lag = 1; lag <= bandwidth; lag++) {
    const weight = Math.min(1, 2 * (1 - lag / bandwidth));
    spectrum += 2 * weight * covariances[lag]!;
    slope += 2 * weight * lag * covariances[lag]!;
  }
  const longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3));
  const length = (constant: number): number => {
    const best = Math.cbrt((2 * slope * slope * n) / (constant * spectrum * spectrum));
    return Math.max(1, Math.min(longest, best));
  };
  return { stationary: length(2), circular: length(4 / 3) };
}

/** R(k) = (1/n) Σ (x_t − x̄)(x_{t−k} − x̄) for k = 0 .. most. */
export function autocovariances(x: Numbers, most: number): Float64Array {
  const n = x.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i]!;
  const centred = Float64Array.from(x, (value) => value - sum / n);
  return Float64Array.from({ length: most + 1 }, (_, lag) => {
    let products = 0;
    for (let t = lag; t < n; t++) products += centred[t]! * centred[t - lag]!;
    return products / n;
  });
}

/** The last lag before the first `run` small autocorrelations in a row; the last large one where no run is found. */
function lastNotableLag(covariances: Float64Array, run: number, n: number): number {
  const threshold = 2 * Math.sqrt(Math.log10(n) / n) * covariances[0]!;
  let [small, last] = [0, 0];
  for (let lag = 1; lag < covariances.length; lag++) {
    if (Math.abs(covariances[lag]!) < threshold) small++;
    else [small, last] = [0, lag];
    if (small === run) return lag - run;
  }
  return last;
}
