import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysUp, directionalAccuracy } from '../../../src/domain/metrics/directional';
import { coverage, pinballLoss } from '../../../src/domain/metrics/interval';
import { mae, mape, rmse, smape } from '../../../src/domain/metrics/point';
import { mase, meanAbsoluteChange, skill } from '../../../src/domain/metrics/scaled';

const prices = fc.array(fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })), {
  minLength: 1,
  maxLength: 20,
});

describe('point metrics', () => {
  const actual = [10, 20, NaN, 40];
  const forecast = [12, 15, 7, 40];

  it('should follow their formulas over the rows without NaN', () => {
    expect(rmse(actual, forecast)).toBeCloseTo(Math.sqrt(29 / 3), 14);
    expect(mae(actual, forecast)).toBeCloseTo(7 / 3, 14);
    expect(mape(actual, forecast)).toBeCloseTo((100 * (0.2 + 0.25)) / 3, 12);
    expect(smape(actual, forecast)).toBeCloseTo((200 * (2 / 22 + 5 / 35)) / 3, 12);
  });

  it('should be NaN when no row is left and refuse different lengths', () => {
    for (const metric of [rmse, mae, mape, smape]) {
      expect(metric([NaN], [1])).toBeNaN();
      expect(metric([], [])).toBeNaN();
      expect(() => metric([1, 2], [1])).toThrow(/2 and 1 values/);
    }
  });

  it('should define what happens at zero', () => {
    expect(mape([0], [1])).toBe(Infinity);
    expect(mape([0, 2], [0, 1])).toBe(25);
    expect(smape([0, 0], [0, 5])).toBe(100);
  });

  it('should order as mae ≤ rmse and stay within their bounds', () => {
    fc.assert(
      fc.property(prices, (pairs) => {
        const [y, f] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        expect(mae(y, f)).toBeLessThanOrEqual(rmse(y, f) + 1e-12);
        expect(smape(y, f)).toBeLessThanOrEqual(200);
        expect(smape(y, f)).toBeCloseTo(smape(f, y), 10);
      }),
    );
  });
});

describe('scaled metrics', () => {
  it('should scale by the mean absolute change of the training rows', () => {
    const scale = meanAbsoluteChange([1, 3, 2, NaN, 5, 9]);
    expect(scale).toBeCloseTo(7 / 3, 14);
    expect(mase([10, 20], [12, 24], scale)).toBeCloseTo(9 / 7, 14);
    expect(mase([1], [2], 0)).toBeNaN();
    expect(mase([1], [2], NaN)).toBeNaN();
    expect(meanAbsoluteChange([1])).toBeNaN();
    expect(meanAbsoluteChange([])).toBeNaN();
  });

  it('should measure skill over the rows that all three share', () => {
    expect(skill([0, 0, 5], [1, 1, NaN], [2, 2, 1000])).toBe(50);
    expect(skill([0, 0], [2, 2], [1, 1])).toBe(-100);
    expect(skill([1, 2], [1, 3], [1, 3])).toBe(0);
    expect(skill([1, 2], [1, 2], [1, 2])).toBe(0);
    expect(skill([1, 2], [1, 3], [1, 2])).toBe(-Infinity);
    expect(skill([NaN], [1], [1])).toBeNaN();
    expect(() => skill([1], [1], [1, 2])).toThrow(RangeError);
  });
});

describe('directional metrics', () => {
  it('should leave out forecasts that claim no direction', () => {
    const last = [10, 10, 10, 10, 10];
    const actual = [11, 9, 12, 10, NaN];
    expect(directionalAccuracy(actual, [12, 11, 10, 12, 11], last)).toBeCloseTo(100 / 3, 12);
    expect(directionalAccuracy(actual, last, last)).toBeNaN();
    expect(alwaysUp(actual, last)).toBe(50);
  });

  it('should equal always-up for a forecast that is always higher', () => {
    fc.assert(
      fc.property(prices, (pairs) => {
        const [y, last] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        const higher = last.map((value) => value + 1);
        expect(directionalAccuracy(y, higher, last)).toBeCloseTo(alwaysUp(y, last), 10);
      }),
    );
  });
});

describe('interval metrics', () => {
  it('should weigh misses by side', () => {
    expect(pinballLoss([10, 10], [8, 13], 0.9)).toBeCloseTo((0.9 * 2 + 0.1 * 3) / 2, 14);
    expect(pinballLoss([10, NaN], [8, 1], 0.5)).toBe(1);
    expect(() => pinballLoss([1], [1], 1)).toThrow(/tau is 1/);
  });

  it('should be half the mae at the median', () => {
    fc.assert(
      fc.property(prices, (pairs) => {
        const [y, q] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
        expect(pinballLoss(y, q, 0.5)).toBeCloseTo(mae(y, q) / 2, 10);
      }),
    );
  });

  it('should count values inside the interval, ends included', () => {
    expect(coverage([1, 2, 3, 4, NaN], [1, 0, 4, 0, 0], [2, 2, 5, 3, 9])).toBe(50);
    expect(coverage([NaN], [1], [2])).toBeNaN();
  });
});
