import { boostSteps, predictStumps, type BoostedStumps, type BoostingOptions } from '../stats/boosted-stumps';
import { finish, type Steps } from '../stats/steps';
import type { RowRange } from '../windows';
import { requireTrainRows, type ForecastData, type Forecaster } from './forecaster';
import { logReturn, trailingDeviation } from './log-returns';
import { allCoins, SCALE_DAYS, STUMP_WARM_UP, stumpInputs } from './stump-inputs';

/** Origins whose inputs are gathered in one step. */
const EXAMPLES_A_STEP = 64;

export interface PooledStumpsOptions extends BoostingOptions {
  /** Factor on every forecast, 0.5 by default: a prior that daily returns can hardly be forecast. */
  readonly damping?: number;
  /** Whether the covariates enter, false by default. */
  readonly covariates?: boolean;
}

/**
 * Boosted regression stumps that learn from all coins together: the target is the h-day log return divided by the
 * coin's volatility of the last 30 days (see `forecastTarget`), one model a horizon, its forecasts halved.
 *
 * @throws RangeError when a boosting option is out of range or no training row is complete (in `fit`)
 */
export function pooledStumps(options: PooledStumpsOptions = {}): Forecaster {
  const { damping = 0.5, covariates = false, ...boosting } = options;
  const seen = (data: ForecastData): ForecastData => (covariates ? data : { ...data, covariates: [] });
  const forecaster: Forecaster = {
    id: covariates ? 'stumps-macro' : 'stumps',
    label: covariates ? 'Boosted stumps with macro, all coins' : 'Boosted stumps, all coins',
    supportsCovariates: covariates,
    minTrainLength: STUMP_WARM_UP + 12,
    probabilistic: false,
    fit: (data, train, horizon) => finish(fitSteps(data, train, horizon)),
    fitSteps: (data, train, horizon) => fitSteps(data, train, horizon),
  };
  const fitSteps: NonNullable<Forecaster['fitSteps']> = function* (data, train, horizon) {
    requireTrainRows(forecaster, train, horizon);
    const { inputs, targets } = yield* pooledExamples(seen(data), train, horizon);
    const models: BoostedStumps[] = [];
    for (const target of targets) models.push(yield* boostSteps(inputs, target, boosting));
    return {
      forecast: (later, origin) => forecastWith(models, { data: seen(later), origin, damping }),
    };
  };
  return forecaster;
}

function forecastWith(
  models: readonly BoostedStumps[],
  { data, origin, damping }: { data: ForecastData; origin: number; damping: number },
): Float64Array {
  const row = inputsAt(data, 0, origin);
  const scale = damping * trailingDeviation(data.closes, origin, SCALE_DAYS);
  const complete = row.every(Number.isFinite);
  return Float64Array.from(models, (model) => (complete ? scale * predictStumps(model, row) : NaN));
}

function inputsAt(data: ForecastData, which: number, origin: number): number[] {
  const covariates = (data.covariates ?? []).map((values) => values[origin] ?? NaN);
  return [...stumpInputs(allCoins(data), which, origin), ...covariates];
}

/** The complete examples of every coin whose inputs and targets lie in the training rows, coin after coin. */
function* pooledExamples(
  data: ForecastData,
  train: RowRange,
  horizon: number,
): Steps<{ inputs: number[][]; targets: number[][] }> {
  const inputs: number[][] = [];
  const targets: number[][] = Array.from({ length: horizon }, () => []);
  for (const [which, { closes }] of allCoins(data).entries()) {
    for (let origin = train.from + STUMP_WARM_UP; origin + horizon < train.to; origin++) {
      const scale = trailingDeviation(closes, origin, SCALE_DAYS);
      if (Number.isNaN(scale)) continue;
      const ahead = targets.map((_, i) => logReturn(closes, origin, i + 1) / scale);
      const row = inputsAt(data, which, origin);
      if (![...row, ...ahead].every(Number.isFinite)) continue;
      row.forEach((value, c) => (inputs[c] ??= []).push(value));
      ahead.forEach((value, h) => targets[h]!.push(value));
      if (origin % EXAMPLES_A_STEP === 0) yield 0;
    }
  }
  if (inputs.length > 0) return { inputs, targets };
  throw new RangeError(
    `pooledStumps: no training row of ${train.from} to ${train.to} has all its inputs and targets. Give more rows.`,
  );
}
