import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import type { Steps } from '../stats/steps';
import type { RowRange } from '../windows';

/** Prices of a coin, one value a row; USD, NaN = missing. */
export interface CoinPrices {
  readonly closes: Numbers;
  /** Highest and lowest price of the day; where one is missing, volatility is measured from closes alone. */
  readonly highs?: Numbers;
  readonly lows?: Numbers;
}

/** What a forecaster may see: one value a row, of which it reads only rows up to the origin. */
export interface ForecastData extends CoinPrices {
  /** Other coins on the same rows, for forecasters that learn from all coins together. */
  readonly peers?: readonly CoinPrices[];
  /** Further inputs, each known on its row's day; used by forecasters that support covariates. */
  readonly covariates?: readonly Numbers[];
}

/** A forecaster that has learned what it needs. */
export interface FittedForecaster {
  /**
   * Cumulative log returns ln(close[origin + h] / close[origin]) for h = 1..horizon. Reads no row after
   * `origin`. NaN where the rows it needs are missing.
   */
  forecast(data: ForecastData, origin: number): Float64Array;
}

/** A way of forecasting. The same plan and the same runner serve every one, naive and neural. */
export interface Forecaster {
  readonly id: string;
  readonly label: string;
  /** Whether it uses `covariates`. */
  readonly supportsCovariates: boolean;
  /** Fewest rows of training for a horizon of one day. */
  readonly minTrainLength: number;
  /** Whether it gives a distribution, not only a point. */
  readonly probabilistic: boolean;
  /**
   * Learns from the rows of `train` alone: neither an input nor a target outside them is read.
   * @throws RangeError when there are too few rows
   */
  fit(data: ForecastData, train: RowRange, horizon: number): FittedForecaster;
  /** The same in steps of some milliseconds, where fitting takes long. */
  fitSteps?(data: ForecastData, train: RowRange, horizon: number): Steps<FittedForecaster>;
}

/**
 * The prices that cumulative log returns mean: lastClose · exp(return), USD. The exponential of a mean log
 * return is the median price, not its mean.
 */
export function pricesFromReturns(lastClose: number, returns: Numbers): Float64Array {
  return Float64Array.from(returns, (value) => lastClose * Math.exp(value));
}

/** @throws RangeError when the horizon is no whole number or the training rows are too few for the forecaster */
export function requireTrainRows(
  { label, minTrainLength }: Pick<Forecaster, 'label' | 'minTrainLength'>,
  train: RowRange,
  horizon: number,
): void {
  requireWhole(`${label}: horizon`, horizon, 1);
  const rows = train.to - train.from;
  const needed = minTrainLength + horizon - 1;
  if (rows >= needed) return;
  throw new RangeError(
    `${label}: ${rows} rows of training are too few for ${horizon} days ahead. Give at least ${needed}.`,
  );
}
