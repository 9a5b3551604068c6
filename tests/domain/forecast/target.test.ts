import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { forecastTarget, toPrice } from '../../../src/domain/forecast/target';

describe('forecastTarget', () => {
  it('should divide the return from the last close by the volatility of the last day', () => {
    const [one, two] = forecastTarget([100, 110, 121], [0.05, 0.1, 0.2], 2);
    expect(one![0]).toBeCloseTo(Math.log(1.1) / 0.05, 12);
    expect(two![0]).toBeCloseTo(Math.log(1.21) / 0.05, 12);
    expect(one![1]).toBeCloseTo(Math.log(1.1) / 0.1, 12);
    expect([one![2], two![1], two![2]]).toEqual([NaN, NaN, NaN]);
  });

  it('should be missing where a price or a usable volatility is missing', () => {
    const [one] = forecastTarget([1, NaN, 2, 3, 4, 5], [1, 1, 1, 0, NaN, 1], 1);
    expect([...one!].map(Number.isNaN)).toEqual([true, true, false, true, true, true]);
  });

  it('should return to the price it came from', () => {
    const price = fc.double({ min: 1e-4, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(price, price, fc.double({ min: 1e-3, max: 1, noNaN: true }), (last, next, volatility) => {
        const [target] = forecastTarget([last, next], [volatility, NaN], 1);
        expect(toPrice(last, target![0]!, volatility) / next).toBeCloseTo(1, 9);
      }),
    );
  });

  it('should refuse a horizon that is none, and arrays of different lengths', () => {
    expect(() => forecastTarget([1], [1], 0)).toThrow(/whole number from 1/);
    expect(() => forecastTarget([1, 2], [1], 1)).toThrow(/2 closes but 1 volatilities/);
  });
});
