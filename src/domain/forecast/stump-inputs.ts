import type { CoinPrices, ForecastData } from './forecaster';
import { dailyReturn, logReturn, trailingDeviation } from './log-returns';

/** Days over which the volatility is measured that scales returns and targets. */
export const SCALE_DAYS = 30;

/** Days over which past returns are taken. */
const SPANS = [1, 2, 3, 7, 14, 30] as const;

/** Furthest row back that an input reads. */
export const STUMP_WARM_UP = 90;

/** All coins of the data, its own first. */
export function allCoins({ closes, peers = [] }: ForecastData): CoinPrices[] {
  return [{ closes }, ...peers];
}

/**
 * What the pooled stumps ask about, without units so that one model serves every coin: past returns over several
 * spans divided by their usual size, volatility now against volatility before, the distance from the highest close
 * of 30 days, and the mean move of all coins over a day and a week.
 *
 * @param coins all coins on the same rows
 * @param which number of the coin that is asked about
 * @returns one value an input; NaN where a price is missing
 */
export function stumpInputs(coins: readonly CoinPrices[], which: number, origin: number): number[] {
  const { closes } = coins[which]!;
  const scale = trailingDeviation(closes, origin, SCALE_DAYS);
  const moves = SPANS.map((span) => logReturn(closes, origin - span, span) / (scale * Math.sqrt(span)));
  const calm = Math.log(trailingDeviation(closes, origin, 7) / scale);
  const era = Math.log(scale / trailingDeviation(closes, origin, STUMP_WARM_UP));
  let highest = -Infinity;
  for (let i = 0; i < SCALE_DAYS; i++) highest = Math.max(highest, closes[origin - i] ?? NaN);
  const drawdown = Math.log(closes[origin]! / highest) / scale;
  return [...moves, calm, era, drawdown, marketMove(coins, origin, 1), marketMove(coins, origin, 7)];
}

/** Mean over the coins that have prices of their scaled return over the last days. */
function marketMove(coins: readonly CoinPrices[], origin: number, span: number): number {
  let [sum, count] = [0, 0];
  for (const { closes } of coins) {
    // The latest return tells cheaply whether the coin is traded at all.
    if (Number.isNaN(dailyReturn(closes, origin))) continue;
    const scale = trailingDeviation(closes, origin, SCALE_DAYS);
    const move = logReturn(closes, origin - span, span) / (scale * Math.sqrt(span));
    if (Number.isNaN(move)) continue;
    sum += move;
    count++;
  }
  return sum / count;
}
