import { requireWhole } from '../checks';
import { meanAndDeviation } from '../stats/moments';
import { spreadVanishes } from '../stats/spread';
import { finish, type Steps } from '../stats/steps';
import { continueArma, filterArma, fitArma, type Arma, type ArmaFit } from './arima-model';
import { requireTrainRows, type ForecastData, type Forecaster } from './forecaster';

export interface ArimaOptions {
  /** Largest autoregressive order that is tried, 3 by default. */
  readonly maxP?: number;
  /** Largest moving-average order that is tried, 3 by default. */
  readonly maxQ?: number;
}

/** The model that was chosen, in the unit of log prices. */
interface ArimaChoice extends Arma {
  /** 0: log prices; 1: their daily changes. */
  readonly d: 0 | 1;
  readonly skip: number;
}

/**
 * ARIMA(p, d, q) of log prices, d = 0 or 1, by conditional least squares. The orders minimise
 * AIC = n ln(Σe² / n) + 2 (p + q + 2). Both d are judged by errors of the same one-day forecasts on the same
 * rows, so their AICs compare.
 *
 * Written here rather than taken from a package: the WebAssembly builds of ARIMA weigh more than the whole domain,
 * are loaded asynchronously, and fit by their own rules for missing days and starting values, while a hundred
 * lines that use the simplex search at hand stay readable, offline and the same on every machine.
 *
 * @throws RangeError when an order is not a whole number from 0
 */
export function arima({ maxP = 3, maxQ = 3 }: ArimaOptions = {}): Forecaster {
  requireWhole('arima: maxP', maxP, 0);
  requireWhole('arima: maxQ', maxQ, 0);
  const forecaster: Forecaster = {
    id: 'arima',
    label: 'ARIMA',
    supportsCovariates: false,
    minTrainLength: 4 * (maxP + maxQ) + 10,
    probabilistic: false,
    fit: (data, train, horizon) => finish(fitSteps(data, train, horizon)),
    fitSteps: (data, train, horizon) => fitSteps(data, train, horizon),
  };
  const fitSteps: NonNullable<Forecaster['fitSteps']> = function* (data, train, horizon) {
    requireTrainRows(forecaster, train, horizon);
    const choice = yield* arimaSteps(data, train, { maxP, maxQ });
    return {
      forecast: (later, origin) => {
        if (!Number.isFinite(logClose(later, origin))) return new Float64Array(horizon).fill(NaN);
        const from = Math.min(train.from, origin);
        const series = seriesOf(later, { from, to: origin + 1 }, choice.d);
        const next = continueArma(choice, filterArma(choice, series, choice.skip), horizon);
        return choice.d === 1 ? runningSum(next) : next.map((value) => value - logClose(later, origin));
      },
    };
  };
  return forecaster;
}

/**
 * The ARIMA model of smallest AIC over the training rows, a step for each order that is tried.
 * @throws RangeError when the prices of the training rows are missing or never move
 */
export function* arimaSteps(
  data: Pick<ForecastData, 'closes'>,
  train: { from: number; to: number },
  { maxP, maxQ }: Required<ArimaOptions>,
): Steps<ArimaChoice> {
  const orders = 2 * (maxP + 1) * (maxQ + 1);
  let tried = 0;
  let best: { choice: ArimaChoice; aic: number } | undefined;
  for (const d of [0, 1] as const) {
    const series = seriesOf(data, train, d);
    const { mean, deviation } = meanAndDeviation(series);
    if (Number.isNaN(deviation) || spreadVanishes(deviation, Math.abs(mean))) continue;
    const standard = series.map((value) => (value - mean) / deviation);
    // Residuals count from the same price on, whichever the order.
    const skip = maxP + 1 - d;
    const fits = new Map<string, ArmaFit>();
    for (let p = 0; p <= maxP; p++) {
      for (let q = 0; q <= maxQ; q++) {
        const fit = fitArma(standard, { p, q, skip }, startFor(fits, p, q));
        yield ++tried / orders;
        fits.set(`${p},${q}`, fit);
        const variance = (fit.squares * deviation ** 2) / fit.rows;
        const aic = fit.rows * Math.log(variance) + 2 * (p + q + 2);
        if (best && !(aic < best.aic)) continue;
        best = { aic, choice: { ar: fit.ar, ma: fit.ma, mean: mean + fit.mean * deviation, d, skip } };
      }
    }
  }
  if (best) return best.choice;
  throw new RangeError(
    `arima: the closes of rows ${train.from} to ${train.to} are missing or never move. Give a series that moves.`,
  );
}

/** The point of the model that is smaller by one order, with 0 for the new parameter. */
function startFor(fits: ReadonlyMap<string, ArmaFit>, p: number, q: number): readonly number[] {
  const [lessQ, lessP] = [fits.get(`${p},${q - 1}`), fits.get(`${p - 1},${q}`)];
  if (lessQ && !(lessP && lessP.squares < lessQ.squares)) return [...lessQ.point, 0];
  return lessP ? [...lessP.point.slice(0, p), 0, ...lessP.point.slice(p)] : [0];
}

function logClose({ closes }: Pick<ForecastData, 'closes'>, row: number): number {
  return Math.log(closes[row] ?? NaN);
}

/** Log prices of the rows, or their daily changes; NaN where a close is missing. */
function seriesOf(
  data: Pick<ForecastData, 'closes'>,
  { from, to }: { from: number; to: number },
  d: 0 | 1,
): Float64Array {
  return Float64Array.from({ length: to - from - d }, (_, i) => {
    const value = logClose(data, from + i + d) - (d === 1 ? logClose(data, from + i) : 0);
    return Number.isFinite(value) ? value : NaN;
  });
}

function runningSum(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => (sum += value));
}
