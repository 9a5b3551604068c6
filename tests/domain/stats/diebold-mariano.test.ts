import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dieboldMariano } from '../../../src/domain/stats/diebold-mariano';
import { reference } from '../../fixtures/reference';

const errors = fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 12, maxLength: 40 });

describe('dieboldMariano', () => {
  it('should equal the direct sums for both kernels', () => {
    for (const { horizon, bartlett, rectangular } of reference.dieboldMariano) {
      for (const [kernel, expected] of Object.entries({ bartlett, rectangular })) {
        const result = dieboldMariano(reference.series, reference.other, horizon, kernel as 'bartlett');
        expect(result.statistic).toBeCloseTo(expected.statistic, 10);
        expect(result.pValue).toBeCloseTo(expected.pValue, 10);
      }
    }
  });

  it('should change sign and keep p when the forecasts change places', () => {
    fc.assert(
      fc.property(errors, fc.integer({ min: 1, max: 5 }), (e, horizon) => {
        const other = e.map((value, row) => value + ((row * 7) % 5) - 2);
        const there = dieboldMariano(e, other, horizon);
        const back = dieboldMariano(other, e, horizon);
        expect(there.statistic + back.statistic || 0).toBeCloseTo(0, 9);
        expect(Number.isNaN(there.pValue) ? there.pValue : there.pValue - back.pValue || 0).toSatisfy(
          (gap: number) => Number.isNaN(gap) || Math.abs(gap) < 1e-9,
        );
      }),
    );
  });

  it('should be negative for the better forecast', () => {
    const better = [1, -1, 0.5, -0.4, 1, 0.2, -0.1, 0.8];
    expect(
      dieboldMariano(
        better,
        better.map((e, i) => 2 * e + (i % 3)),
        1,
      ).statistic,
    ).toBeLessThan(0);
  });

  it('should find identical losses equal', () => {
    expect(dieboldMariano([1, -2, 3], [-1, 2, 3], 1)).toEqual({ statistic: 0, pValue: 1 });
  });

  it('should be NaN where the test is not defined', () => {
    const undefinedTest = { statistic: NaN, pValue: NaN };
    expect(dieboldMariano([1, 1, 1, 1], [2, 2, 2, 2], 1)).toEqual(undefinedTest);
    expect(dieboldMariano([1, 2, 3], [3, 1, 1], 5)).toEqual(undefinedTest);
    expect(dieboldMariano([1], [2], 1)).toEqual(undefinedTest);
    expect(dieboldMariano([], [], 1)).toEqual(undefinedTest);
  });

  it('should leave rows with NaN out', () => {
    const [a, b] = [
      [1, 5, -2, 3, 4],
      [2, 1, 2, 6, 1],
    ];
    expect(dieboldMariano([...a!, NaN, 9], [...b!, 2, NaN], 2)).toEqual(dieboldMariano(a!, b!, 2));
  });

  it('should refuse a horizon that is none', () => {
    expect(() => dieboldMariano([1], [1], 0)).toThrow(/horizon is 0/);
    expect(() => dieboldMariano([1], [1, 2], 1)).toThrow(RangeError);
  });
});
