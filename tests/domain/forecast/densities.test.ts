import { describe, expect, it } from 'vitest';
import { conformal } from '../../../src/domain/forecast/conformal';
import {
  empiricalDensity,
  gaussianDensity,
  inOrder,
  type DensityForecaster,
  type DensityRows,
} from '../../../src/domain/forecast/density';
import { har, variancePersistence } from '../../../src/domain/forecast/har';
import { logReturn } from '../../../src/domain/forecast/log-returns';
import { scaledDensity } from '../../../src/domain/forecast/scaled-density';
import { dailyVariance, logMeanVariance } from '../../../src/domain/forecast/variance';
import { quantiles } from '../../../src/domain/stats/quantile';
import { expectClose } from '../../fixtures/close';
import { market } from './market';

const LEVELS = [0.1, 0.5, 0.9];
const ROWS: DensityRows = { train: { from: 0, to: 600 }, calibration: { from: 605, to: 900 } };

describe('daily variance', () => {
  it('should be half the squared return and half the measure of the range', () => {
    const prices = { closes: [100, 110], highs: [NaN, 112], lows: [NaN, 99] };
    const parkinson = Math.log(112 / 99) ** 2 / (4 * Math.log(2));
    expect(dailyVariance(prices, 1)).toBeCloseTo((Math.log(1.1) ** 2 + parkinson) / 2, 14);
  });

  it('should be the squared return where there is no range', () => {
    expect(dailyVariance({ closes: [100, 110] }, 1)).toBeCloseTo(Math.log(1.1) ** 2, 14);
    const gap = { closes: [100, 110], highs: [NaN, NaN], lows: [NaN, 99] };
    expect(dailyVariance(gap, 1)).toBeCloseTo(Math.log(1.1) ** 2, 14);
  });

  it('should never be 0 and be missing without both closes', () => {
    expect(dailyVariance({ closes: [5, 5] }, 1)).toBe(1e-8);
    expect([dailyVariance({ closes: [5, 5] }, 0), dailyVariance({ closes: [NaN, 5] }, 1)]).toEqual([
      NaN,
      NaN,
    ]);
  });
});

describe('HAR', () => {
  it('should beat persistence where volatility comes in waves', () => {
    const data = market(3, 3000);
    const fitted = har.fit(data, { from: 0, to: 2500 }, 5);
    let [ours, naive] = [0, 0];
    const variances = Float64Array.from({ length: 3000 }, (_, row) => dailyVariance(data, row));
    for (let t = 2500; t < 2990; t++) {
      const came = logMeanVariance(variances, t + 5, 5);
      ours += (fitted.forecast(data, t)[4]! - came) ** 2;
      naive += (variancePersistence.fit(data, { from: 0, to: 1 }, 5).forecast(data, t)[4]! - came) ** 2;
    }
    expect(Math.sqrt(ours / naive)).toBeLessThan(0.8);
  });

  it('should say when there are too few rows', () => {
    expect(() => har.fit(market(3, 100), { from: 0, to: 33 }, 2)).toThrow(/too few/);
  });
});

describe('constant distributions', () => {
  const data = market(5, 1000);
  const returns = Array.from({ length: 598 }, (_, row) => logReturn(data.closes, row, 2));

  it('should be the bell curve of the training returns', async () => {
    const fitted = await gaussianDensity.fit(data, ROWS, { horizon: 2, levels: LEVELS });
    const [low, middle, high] = fitted.quantiles(data, 700)[1]!;
    const mean = returns.reduce((sum, value) => sum + value, 0) / returns.length;
    const spread = Math.sqrt(returns.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 597);
    expectClose(
      [low!, middle!, high!],
      [-1.2815515655, 0, 1.2815515655].map((z) => mean + z * spread),
      {
        absolute: 1e-10,
      },
    );
  });

  it('should be the quantiles of the training returns', async () => {
    const fitted = await empiricalDensity.fit(data, ROWS, { horizon: 2, levels: LEVELS });
    expect(fitted.quantiles(data, 700)[1]).toEqual(quantiles(returns, LEVELS));
    expect(fitted.quantiles({ closes: [NaN] }, 0)[1]).toEqual(new Float64Array(3).fill(NaN));
  });

  it('should put quantiles in order', () => {
    expect(inOrder(Float64Array.of(2, 1, 3))).toEqual(Float64Array.of(1, 2, 3));
    expect(inOrder(Float64Array.of(2, NaN))).toEqual(Float64Array.of(NaN, NaN));
  });
});

describe('scaled distribution', () => {
  it('should widen with the volatility and keep its shape', async () => {
    const data = market(6, 1000);
    const fitted = await scaledDensity().fit(data, ROWS, { horizon: 3, levels: LEVELS });
    const shapes = [700, 800].map((row) =>
      fitted.quantiles(data, row)[2]!.map((value) => value / fitted.scales(data, row)[2]!),
    );
    expectClose(shapes[1]!, shapes[0]!, { relative: 1e-9 });
    expect(fitted.scales(data, 700)[2]).not.toBeCloseTo(fitted.scales(data, 800)[2]!, 6);
  });
});

describe('conformal', () => {
  /** A band that is far too narrow, and another far too wide. */
  const wrong = (half: number): DensityForecaster => ({
    id: 'wrong',
    label: 'Wrong',
    fit: (_data, _rows, { horizon }) => ({
      quantiles: () => Array.from({ length: horizon }, () => Float64Array.of(-half, 0, half)),
      scales: () => new Float64Array(horizon).fill(0.5),
    }),
  });

  it.each([0.0001, 0.5])(
    'should make a wrong band of %d cover what it promises on the calibration rows',
    async (half) => {
      const data = market(7, 1000);
      const fitted = await conformal(wrong(half)).fit(data, ROWS, { horizon: 2, levels: LEVELS });
      let inside = 0;
      for (let row = 605; row < 900; row++) {
        const [low, , high] = fitted.quantiles(data, row)[1]!;
        const actual = logReturn(data.closes, row, 2);
        if (low! <= actual && actual <= high!) inside++;
      }
      // ⌈0.8 · 296⌉ of 295 rows.
      expect(inside).toBe(237);
    },
  );

  it('should read no row outside training and calibration in the fit', async () => {
    const data = market(8, 1000);
    const cut = { closes: Float64Array.from(data.closes).subarray(0, 905) };
    const aim = { horizon: 3, levels: LEVELS };
    const calibrated = conformal(scaledDensity());
    const a = await calibrated.fit(data, ROWS, aim);
    const b = await calibrated.fit({ ...data, ...cut }, ROWS, aim);
    expect(b.quantiles(data, 950)).toEqual(a.quantiles(data, 950));
  });

  it('should refuse levels without a counterpart and folds without calibration rows', async () => {
    const data = market(8, 1000);
    const odd = conformal(gaussianDensity).fit(data, ROWS, { horizon: 1, levels: [0.1, 0.5] });
    await expect(odd).rejects.toThrow(/counterpart 0.9/);
    const empty = { ...ROWS, calibration: { from: 600, to: 600 } };
    const none = conformal(gaussianDensity).fit(data, empty, { horizon: 1, levels: LEVELS });
    await expect(none).rejects.toThrow(/calibrationShare/);
  });
});
