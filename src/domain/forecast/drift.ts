import { requireTrainRows, type Forecaster } from './forecaster';

/**
 * The trend goes on: h times the mean daily log return from the first close (at or after the training rows'
 * start) to the origin's, ln(close[t] / close[first]) · h / (t − first). Taken anew at each origin.
 */
export const drift: Forecaster = {
  id: 'drift',
  label: 'Drift',
  supportsCovariates: false,
  minTrainLength: 2,
  probabilistic: false,
  fit(_data, train, horizon) {
    requireTrainRows(drift, train, horizon);
    return {
      forecast({ closes }, origin) {
        let first = train.from;
        while (first < origin && Number.isNaN(closes[first]!)) first++;
        const daily = Math.log(closes[origin]! / closes[first]!) / (origin - first);
        return Float64Array.from({ length: horizon }, (_, i) => daily * (i + 1));
      },
    };
  },
};
