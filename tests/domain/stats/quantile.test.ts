import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantiles } from '../../../src/domain/stats/quantile';

describe('quantiles', () => {
  it('should lie linearly between neighbours', () => {
    expect([...quantiles([4, NaN, 1, 3, 2], [0, 0.25, 0.5, 0.9, 1])]).toEqual([1, 1.75, 2.5, 3.7, 4]);
  });

  it('should be NaN of nothing and refuse shares out of range', () => {
    expect(quantiles([NaN], [0.5])[0]).toBeNaN();
    expect(() => quantiles([1], [1.5])).toThrow(/1.5 is not a share/);
  });

  it('should rise with the share', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 });
    fc.assert(
      fc.property(values, (x) => {
        const [a, b, c] = quantiles(x, [0.2, 0.5, 0.8]);
        expect(a!).toBeLessThanOrEqual(b!);
        expect(b!).toBeLessThanOrEqual(c!);
      }),
    );
  });
});
