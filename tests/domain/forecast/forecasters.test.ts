import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drift } from '../../../src/domain/forecast/drift';
import { pricesFromReturns, type Forecaster } from '../../../src/domain/forecast/forecaster';
import { naive } from '../../../src/domain/forecast/naive';
import { ridge } from '../../../src/domain/forecast/ridge';
import { seasonalNaive } from '../../../src/domain/forecast/seasonal';
import { createRandom } from '../../../src/domain/random';
import { expectClose } from '../../fixtures/close';

const FORECASTERS: readonly Forecaster[] = [naive, drift, seasonalNaive(), seasonalNaive(3), ridge()];

/** A random walk of closes that starts after `missing` days. */
function walk(seed: number, length: number, missing = 0): Float64Array {
  const random = createRandom(seed);
  let level = 5;
  return Float64Array.from({ length }, (_, row) => {
    level += 0.05 * random.normal();
    return row < missing ? NaN : Math.exp(level);
  });
}

const range = (to: number): { from: number; to: number } => ({ from: 0, to });
const closes = [100, 110, 121, 100, 90, 80, 120, 130, 140, 150];

describe('simple forecasters', () => {
  it('should repeat the last close when naive', () => {
    expect([...naive.fit({ closes }, range(5), 3).forecast({ closes }, 8)]).toEqual([0, 0, 0]);
    expect([...naive.fit({ closes }, range(5), 2).forecast({ closes: [1, NaN] }, 1)]).toEqual([NaN, NaN]);
  });

  it('should go on along the line from the first close when drifting', () => {
    const fitted = drift.fit({ closes }, range(3), 2);
    expectClose(fitted.forecast({ closes }, 2), [Math.log(1.1), 2 * Math.log(1.1)], { absolute: 1e-12 });
    const late = [NaN, NaN, ...closes];
    expectClose(fitted.forecast({ closes: late }, 4), [Math.log(1.1), 2 * Math.log(1.1)], {
      absolute: 1e-12,
    });
  });

  it('should repeat the last season', () => {
    const prices = pricesFromReturns(
      150,
      seasonalNaive(3).fit({ closes }, range(9), 5).forecast({ closes }, 9),
    );
    expectClose(prices, [130, 140, 150, 130, 140], { relative: 1e-12 });
    expect(seasonalNaive(3).fit({ closes }, range(9), 1).forecast({ closes }, 1)[0]).toBeNaN();
  });
});

describe('ridge', () => {
  it('should find a return that a covariate announces', () => {
    const random = createRandom(5);
    const signal = Float64Array.from({ length: 400 }, () => random.normal());
    let level = 3;
    const announced = signal.map((_, row) => {
      if (row > 0) level += 0.02 * signal[row - 1]!;
      return Math.exp(level);
    });
    const data = { closes: announced, covariates: [signal] };
    const fitted = ridge({ lags: 2, lambda: 1e-8 }).fit(data, range(300), 1);
    for (let origin = 300; origin < 399; origin++) {
      expect(fitted.forecast(data, origin)[0]).toBeCloseTo(0.02 * signal[origin]!, 6);
    }
  });

  it('should shrink to the mean return under a heavy penalty', () => {
    const data = { closes: walk(2, 200) };
    const forecast = ridge({ lambda: 1e9 }).fit(data, range(200), 1).forecast(data, 150)[0]!;
    let sum = 0;
    for (let row = 8; row < 200; row++) sum += Math.log(data.closes[row]! / data.closes[row - 1]!);
    expect(forecast).toBeCloseTo(sum / 192, 9);
  });

  it('should refuse covariates that are never there or differ from those in fit', () => {
    const data = { closes: walk(2, 60), covariates: [new Float64Array(60).fill(NaN)] };
    expect(() => ridge().fit(data, range(50), 2)).toThrow(/sparse covariates/);
    const fitted = ridge().fit({ closes: data.closes }, range(50), 2);
    expect(() => fitted.forecast(data, 55)).toThrow(/same covariates/);
  });
});

describe('every forecaster', () => {
  it('should not be moved by rows after the origin or outside the training rows', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 40, max: 90 }), (seed, origin) => {
        const before = { closes: walk(seed, 100, 3) };
        const after = { closes: before.closes.map((value, row) => (row > origin ? value * 2 : value)) };
        const train = { from: 5, to: 35 };
        for (const forecaster of FORECASTERS) {
          const expected = forecaster.fit(before, train, 4).forecast(before, origin);
          expect(expected.length).toBe(4);
          expect(forecaster.fit(after, train, 4).forecast(after, origin)).toEqual(expected);
          const outside = { closes: before.closes.map((value, row) => (row < 5 || row >= 35 ? 1 : value)) };
          expect(forecaster.fit(outside, train, 4).forecast(before, origin)).toEqual(expected);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('should say how many rows of training it needs', () => {
    for (const forecaster of FORECASTERS) {
      const needed = forecaster.minTrainLength + 2;
      const data = { closes: walk(1, 60) };
      expect(() => forecaster.fit(data, range(needed - 1), 3)).toThrow(new RegExp(`at least ${needed}`));
      expect(() => forecaster.fit(data, range(needed), 3)).not.toThrow();
      expect(() => forecaster.fit(data, range(50), 0)).toThrow(/horizon is 0/);
    }
  });
});
