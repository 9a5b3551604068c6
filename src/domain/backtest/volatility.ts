import { requireWhole } from '../checks';
import type { CoinPrices } from '../forecast/forecaster';
import type { VarianceForecaster } from '../forecast/har';
import { logMeanVariance, variancesOf } from '../forecast/variance';
import { blockLength, bootstrapErrors } from '../stats/bootstrap';
import type { Resampling, Watched } from './figure-errors';
import { refitsOf, type Fold } from './fold';
import { testOrigins } from './judged-rows';
import { knownData, typedData } from './known-data';
import { requireGaps } from './runner';

export interface VolatilityInput extends Resampling, Watched {
  readonly prices: CoinPrices;
  readonly horizon: number;
}

/** One forecaster of volatility against another, at one horizon. */
export interface VolatilitySkill {
  readonly against: string;
  readonly horizon: number;
  readonly n: number;
  /** 100 · (1 − RMSE / RMSE of the other) of the log variance, over all test rows. */
  readonly skill: number;
  /** Block-bootstrap standard error. */
  readonly error: number;
  readonly perFold: readonly number[];
  /** Number of the fold with the lowest skill. */
  readonly worstFold: number;
}

export interface VolatilityReport {
  readonly id: string;
  readonly label: string;
  readonly skills: readonly VolatilitySkill[];
}

/**
 * Walks forecasters of volatility through the folds of a plan. What they are judged by is the logarithm of the mean
 * daily variance of the next h days (`dailyVariance`): a measurement with noise of its own, so that no skill can
 * near 100 %.
 *
 * @throws RangeError when the horizon is not a whole number from 1 or reaches over a gap of the plan
 */
export async function runVolatilityBacktest(
  plan: readonly Fold[],
  forecasters: readonly VarianceForecaster[],
  input: VolatilityInput,
): Promise<VolatilityReport[]> {
  requireWhole('runVolatilityBacktest: horizon', input.horizon, 1);
  requireGaps(plan, input.horizon);
  const prices = typedData(input.prices);
  const origins = plan.map((fold) => testOrigins(prices.closes, { fold }, input.horizon));
  const variances = variancesOf(prices, { from: 1, to: prices.closes.length });
  const actual = perHorizon(input.horizon, (h) =>
    origins.flatMap((rows) => Array.from(rows, (row) => logMeanVariance(variances, row + h + 1, h + 1))),
  );
  const folds = Int32Array.from(origins.flatMap((rows, fold) => Array.from(rows, () => fold)));
  const forecasts: Float64Array[][] = [];
  for (const forecaster of forecasters)
    forecasts.push(await walkVariance(forecaster, { plan, prices, input }));
  const reports: VolatilityReport[] = [];
  for (const [which, { id, label }] of forecasters.entries()) {
    const skills: VolatilitySkill[] = [];
    for (const [o, other] of forecasters.entries()) {
      for (const [h, came] of o === which ? [] : actual.entries()) {
        const [ours, theirs] = [forecasts[which]![h]!, forecasts[o]![h]!];
        skills.push(skillAgainst(other.id, { came, ours, theirs, folds, horizon: h + 1, input }));
        await input.onFit?.();
      }
    }
    reports.push({ id, label, skills });
  }
  return reports;
}

/** Forecasts of one forecaster on the judged rows, one array a horizon. */
async function walkVariance(
  forecaster: VarianceForecaster,
  { plan, prices, input }: { plan: readonly Fold[]; prices: CoinPrices; input: VolatilityInput },
): Promise<Float64Array[]> {
  const perRow: Float64Array[] = [];
  for (const [number, fold] of plan.entries()) {
    for (const { train, test } of refitsOf(fold)) {
      const fitted = forecaster.fit(knownData(prices, train.to), train, input.horizon);
      for (const row of testOrigins(prices.closes, { fold, test }, input.horizon))
        perRow.push(fitted.forecast(knownData(prices, row + 1), row));
      await input.onFit?.();
    }
    await input.onFold?.({ id: forecaster.id, fold: number, folds: plan.length });
  }
  return perHorizon(input.horizon, (h) => perRow.map((values) => values[h]!));
}

interface Compared {
  readonly came: Float64Array;
  readonly ours: Float64Array;
  readonly theirs: Float64Array;
  readonly folds: Int32Array;
  readonly horizon: number;
  readonly input: VolatilityInput;
}

function skillAgainst(
  against: string,
  { came, ours, theirs, folds, horizon, input }: Compared,
): VolatilitySkill {
  const on = skillOver(came, ours, theirs);
  const rows = Int32Array.from(came, (_, i) => i);
  const perFold = [...new Set(folds)].map((fold) => on(rows.filter((row) => folds[row] === fold)));
  const { draws = 400, seed = 1 } = input;
  const block = blockLength(rows.length, horizon);
  const error =
    draws > 0 ? bootstrapErrors(rows.length, (drawn) => [on(drawn)], { block, draws, seed })[0]! : NaN;
  const n = rows.filter((row) => Number.isFinite(came[row]! + ours[row]! + theirs[row]!)).length;
  return {
    against,
    horizon,
    n,
    skill: on(rows),
    error,
    perFold,
    worstFold: perFold.indexOf(Math.min(...perFold)),
  };
}

/** `skill` over chosen rows, from squares that are computed once: the bootstrap asks some hundred times. */
function skillOver(
  came: Float64Array,
  ours: Float64Array,
  theirs: Float64Array,
): (rows: ArrayLike<number>) => number {
  const squares = (values: Float64Array): Float64Array =>
    values.map((value, i) => (value + 0 * ours[i]! + 0 * theirs[i]! - came[i]!) ** 2);
  const [a, b] = [squares(ours), squares(theirs)];
  return (rows) => {
    let [mine, other, count] = [0, 0, 0];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      if (Number.isNaN(a[row]!)) continue;
      mine += a[row]!;
      other += b[row]!;
      count++;
    }
    if (count === 0) return NaN;
    return mine === other ? 0 : 100 * (1 - Math.sqrt(mine / other));
  };
}

function perHorizon(horizon: number, of: (h: number) => readonly number[]): Float64Array[] {
  return Array.from({ length: horizon }, (_, h) => Float64Array.from(of(h)));
}
