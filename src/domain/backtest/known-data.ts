import type { Numbers } from '../frame';
import type { CoinPrices, ForecastData } from '../forecast/forecaster';

/** Copies the series into typed arrays once, so that cutting them later costs nothing. */
export function typedData(data: ForecastData): ForecastData {
  return mapped(data, (values) => (values instanceof Float64Array ? values : Float64Array.from(values)));
}

/**
 * The data as they were after `rows` rows: later ones do not exist. The runner hands out nothing else, so that a
 * forecaster cannot look ahead even by mistake.
 *
 * @param data from `typedData`
 */
export function knownData(data: ForecastData, rows: number): ForecastData {
  return mapped(data, (values) => (values as Float64Array).subarray(0, rows));
}

function mapped(data: ForecastData, map: (values: Numbers) => Float64Array): ForecastData {
  const prices = ({ closes, highs, lows }: CoinPrices): CoinPrices => ({
    closes: map(closes),
    ...(highs && { highs: map(highs) }),
    ...(lows && { lows: map(lows) }),
  });
  const { peers, covariates } = data;
  return {
    ...prices(data),
    ...(peers && { peers: peers.map(prices) }),
    ...(covariates && { covariates: covariates.map(map) }),
  };
}
