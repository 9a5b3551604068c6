import { requireTrainRows, type Forecaster } from './forecaster';

/** Tomorrow is like today: every future close equals the last one. The yardstick of every other forecast. */
export const naive: Forecaster = {
  id: 'naive',
  label: 'Naive',
  supportsCovariates: false,
  minTrainLength: 1,
  probabilistic: false,
  fit(_data, train, horizon) {
    requireTrainRows(naive, train, horizon);
    return {
      forecast: ({ closes }, origin) =>
        // A missing close forecasts nothing.
        new Float64Array(horizon).fill(Number.isNaN(closes[origin] ?? NaN) ? NaN : 0),
    };
  },
};
