import { requireWhole } from '../checks';
import { requireTrainRows, type Forecaster } from './forecaster';

/**
 * The last season repeats: the close h days ahead is that of the same day in the season that ends at the
 * origin, close[t + h − period · ⌈h / period⌉].
 *
 * @param period rows; 7 is "as on this weekday"
 * @throws RangeError when the period is not a whole number of at least 1
 */
export function seasonalNaive(period = 7): Forecaster {
  requireWhole('seasonalNaive: period', period, 1);
  const forecaster: Forecaster = {
    id: `seasonal${period}`,
    label: `Seasonal naive (${period} days)`,
    supportsCovariates: false,
    minTrainLength: period,
    probabilistic: false,
    fit(_data, train, horizon) {
      requireTrainRows(forecaster, train, horizon);
      return {
        forecast: ({ closes }, origin) =>
          Float64Array.from({ length: horizon }, (_, i) => {
            const row = origin + i + 1 - period * Math.ceil((i + 1) / period);
            return Math.log((closes[row] ?? NaN) / closes[origin]!);
          }),
      };
    },
  };
  return forecaster;
}
