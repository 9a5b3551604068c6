import { meanAndDeviation } from '../stats/moments';
import type { JudgedForecasts } from './runner';
import type { ForecasterReport } from './report';

/** A figure over the seeds: its mean, its sample SD (NaN with one seed), and its extremes. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly most: number;
}

/** Figures that are told over the seeds, means over the horizons and after shrinkage where not said otherwise. */
export interface SeedSpread {
  readonly seeds: number;
  readonly rmse: Spread;
  readonly mape: Spread;
  readonly direction: Spread;
  readonly skill: Spread;
  readonly skillLog: Spread;
  readonly unshrunkSkillLog: Spread;
  /** Mean of the folds' factors. */
  readonly shrinkage: Spread;
}

/** Mean and spread of numbers; those that are not defined are passed over. */
export function spreadOf(values: readonly number[]): Spread {
  const present = values.filter(Number.isFinite);
  if (present.length === 0) return { mean: NaN, deviation: NaN, least: NaN, most: NaN };
  const { mean, deviation } = meanAndDeviation(present);
  return {
    mean,
    deviation: present.length > 1 ? deviation : NaN,
    least: Math.min(...present),
    most: Math.max(...present),
  };
}

/** The spread of a forecaster's figures over several seeds: one report a seed, all on the same rows. */
export function seedSpread(reports: readonly ForecasterReport[]): SeedSpread {
  const of = (figure: (report: ForecasterReport) => number): Spread => spreadOf(reports.map(figure));
  return {
    seeds: reports.length,
    rmse: of(({ shrunk }) => shrunk.average.rmse),
    mape: of(({ shrunk }) => shrunk.average.mape),
    direction: of(({ shrunk }) => shrunk.average.direction),
    skill: of(({ shrunk }) => shrunk.average.skill),
    skillLog: of(({ shrunk }) => shrunk.average.skillLog),
    unshrunkSkillLog: of(({ unshrunk }) => unshrunk.average.skillLog),
    shrinkage: of(({ folds }) => folds.reduce((sum, fold) => sum + fold.shrinkage, 0) / folds.length),
  };
}

/**
 * The mean of several seeds' forecasts, row by row: a forecast of its own, usually better than the usual seed.
 * @returns shrunk and unshrunk cumulative log returns, one array a horizon
 */
export function seedMean(forecasts: readonly JudgedForecasts[]): Omit<JudgedForecasts, 'id'> {
  const mean = (of: (one: JudgedForecasts) => readonly Float64Array[]): Float64Array[] =>
    of(forecasts[0]!).map((values, h) =>
      values.map((_, i) => forecasts.reduce((sum, one) => sum + of(one)[h]![i]!, 0) / forecasts.length),
    );
  return { shrunk: mean(({ shrunk }) => shrunk), unshrunk: mean(({ unshrunk }) => unshrunk) };
}
