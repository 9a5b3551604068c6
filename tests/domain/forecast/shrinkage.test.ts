import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseShrinkage } from '../../../src/domain/forecast/shrinkage';

const squared = (factor: number, forecast: readonly number[], actual: readonly number[]): number =>
  forecast.reduce((sum, value, i) => sum + (factor * value - actual[i]!) ** 2, 0);

describe('chooseShrinkage', () => {
  it('should find the factor by which forecasts are too large', () => {
    expect(chooseShrinkage([1, -2, 4], [0.25, -0.5, 1])).toBeCloseTo(0.25, 12);
  });

  it('should give up a model that points the wrong way', () => {
    expect(chooseShrinkage([1, -2, 4], [-1, 2, -4])).toBe(0);
    expect(chooseShrinkage([0, 0], [1, 2])).toBe(0);
  });

  it('should never enlarge a forecast', () => {
    expect(chooseShrinkage([0.1, 0.2], [1, 2])).toBe(1);
  });

  it('should leave out pairs with a missing value', () => {
    expect(chooseShrinkage([1, NaN, 2, 5], [0.5, 9, 1, NaN])).toBeCloseTo(0.5, 12);
  });

  it('should beat every other factor between 0 and 1', () => {
    const value = fc.double({ min: -10, max: 10, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, value), { minLength: 1 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (pairs, other) => {
          const [forecast, actual] = [pairs.map((pair) => pair[0]), pairs.map((pair) => pair[1])];
          const best = squared(chooseShrinkage(forecast, actual), forecast, actual);
          expect(best).toBeLessThanOrEqual(squared(other, forecast, actual) + 1e-9);
        },
      ),
    );
  });

  it('should refuse series of different lengths', () => {
    expect(() => chooseShrinkage([1], [1, 2])).toThrow(RangeError);
  });
});
