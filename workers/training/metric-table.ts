import type { HorizonMetrics, MetricTable, TestForecasts } from '../../src/contracts/run';
import { alwaysUp, directionalAccuracy } from '../../src/domain/metrics/directional';
import { mae, mape, rmse, smape } from '../../src/domain/metrics/point';
import { mase, skill } from '../../src/domain/metrics/scaled';
import { dieboldMariano } from '../../src/domain/stats/diebold-mariano';

/**
 * Metrics of a table of forecasts on prices, horizon by horizon and averaged over the horizons.
 *
 * @param maseScale mean absolute daily change of the training closes, USD
 */
export function metricTable(forecasts: TestForecasts, maseScale: number): MetricTable {
  const horizons = forecasts.actual[0]?.length ?? 0;
  const perHorizon = Array.from({ length: horizons }, (_, i) => horizonMetrics(forecasts, i + 1, maseScale));
  return { perHorizon, average: averaged(perHorizon) };
}

/** The naive forecast from the same origins: the last close at every horizon. */
export function naiveForecasts(forecasts: TestForecasts): TestForecasts {
  const { lastClose, forecast } = forecasts;
  return { ...forecasts, forecast: forecast.map((row, i) => row.map(() => lastClose[i]!)) };
}

function horizonMetrics(forecasts: TestForecasts, horizon: number, maseScale: number): HorizonMetrics {
  const last = forecasts.lastClose;
  const actual = forecasts.actual.map((row) => row[horizon - 1]!);
  const forecast = forecasts.forecast.map((row) => row[horizon - 1]!);
  const errors = forecast.map((value, i) => value - actual[i]!);
  const naiveErrors = last.map((value, i) => value - actual[i]!);
  const { statistic, pValue } = dieboldMariano(errors, naiveErrors, horizon);
  return {
    horizon,
    n: actual.length,
    rmse: rmse(actual, forecast),
    mae: mae(actual, forecast),
    mape: mape(actual, forecast),
    smape: smape(actual, forecast),
    mase: mase(actual, forecast, maseScale),
    direction: directionalAccuracy(actual, forecast, last),
    alwaysUp: alwaysUp(actual, last),
    skill: skill(actual, forecast, last),
    dieboldMariano: statistic,
    pValue,
  };
}

/** Plain means over the horizons; NaN where any is. A mean of p-values only orders models, it is no test. */
function averaged(rows: readonly HorizonMetrics[]): MetricTable['average'] {
  const mean = (key: keyof HorizonMetrics): number =>
    rows.reduce((sum, row) => sum + row[key], 0) / rows.length;
  return {
    n: mean('n'),
    rmse: mean('rmse'),
    mae: mean('mae'),
    mape: mean('mape'),
    smape: mean('smape'),
    mase: mean('mase'),
    direction: mean('direction'),
    alwaysUp: mean('alwaysUp'),
    skill: mean('skill'),
    dieboldMariano: mean('dieboldMariano'),
    pValue: mean('pValue'),
  };
}
