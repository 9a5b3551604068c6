import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson, spearman, trendCorrelation } from '../../../src/domain/stats/correlation';
import { ranks } from '../../../src/domain/stats/ranks';
import { reference } from '../../fixtures/reference';

const wholeSeries = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 3, maxLength: 30 });
const pairs = fc
  .integer({ min: 3, max: 40 })
  .chain((n) =>
    fc.tuple(
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }),
      fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }),
    ),
  );

describe('ranks', () => {
  it('should give equal values the average of their ranks and leave NaN unranked', () => {
    expect([...ranks([30, 10, NaN, 10, 20])]).toEqual([4, 1.5, NaN, 1.5, 3]);
  });

  it('should sum to n(n + 1) / 2 whatever the ties', () => {
    fc.assert(
      fc.property(wholeSeries, (x) => {
        const sum = ranks(x).reduce((total, rank) => total + rank, 0);
        expect(sum).toBe((x.length * (x.length + 1)) / 2);
      }),
    );
  });
});

describe('pearson and spearman', () => {
  it('should agree with values from scipy', () => {
    const { series, other, correlation } = reference;
    expect(pearson(series, other)).toBeCloseTo(correlation.pearson, 12);
    expect(spearman(series, other)).toBeCloseTo(correlation.spearman, 12);
  });

  it('should use only rows where both have a value', () => {
    const x = [1, NaN, 2, 3, 4, 100];
    const y = [2, 50, 4, 5, 9, NaN];
    expect(pearson(x, y)).toBe(pearson([1, 2, 3, 4], [2, 4, 5, 9]));
    expect(spearman(x, y)).toBe(spearman([1, 2, 3, 4], [2, 4, 5, 9]));
  });

  it('should be NaN with fewer than three pairs', () => {
    expect(pearson([1, 2, NaN], [1, 2, 3])).toBeNaN();
    expect(spearman([1, 2], [1, 2])).toBeNaN();
    expect(pearson([], [])).toBeNaN();
  });

  it('should be NaN for a constant series, rounding noise included', () => {
    const noisy = [0.3, 0.1 + 0.2, 0.3, 0.1 + 0.2];
    for (const flat of [[5, 5, 5, 5], [0, 0, 0, 0], noisy]) {
      expect(pearson(flat, [1, 2, 3, 4])).toBeNaN();
      expect(spearman([1, 2, 3, 4], flat)).toBeNaN();
    }
  });

  it('should refuse series of different lengths', () => {
    expect(() => pearson([1, 2, 3], [1, 2])).toThrow(/3 and 2 values/);
    expect(() => spearman([1, 2, 3], [1, 2])).toThrow(RangeError);
  });

  it('should not mind offset, scale or very small units', () => {
    const x = [1, 3, 2, 5, 4];
    const y = [2, 1, 4, 3, 7];
    const shifted = x.map((value) => 1e9 + value);
    const tiny = y.map((value) => value * 1e-200);
    expect(pearson(shifted, tiny)).toBeCloseTo(pearson(x, y), 12);
  });

  it('should hold that spearman is pearson of the ranks', () => {
    fc.assert(
      fc.property(pairs, ([x, y]) => {
        expect(spearman(x, y)).toBe(pearson(ranks(x), ranks(y)));
      }),
    );
  });

  it('should be symmetric and bounded', () => {
    fc.assert(
      fc.property(pairs, ([x, y]) => {
        const r = pearson(x, y);
        expect(pearson(y, x)).toBe(r);
        if (!Number.isNaN(r)) expect(Math.abs(r)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('trendCorrelation', () => {
  it('should be one for a straight line and lower for a bent one', () => {
    expect(trendCorrelation([1, 2, 3, 4])).toBeCloseTo(1, 14);
    expect(trendCorrelation([1, 2, 3, 4], [0, 1, 2, 30])).toBeLessThan(0.9);
  });
});
