import { COIN_IDS } from '../../../src/domain/catalogue/ids';
import { deriveIndicators } from '../../../src/domain/derived';
import { dayRange } from '../../../src/domain/calendar';
import type { Frame } from '../../../src/domain/frame';
import { createRandom } from '../../../src/domain/random';

/** An invented panel with every column of a real one: random walks, steps, gaps and late starts. For tests only. */
export function syntheticPanel(rows: number, seed = 1): Frame {
  const random = createRandom(seed);
  const walk = (start: number, step: number): Float64Array => {
    let value = start;
    return Float64Array.from({ length: rows }, () => (value *= Math.exp(step * random.normal())));
  };
  const steps = (start: number, step: number, every: number): Float64Array => {
    let value = start;
    return Float64Array.from({ length: rows }, (_, t) =>
      t % every === 0 ? (value += step * random.normal()) : value,
    );
  };
  const columns: Record<string, Float64Array> = {};
  COIN_IDS.forEach((coin, i) => {
    const close = walk(100 / (i + 1), 0.04);
    columns[`${coin}_close`] = close.map((value, t) => (t < 20 * i ? NaN : value));
    columns[`${coin}_open`] = close.map((value) => value * 1.01);
    columns[`${coin}_high`] = close.map((value, t) =>
      t % 97 === 5 ? NaN : value * (1 + 0.05 * random.next()),
    );
    columns[`${coin}_low`] = close.map((value) => value * (1 - 0.05 * random.next()));
    columns[`${coin}_volume`] = walk(1e9, 0.3).map((value, t) => (t < 30 ? NaN : value));
  });
  Object.assign(columns, {
    fed_rate: steps(1, 0.1, 25),
    treasury_3y: steps(2, 0.05, 1),
    treasury_10y: steps(3, 0.05, 1),
    dxy: steps(110, 0.5, 7),
    cpi: steps(240, 0.5, 30),
    cpi_yoy: steps(2.5, 0.5, 30),
    vix: walk(18, 0.07),
    sp500: walk(2500, 0.01),
    news_svc: steps(0.1, 0.02, 1),
    news_transformer: steps(-0.1, 0.02, 1),
    fear_greed: steps(50, 1, 1),
  });
  return deriveIndicators({ days: dayRange(15_824, 15_824 + rows - 1), columns });
}
