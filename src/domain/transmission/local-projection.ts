import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { studentCritical } from '../stats/critical';
import { studentTwoSided } from '../stats/distributions';
import { leastSquares } from '../stats/least-squares';
import { bartlettSum, neweyWestLags } from '../stats/newey-west';
import { isConstant } from '../stats/spread';
import { finish, type Steps } from '../stats/steps';
import { movesOf } from './moves';

export interface LocalProjectionOptions {
  /** Rows ahead: 0 .. horizon, 30 by default. */
  readonly horizon?: number;
  /** Past rows of both series held fixed: 5. */
  readonly lags?: number;
  /** Share of bands that cover, each for itself: 0.95. */
  readonly level?: number;
}

/** One entry a horizon, 0 first. Responses are log points (0.01 = 1 %) for one standard deviation of innovation. */
export interface LocalProjection {
  readonly response: Float64Array;
  readonly standardError: Float64Array;
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Two-sided, of no response at this horizon. */
  readonly pValue: Float64Array;
  readonly n: Int32Array;
  /** Rows less coefficients: the degrees of freedom of Student's t. */
  readonly degrees: Int32Array;
  /** Lags of the Newey-West estimator. */
  readonly bandwidth: Int32Array;
  readonly level: number;
  /** Rows of horizon 0 on which the indicator moves; with fewer than `FEW_MOVES` bands come short. */
  readonly moves: number;
  /** Standard deviation of the innovation, in the unit of the indicator's change. */
  readonly innovation: number;
}

/**
 * How a coin's price goes on after an unexpected change of an indicator, by local projections (Jordà, 2005): for
 * each horizon h a regression of its own,
 *
 *     p_{t+h} − p_{t−1} = a_h + β_h s_t + Σ_{i=1}^{L} (b_i s_{t−i} + c_i Δp_{t−i}) + e_{t+h}
 *
 * with p the log price and s the indicator's change. Past changes of both are held fixed, so β_h answers to the part
 * of s_t that they do not tell: the innovation. Errors of overlapping horizons hang together: bands are Newey &
 * West's with max(h, ⌊4 (n / 100)^(2/9)⌋) lags, times n / (n − k), and Student's t.
 *
 * A band covers one horizon, not the whole path, and comes somewhat short where h is large beside n. Both series
 * answer to the same news on the same day, so the path is what follows a surprise, not what the surprise causes.
 *
 * @param change of the indicator, one a row in the order of time, NaN = missing
 * @param logPrice of the coin on the same rows
 * @throws RangeError when lengths differ, an option is out of range, rows are too few, or the indicator moves on too few
 */
export function localProjection(
  change: Numbers,
  logPrice: Numbers,
  options: LocalProjectionOptions = {},
): LocalProjection {
  return finish(localProjectionSteps(change, logPrice, options));
}

/** `localProjection` in steps of one horizon each. */
export function* localProjectionSteps(
  change: Numbers,
  logPrice: Numbers,
  { horizon = 30, lags = 5, level = 0.95 }: LocalProjectionOptions = {},
): Steps<LocalProjection> {
  requireSameLength('localProjection', change, logPrice);
  requireWhole('localProjection: horizon', horizon, 0);
  requireWhole('localProjection: lags', lags, 0);
  const { innovation, moves } = innovationOf(change, logPrice, lags);
  const points: Projection[] = [];
  for (let h = 0; h <= horizon; h++) {
    points.push(projection(rowsOf(change, logPrice, { horizon: h, lags }), h));
    yield (h + 1) / (horizon + 1);
  }
  const of = (value: (point: Projection) => number): Float64Array => Float64Array.from(points, value);
  const edge = points.map(({ degrees }) => studentCritical(level, degrees));
  const response = of(({ coefficient }) => coefficient * innovation);
  const standardError = of(({ error }) => error * innovation);
  return {
    response,
    standardError,
    lower: response.map((value, h) => value - edge[h]! * standardError[h]!),
    upper: response.map((value, h) => value + edge[h]! * standardError[h]!),
    pValue: of(({ coefficient, error, degrees }) => studentTwoSided(coefficient / error, degrees)),
    n: Int32Array.from(points, ({ n }) => n),
    degrees: Int32Array.from(points, ({ degrees }) => degrees),
    bandwidth: Int32Array.from(points, ({ bandwidth }) => bandwidth),
    level,
    moves,
    innovation,
  };
}

