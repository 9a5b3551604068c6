import { mape, smape } from './point';

/** Test forecasts of a run: from each origin one value a horizon, USD. */
interface Forecasts {
  readonly forecast: readonly (readonly number[])[];
  readonly actual: readonly (readonly number[])[];
}

/** One forecast in two metrics, means over the horizons, percent. */
export interface MetricContrast {
  /** The original's: the symmetric error of ln(1 + price), called MAPE there. */
  readonly ofLogs: number;
  /** Mean absolute percentage error of real prices. */
  readonly ofPrices: number;
  /** The original's metric of forecasts that are all half as high again. */
  readonly ofLogsTooHigh: number;
}

/** What the same forecasts look like in the original's metric and on real prices: a contrast that needs no run. */
export function logAndRealMetrics({ forecast, actual }: Forecasts): MetricContrast {
  const horizons = forecast[0]?.length ?? 0;
  const mean = (of: (came: number[], said: number[]) => number): number => {
    let sum = 0;
    for (let h = 0; h < horizons; h++)
      sum += of(
        actual.map((row) => row[h]!),
        forecast.map((row) => row[h]!),
      );
    return sum / horizons;
  };
  const logs = (came: number[], said: number[]): number => smape(came.map(Math.log1p), said.map(Math.log1p));
  return {
    ofLogs: mean(logs),
    ofPrices: mean(mape),
    ofLogsTooHigh: mean((came, said) =>
      logs(
        came,
        said.map((value) => 1.5 * value),
      ),
    ),
  };
}
