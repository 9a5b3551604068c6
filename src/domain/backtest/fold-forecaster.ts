import type { ForecastData, Forecaster } from '../forecast/forecaster';
import { paced, type Watched } from './figure-errors';
import { knownData } from './known-data';
import type { Fold } from './fold';

/**
 * A forecaster that is fitted fold by fold and may take its time: neural models train in a worker, forecast many
 * origins at once, and look at the validation rows to know when to stop.
 */
export interface FoldForecaster {
  readonly id: string;
  readonly label: string;
  /**
   * Learns from the rows of `train`; `validation` is for early stopping and choices. The data end where the
   * validation rows' targets do.
   */
  fitFold(
    data: ForecastData,
    fold: Pick<Fold, 'train' | 'validation'>,
    horizon: number,
  ): FittedFold | Promise<FittedFold>;
}

export interface FittedFold {
  /**
   * Cumulative log returns for h = 1..horizon, one array an origin, NaN where inputs are missing. The forecast of an
   * origin reads no later row; the data end with the last origin.
   */
  forecastAll(
    data: ForecastData,
    origins: Int32Array,
  ): readonly Float64Array[] | Promise<readonly Float64Array[]>;
  /** Frees what the fitted model holds. */
  dispose?(): void;
}

/**
 * Any forecaster as one that the runner can drive. Each forecast of a simple one sees the data up to its origin.
 * @param pause called between the steps of a long fit and between forecasts
 */
export function byFold(forecaster: Forecaster | FoldForecaster, pause: Watched['onFit']): FoldForecaster {
  if ('fitFold' in forecaster) return forecaster;
  return {
    id: forecaster.id,
    label: forecaster.label,
    async fitFold(data, { train }, horizon) {
      const known = knownData(data, train.to);
      const fitted = forecaster.fitSteps
        ? await paced(forecaster.fitSteps(known, train, horizon), pause)
        : forecaster.fit(known, train, horizon);
      return {
        forecastAll: async (later, origins) => {
          const returns: Float64Array[] = [];
          for (const origin of origins) {
            returns.push(fitted.forecast(knownData(later, origin + 1), origin));
            await pause?.();
          }
          return returns;
        },
      };
    },
  };
}