interface Rows {
  readonly shock: Float64Array;
  readonly controls: readonly Float64Array[];
  readonly target: Float64Array;
}

interface Projection {
  readonly coefficient: number;
  readonly error: number;
  readonly n: number;
  readonly degrees: number;
  readonly bandwidth: number;
}

/** The rows of one horizon on which everything is known. */
function rowsOf(
  change: Numbers,
  logPrice: Numbers,
  { horizon, lags }: { readonly horizon: number; readonly lags: number },
): Rows {
  const isKnown = (t: number): boolean => {
    if (!Number.isFinite(change[t]!) || !Number.isFinite(logPrice[t + horizon] ?? NaN)) return false;
    for (let lag = 1; lag <= lags; lag++) if (!Number.isFinite(change[t - lag]!)) return false;
    // The change of price `lags` rows back needs the price of one row more.
    for (let lag = 1; lag <= lags + 1; lag++) if (!Number.isFinite(logPrice[t - lag]!)) return false;
    return true;
  };
  const rows: number[] = [];
  for (let t = lags + 1; t < change.length; t++) if (isKnown(t)) rows.push(t);
  const pick = (value: (t: number) => number): Float64Array => Float64Array.from(rows, value);
  const controls: Float64Array[] = [];
  for (let lag = 1; lag <= lags; lag++) {
    controls.push(
      pick((t) => change[t - lag]!),
      pick((t) => logPrice[t - lag]! - logPrice[t - lag - 1]!),
    );
  }
  return {
    shock: pick((t) => change[t]!),
    controls,
    target: pick((t) => logPrice[t + horizon]! - logPrice[t - 1]!),
  };
}

/**
 * The coefficient on the shock and its error. By Frisch, Waugh and Lovell both come from what the controls leave of
 * the shock: β = Σ s̃ y / Σ s̃², and its Newey-West variance is that of Σ s̃ e over (Σ s̃²)², as in the full matrix.
 */
function projection({ shock, controls, target }: Rows, horizon: number): Projection {
  const fit = leastSquares([shock, ...controls], target);
  const left = leastSquares(controls, shock);
  const bandwidth = Math.max(horizon, neweyWestLags(fit.n));
  const scores = fit.residuals.map((error, t) => error * left.residuals[t]!);
  const variance = ((fit.n / fit.degrees) * bartlettSum(scores, scores, bandwidth)) / left.rss ** 2;
  return {
    coefficient: fit.coefficients[1]!,
    error: Math.sqrt(variance),
    n: fit.n,
    degrees: fit.degrees,
    bandwidth,
  };
}

/**
 * Moves below which there is no answer: in simulations of a series that stands still between them, on 800 rows, bands
 * of 95 % covered the truth in 87 % of cases with 20 moves and in 79 % with six.
 */
const MIN_MOVES = 20;

/** Moves from which bands cover about what they promise; with 30 it was 88 to 92 % in the same simulations. */
export const FEW_MOVES = 60;

/** Standard deviation of what the controls leave of the shock, on all rows of horizon 0, and how often it moves. */
function innovationOf(
  change: Numbers,
  logPrice: Numbers,
  lags: number,
): Pick<LocalProjection, 'innovation' | 'moves'> {
  const { shock, controls } = rowsOf(change, logPrice, { horizon: 0, lags });
  const needed = 4 * (2 * lags + 2) + 10;
  if (shock.length < needed) {
    throw new RangeError(
      `localProjection: ${shock.length} rows are too few for ${lags} lags. Give at least ${needed} rows or fewer lags.`,
    );
  }
  if (isConstant(shock, shock[0]!)) {
    throw new RangeError(
      'localProjection: the indicator does not move in these rows. Choose a longer range or another indicator.',
    );
  }
  const moves = movesOf(shock);
  if (moves < MIN_MOVES) {
    throw new RangeError(
      `localProjection: the indicator moves on ${moves} of ${shock.length} rows, too few for an average answer. ` +
        `Choose a longer range, for at least ${MIN_MOVES} moves, or another indicator.`,
    );
  }
  const left = leastSquares(controls, shock);
  return { innovation: Math.sqrt(left.rss / left.degrees), moves };
}
