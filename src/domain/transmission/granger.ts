import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { choleskyFactor, choleskySolve } from '../stats/cholesky';
import { fisherUpper } from '../stats/critical';
import { leastSquares, moments, type LeastSquares } from '../stats/least-squares';
import { neweyWest } from '../stats/newey-west';
import { isConstant } from '../stats/spread';
import { movesOf } from './moves';

export interface GrangerOptions {
  /** Lags tried: 1 .. maxLag, 10 by default. */
  readonly maxLag?: number;
  /** What chooses among them: `bic` by default, which asks more of each lag than `aic`. */
  readonly criterion?: 'aic' | 'bic';
  /** Fixes the lag; nothing is chosen then. */
  readonly lag?: number;
}

/** One test of "all coefficients on the cause are 0". */
export interface FTest {
  readonly statistic: number;
  readonly pValue: number;
}

export interface GrangerTest extends FTest {
  readonly lag: number;
  /** The same hypothesis with a covariance that allows for changing spread (White's, times n / (n − k)). */
  readonly robust: FTest;
  /** Rows of the two regressions. */
  readonly n: number;
  /** Degrees of freedom of F: restrictions, and rows less coefficients. */
  readonly numeratorDegrees: number;
  readonly denominatorDegrees: number;
  /** The criterion at each lag tried, 1 first; the smallest was chosen. Empty where the lag was given. */
  readonly criteria: Float64Array;
}

/**
 * Granger's (1969) test: does the past of one series help to forecast another beyond that one's own past?
 *
 *     effect_t = a + Σ_{i=1}^{p} b_i effect_{t−i} + Σ_{i=1}^{p} c_i cause_{t−i} + e_t,   all c_i = 0?
 *     F = ((RSS_r − RSS_u) / p) / (RSS_u / (n − 2p − 1))   with p and n − 2p − 1 degrees of freedom
 *
 * The lag p minimises n ln(RSS_u / n) + penalty · (2p + 1) on the rows that all lags tried share (penalty 2 for AIC,
 * ln n for BIC); the test then uses all rows that p leaves. F is exact for independent normal errors of constant
 * spread and approximate else: returns of coins have changing spread, so read `robust` beside it. That the lag was
 * chosen on the same rows is not allowed for. Helping to forecast is not causing.
 *
 * @param cause one value a row in the order of time, NaN = missing; rows whose lags are not all there are left out
 * @param effect the same rows
 * @throws RangeError when lengths differ, an option is no whole number of at least 1, rows are too few, or a series
 *   moves on too few of them
 */
export function grangerTest(cause: Numbers, effect: Numbers, options: GrangerOptions = {}): GrangerTest {
  requireSameLength('grangerTest', cause, effect);
  const { maxLag = 10, criterion = 'bic' } = options;
  requireWhole('grangerTest: maxLag', maxLag, 1);
  if (options.lag !== undefined) requireWhole('grangerTest: lag', options.lag, 1);
  const most = options.lag ?? maxLag;
  const widest = lagTable(cause, effect, most);
  requireRows(widest, most);
  const criteria = options.lag === undefined ? criteriaOf(widest, criterion) : new Float64Array();
  const lag = options.lag ?? 1 + criteria.indexOf(Math.min(...criteria));
  const table = lag === most ? widest : lagTable(cause, effect, lag);
  const full = leastSquares(table.columns, table.y);
  const own = leastSquares(
    table.columns.filter((_, c) => c % 2 === 0),
    table.y,
  );
  const statistic = (own.rss - full.rss) / lag / (full.rss / full.degrees);
  return {
    lag,
    statistic,
    pValue: fisherUpper(statistic, lag, full.degrees),
    robust: robustTest(full, lag),
    n: full.n,
    numeratorDegrees: lag,
    denominatorDegrees: full.degrees,
    criteria,
  };
}

/** The target and its regressors: effect one row back, cause one row back, effect two rows back, ... */
interface LagTable {
  readonly y: Float64Array;
  readonly columns: readonly Float64Array[];
}

function lagTable(cause: Numbers, effect: Numbers, lags: number): LagTable {
  const rows: number[] = [];
  let run = 0;
  for (let t = 0; t < effect.length; t++) {
    const here = Number.isFinite(effect[t]!);
    // The cause of the row itself is not looked at: only what came before.
    if (here && run >= lags) rows.push(t);
    run = here && Number.isFinite(cause[t]!) ? run + 1 : 0;
  }
  const back = (series: Numbers, lag: number): Float64Array =>
    Float64Array.from(rows, (t) => series[t - lag]!);
  const columns: Float64Array[] = [];
  for (let lag = 1; lag <= lags; lag++) columns.push(back(effect, lag), back(cause, lag));
  return { y: back(effect, 0), columns };
}

/**
 * Moves that each lag needs. A series that stands still but for a handful of steps puts all its weight on the rows
 * after them; both forms of the test then find what is not there, the robust one most of all.
 */
const MIN_MOVES = 10;

function requireRows({ y, columns }: LagTable, lags: number): void {
  const needed = 2 * columns.length + 10;
  if (y.length < needed) {
    throw new RangeError(
      `grangerTest: ${y.length} rows are too few for ${lags} lags. Give at least ${needed} rows or allow fewer lags.`,
    );
  }
  for (const [name, column] of [['effect', columns[0]!] as const, ['cause', columns[1]!] as const]) {
    if (isConstant(column, column[0]!)) {
      throw new RangeError(
        `grangerTest: the ${name} does not move in these rows. Choose a longer range or another series.`,
      );
    }
    const moves = movesOf(column);
    if (moves >= MIN_MOVES * lags) continue;
    throw new RangeError(
      `grangerTest: the ${name} moves on ${moves} of ${column.length} rows, too few for ${lags} lags. ` +
        `Choose a longer range, for at least ${MIN_MOVES * lags}, or allow fewer lags.`,
    );
  }
}

/**
 * The criterion of every lag from one factorisation: regressions on ever more lags are nested, so with the target as
 * the last row of the factor, each regressor's entry there is what it takes off the sum of squares.
 */
function criteriaOf({ y, columns }: LagTable, criterion: 'aic' | 'bic'): Float64Array {
  const n = y.length;
  const all = [new Float64Array(n).fill(1), ...columns, y];
  const size = all.length;
  const { lower } = choleskyFactor(moments(all), size);
  const last = lower.subarray((size - 1) * size);
  const penalty = criterion === 'aic' ? 2 : Math.log(n);
  const lags = columns.length / 2;
  const result = new Float64Array(lags);
  let rss = last[size - 1]! ** 2;
  for (let lag = lags; lag >= 1; lag--) {
    result[lag - 1] = n * Math.log(rss / n) + penalty * (2 * lag + 1);
    rss += last[2 * lag]! ** 2 + last[2 * lag - 1]! ** 2;
  }
  return result;
}

/** Wald's test of the coefficients on the cause, in its F form: cᵀ V⁻¹ c / p. */
function robustTest(fit: LeastSquares, lag: number): FTest {
  const covariance = neweyWest(fit, { lags: 0 });
  const size = fit.coefficients.length;
  const places = Array.from({ length: lag }, (_, i) => 2 * (i + 1));
  const chosen = Float64Array.from(places, (place) => fit.coefficients[place]!);
  const block = Float64Array.from(
    places.flatMap((row) => places.map((column) => covariance[row * size + column]!)),
  );
  const solved = choleskySolve(choleskyFactor(block, lag), chosen);
  const statistic = chosen.reduce((sum, value, i) => sum + value * solved[i]!, 0) / lag;
  return { statistic, pValue: fisherUpper(statistic, lag, fit.degrees) };
}
