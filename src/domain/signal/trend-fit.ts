import type { Numbers } from '../frame';
import { localLinearTrend, type LocalLinearTrendOptions } from './local-linear-trend';
import { nelderMead } from './nelder-mead';

/** The three variances of a local linear trend: of the observation noise, the level's and the slope's, a day. */
export interface TrendVariances {
  readonly irregular: number;
  readonly level: number;
  readonly trend: number;
}

export interface TrendFit {
  readonly variances: TrendVariances;
  readonly logLikelihood: number;
  /** At the variances that the search began with. */
  readonly startLogLikelihood: number;
  readonly evaluations: number;
}

/** A variance is searched between these shares of its starting value: beyond, it is as good as 0 or infinite. */
const SEARCHED_FROM = Math.log(1e-8);
const SEARCHED_TO = Math.log(1e8);

/**
 * Where the searches begin, as logarithms of shares of the starting variances: there, at a level that moves by
 * itself, and at a slope that moves. The likelihood can have a hill in each region.
 */
const BEGINNINGS: readonly (readonly number[])[] = [
  [0, 0, 0],
  [-3, 3, -6],
  [-3, 0, 4],
];

/**
 * Variances of a local linear trend by maximum likelihood: Nelder-Mead over their logarithms from three
 * beginnings, of which the best end counts. The likelihood never falls below that of the starting variances.
 *
 * @param y one observation a day, NaN = none
 * @param options starting variances (each above 0) and the prior of day 0, which stays fixed
 * @throws RangeError when a starting variance is not positive, or y cannot be used
 */
export function fitLocalLinearTrend(y: Numbers, options: LocalLinearTrendOptions): TrendFit {
  const start = [options.irregular, options.level, options.trend];
  for (const variance of start) {
    if (variance > 0 && Number.isFinite(variance)) continue;
    throw new RangeError(
      `fitLocalLinearTrend: the search cannot begin at a variance of ${variance}. Give positive ones.`,
    );
  }
  const at = (logs: readonly number[]): TrendVariances => {
    const [irregular, level, trend] = logs.map((log, i) => start[i]! * Math.exp(log));
    return { irregular: irregular!, level: level!, trend: trend! };
  };
  const loss = (logs: readonly number[]): number => {
    if (logs.some((log) => log < SEARCHED_FROM || log > SEARCHED_TO)) return Infinity;
    return -localLinearTrend(y, { ...options, ...at(logs) }).logLikelihood;
  };
  const ends = BEGINNINGS.map((beginning) => nelderMead(loss, beginning, { step: 2, tolerance: 1e-6 }));
  const best = ends.reduce((low, end) => (end.value < low.value ? end : low));
  return {
    variances: at(best.point),
    logLikelihood: -best.value,
    startLogLikelihood: -loss([0, 0, 0]),
    evaluations: 1 + ends.reduce((sum, { evaluations }) => sum + evaluations, 0),
  };
}
