import { alwaysUp, directionalAccuracy } from '../metrics/directional';
import { mae, mape, rmse, smape } from '../metrics/point';
import { mase, skill } from '../metrics/scaled';
import { dieboldMariano, type DieboldMariano } from '../stats/diebold-mariano';
import { finish, type Steps } from '../stats/steps';
import { skillErrorSteps, type Resampling } from './figure-errors';
import type { JudgedRows } from './judged-rows';
import type { HorizonReport, MetricReport } from './report';

/**
 * All figures of forecasts on the judged rows.
 *
 * @param returns forecast cumulative log returns, one array a horizon, NaN = none
 */
export function metricReport(
  rows: JudgedRows,
  returns: readonly Float64Array[],
  resampling: Resampling,
): MetricReport {
  return finish(metricSteps(rows, returns, resampling));
}

/** The same in small steps: nearly all of the time goes into the standard errors. */
export function* metricSteps(
  rows: JudgedRows,
  returns: readonly Float64Array[],
  resampling: Resampling,
): Steps<MetricReport> {
  const horizons = returns.map((values, h) => horizonErrors(rows, values, h));
  const errors = yield* skillErrorSteps(horizons, resampling);
  const perHorizon = horizons.map((one, h) => ({
    ...horizonFigures(rows, one, h + 1),
    errors: errors.perHorizon[h]!,
  }));
  const prices = dieboldMarianoOver(horizons, 'error', 'naiveError');
  const logs = dieboldMarianoOver(horizons, 'logError', 'naiveLogError');
  return {
    perHorizon,
    average: {
      ...means(perHorizon),
      dieboldMariano: prices.bartlett.statistic,
      pValue: prices.bartlett.pValue,
      pValueRectangular: prices.rectangular.pValue,
      dieboldMarianoLog: logs.bartlett.statistic,
      pValueLog: logs.bartlett.pValue,
      errors: errors.average,
    },
  };
}

/** Forecasts of one horizon beside what came, and the errors of both ours and the naive forecast. */
export interface HorizonErrors {
  /** USD. */
  readonly forecast: Float64Array;
  readonly error: Float64Array;
  readonly naiveError: Float64Array;
  /** ln forecast − ln actual. */
  readonly logError: Float64Array;
  readonly naiveLogError: Float64Array;
  /** 1 where the direction was right, 0 where wrong, NaN where none was claimed. */
  readonly hit: Float64Array;
}

function horizonErrors({ last, actual }: JudgedRows, returns: Float64Array, h: number): HorizonErrors {
  const came = actual[h]!;
  const forecast = returns.map((value, i) => last[i]! * Math.exp(value));
  const logNaive = last.map((value, i) => Math.log(value / came[i]!));
  const missing = (i: number): number => (Number.isNaN(returns[i]!) ? NaN : 1);
  return {
    forecast,
    error: forecast.map((value, i) => value - came[i]!),
    naiveError: last.map((value, i) => (value - came[i]!) * missing(i)),
    logError: returns.map((value, i) => value + logNaive[i]!),
    naiveLogError: logNaive.map((value, i) => value * missing(i)),
    hit: returns.map((_, i) => directionalAccuracy([came[i]!], [forecast[i]!], [last[i]!]) / 100),
  };
}

function horizonFigures(
  { last, actual, yardstick }: JudgedRows,
  { forecast, error, naiveError, logError, naiveLogError, hit }: HorizonErrors,
  horizon: number,
): Omit<HorizonReport, 'errors'> {
  const came = actual[horizon - 1]!;
  const zero = new Float64Array(came.length);
  const scaled = (values: Float64Array): Float64Array => values.map((value, i) => value / yardstick[i]!);
  const claimed = came.map((value, i) => (Number.isNaN(hit[i]!) ? NaN : value));
  const test = dieboldMariano(error, naiveError, horizon);
  const logTest = dieboldMariano(logError, naiveLogError, horizon);
  return {
    horizon,
    n: forecast.filter(Number.isFinite).length,
    rmse: rmse(came, forecast),
    mae: mae(came, forecast),
    mape: mape(came, forecast),
    smape: smape(came, forecast),
    mase: mase(scaled(came), scaled(forecast), 1),
    direction: directionalAccuracy(came, forecast, last),
    alwaysUp: alwaysUp(came, last),
    claims: claimed.filter(Number.isFinite).length,
    alwaysUpOfClaims: alwaysUp(claimed, last),
    skill: skill(came, forecast, last),
    skillLog: skill(zero, logError, naiveLogError),
    dieboldMariano: test.statistic,
    pValue: test.pValue,
    pValueRectangular: dieboldMariano(error, naiveError, horizon, 'rectangular').pValue,
    dieboldMarianoLog: logTest.statistic,
    pValueLog: logTest.pValue,
  };
}

/** The test on each row's mean squared error over the horizons: a proper one, unlike a mean of p-values. */
function dieboldMarianoOver(
  horizons: readonly HorizonErrors[],
  ours: 'error' | 'logError',
  theirs: 'naiveError' | 'naiveLogError',
): { bartlett: DieboldMariano; rectangular: DieboldMariano } {
  const rootMeanSquare = (key: keyof HorizonErrors): Float64Array =>
    Float64Array.from(horizons[0]?.[key] ?? [], (_, i) =>
      Math.sqrt(horizons.reduce((sum, one) => sum + one[key][i]! ** 2, 0) / horizons.length),
    );
  const [a, b] = [rootMeanSquare(ours), rootMeanSquare(theirs)];
  return {
    bartlett: dieboldMariano(a, b, horizons.length),
    rectangular: dieboldMariano(a, b, horizons.length, 'rectangular'),
  };
}

const AVERAGED = [
  'n',
  'rmse',
  'mae',
  'mape',
  'smape',
  'mase',
  'direction',
  'alwaysUp',
  'claims',
  'alwaysUpOfClaims',
  'skill',
  'skillLog',
] as const;

function means(rows: readonly HorizonReport[]): Pick<HorizonReport, (typeof AVERAGED)[number]> {
  const mean = (key: (typeof AVERAGED)[number]): number =>
    rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
  return Object.fromEntries(AVERAGED.map((key) => [key, mean(key)])) as Record<
    (typeof AVERAGED)[number],
    number
  >;
}
