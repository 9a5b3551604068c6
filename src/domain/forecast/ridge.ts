import { requireWhole } from '../checks';
import { fitScaler, type Scaler } from '../scaling/scaler';
import { predictLinear, ridgeRegression } from '../stats/ridge';
import type { RowRange } from '../windows';
import { requireTrainRows, type ForecastData, type Forecaster } from './forecaster';

export interface RidgeOptions {
  /** Daily log returns up to the origin that enter, 7 by default. */
  readonly lags?: number;
  /** Penalty on the coefficients of standardised inputs, 0.1 by default (see `ridgeRegression`). */
  readonly lambda?: number;
  /** Whether the covariates enter, true by default; without them it is a regression on lagged returns alone. */
  readonly covariates?: boolean;
}

/**
 * A linear forecast of the cumulative log return of each horizon from the last daily log returns and the
 * covariates of the origin. Inputs are standardised and coefficients fitted on the training rows; an example
 * enters when its inputs and its targets all lie in them and none is missing.
 *
 * @throws RangeError when an option is out of range; `fit` throws when no complete example is left
 */
export function ridge(options: RidgeOptions = {}): Forecaster {
  const { lags = 7, lambda = 0.1, covariates = true } = options;
  requireWhole('ridge: lags', lags, 0);
  const forecaster: Forecaster = {
    id: covariates ? 'ridge-macro' : 'ridge',
    label: covariates ? 'Ridge regression with macro' : 'Ridge regression',
    supportsCovariates: covariates,
    minTrainLength: lags + 2,
    probabilistic: false,
    fit(data, train, horizon) {
      requireTrainRows(forecaster, train, horizon);
      const seen = (of: ForecastData): ForecastData => (covariates ? of : { closes: of.closes });
      const examples = completeExamples(seen(data), train, { lags, horizon });
      const scalers = examples.inputs.map((column) => fitScaler('standard', column));
      const scaled = scalers.map((scaler, c) => scaler.transform(examples.inputs[c]!));
      const fits = ridgeRegression(scaled, examples.targets, lambda);
      return {
        forecast: (later, origin) => {
          const row = scaledRow(inputsAt(seen(later), origin, lags), scalers);
          return Float64Array.from(fits, (fit) => predictLinear(fit, row));
        },
      };
    },
  };
  return forecaster;
}

/** The inputs of one origin: its last daily log returns, the latest first, then its covariates. */
function inputsAt({ closes, covariates = [] }: ForecastData, origin: number, lags: number): number[] {
  const inputs: number[] = [];
  for (let lag = 0; lag < lags; lag++) {
    inputs.push(Math.log((closes[origin - lag] ?? NaN) / (closes[origin - lag - 1] ?? NaN)));
  }
  for (const covariate of covariates) inputs.push(covariate[origin] ?? NaN);
  return inputs;
}

function scaledRow(inputs: readonly number[], scalers: readonly Scaler[]): number[] {
  if (inputs.length !== scalers.length) {
    throw new RangeError(
      `ridge: ${inputs.length} inputs, but it was fitted on ${scalers.length}. Give the same covariates as in fit.`,
    );
  }
  return inputs.map((value, c) => scalers[c]!.transform([value])[0]!);
}

interface Examples {
  /** One column an input. */
  readonly inputs: number[][];
  /** One column a horizon. */
  readonly targets: number[][];
}

function completeExamples(
  data: ForecastData,
  train: RowRange,
  { lags, horizon }: { lags: number; horizon: number },
): Examples {
  const inputs: number[][] = Array.from({ length: lags + (data.covariates?.length ?? 0) }, () => []);
  const targets: number[][] = Array.from({ length: horizon }, () => []);
  for (let origin = train.from + lags; origin + horizon < train.to; origin++) {
    const row = inputsAt(data, origin, lags);
    const ahead = targets.map((_, i) => Math.log(data.closes[origin + i + 1]! / data.closes[origin]!));
    if (![...row, ...ahead].every(Number.isFinite)) continue;
    row.forEach((value, c) => inputs[c]!.push(value));
    ahead.forEach((value, h) => targets[h]!.push(value));
  }
  if (targets[0]?.length) return { inputs, targets };
  throw new RangeError(
    `ridge: no training row of ${train.from} to ${train.to} has all its inputs and targets. Leave sparse covariates out.`,
  );
}
