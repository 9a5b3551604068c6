import type { CoinPrices, ForecastData } from '../../../src/domain/forecast/forecaster';
import type { Numbers } from '../../../src/domain/frame';
import { createRandom, type Random } from '../../../src/domain/random';

/** An invented market for tests: coins whose volatility comes in waves, and two covariates. */
export function market(seed: number, rows: number): ForecastData {
  const random = createRandom(seed);
  const covariate = (): Float64Array => Float64Array.from({ length: rows }, () => random.normal());
  return {
    ...coin(random, rows),
    peers: [coin(random, rows), coin(random, rows)],
    covariates: [covariate(), covariate()],
  };
}

/** A coin whose log variance is an autoregression: volatility that can be forecast. */
function coin(random: Random, rows: number): CoinPrices {
  let [logVariance, level] = [0, 4];
  const spread: number[] = [];
  const closes = Float64Array.from({ length: rows }, () => {
    logVariance = 0.97 * logVariance + 0.25 * random.normal();
    const size = 0.03 * Math.exp(logVariance / 2);
    spread.push(size * (1 + 0.5 * random.next()));
    return Math.exp((level += size * random.normal()));
  });
  return {
    closes,
    highs: closes.map((close, t) => close * Math.exp(spread[t]!)),
    lows: closes.map((close, t) => close * Math.exp(-0.5 * spread[t]!)),
  };
}

/** What becomes of later rows: they vanish, go missing, or change. */
export const FUTURES = ['deleted', 'missing', 'changed'] as const;
export type Future = (typeof FUTURES)[number];

/** The data with every row after `origin` changed. */
export function withFuture(data: ForecastData, origin: number, future: Future): ForecastData {
  const change = (values: Numbers): Float64Array => {
    const all = Float64Array.from(values);
    if (future === 'deleted') return all.slice(0, origin + 1);
    return all.map((value, row) => (row <= origin ? value : future === 'missing' ? NaN : value * 3 + 1));
  };
  const prices = ({ closes, highs, lows }: CoinPrices): CoinPrices => ({
    closes: change(closes),
    ...(highs && { highs: change(highs) }),
    ...(lows && { lows: change(lows) }),
  });
  const { peers = [], covariates = [] } = data;
  return { ...prices(data), peers: peers.map(prices), covariates: covariates.map(change) };
}
