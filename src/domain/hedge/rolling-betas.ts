import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { studentCritical } from '../stats/critical';
import { leastSquares, type LeastSquares } from '../stats/least-squares';
import { neweyWest } from '../stats/newey-west';
import { isConstant } from '../stats/spread';

export interface RollingBetaOptions {
  /** Trailing rows a regression: 250, about a year of trading days. */
  readonly window?: number;
  /** Share of bands that cover, each for itself: 0.95. */
  readonly level?: number;
}

/** One array an instrument, one value a row; NaN until the window is full. */
export interface RollingBetas {
  readonly betas: readonly Float64Array[];
  /** Half the width of the band around each beta. */
  readonly halfWidths: readonly Float64Array[];
  readonly level: number;
}

/**
 * How strongly a coin moved with one or more instruments, over trailing windows: the coefficients of
 *
 *     coin_t = a + Σ_i β_i instrument_{i,t} + e_t
 *
 * by least squares on the `window` rows that end on each row, with bands from Newey & West's covariance (1987), which
 * allows for changing spread and dependence in time, and Student's t. A beta of the window says what was, not what
 * will be.
 *
 * @param coin simple daily returns (0.01 = 1 %), without NaN
 * @param instruments simple daily returns on the same rows, without NaN
 * @throws RangeError when lengths differ, the window is too short, or the level is not between 0 and 1
 */
export function rollingBetas(
  coin: Numbers,
  instruments: readonly Numbers[],
  { window = 250, level = 0.95 }: RollingBetaOptions = {},
): RollingBetas {
  requireSameLength('rollingBetas', coin, ...instruments);
  requireWhole('rollingBetas: window', window, instruments.length + 3);
  const [y, ...xs] = [coin, ...instruments].map((values) => Float64Array.from(values));
  const empty = (): Float64Array => new Float64Array(coin.length).fill(NaN);
  const [betas, halfWidths] = [xs.map(empty), xs.map(empty)];
  const critical = studentCritical(level, window - xs.length - 1);
  for (let end = window; end <= coin.length; end++) {
    const fit = fitRows(y!, xs, { from: end - window, to: end });
    if (!fit) continue;
    const covariance = neweyWest(fit);
    xs.forEach((_, i) => {
      const at = (i + 1) * (xs.length + 1) + i + 1;
      betas[i]![end - 1] = fit.coefficients[i + 1]!;
      halfWidths[i]![end - 1] = critical * Math.sqrt(Math.max(0, covariance[at]!));
    });
  }
  return { betas, halfWidths, level };
}

/**
 * The fit on rows `from` to `to` (excluded); nothing where an instrument does not move there, or only as a
 * combination of the others: its beta is not defined then.
 */
export function fitRows(
  coin: Float64Array,
  instruments: readonly Float64Array[],
  { from, to }: { readonly from: number; readonly to: number },
): LeastSquares | undefined {
  const columns = instruments.map((values) => values.subarray(from, to));
  if (columns.some((values) => isConstant(values, values[0]!))) return undefined;
  return leastSquares(columns, coin.subarray(from, to));
}
