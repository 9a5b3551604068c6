import { describe, expect, it } from 'vitest';
import { normalCdf, normalQuantile } from '../../../src/domain/stats/normal';

describe('normal distribution', () => {
  it('should equal tabulated values', () => {
    expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 14);
    expect(normalCdf(-1)).toBeCloseTo(0.15865525393145705, 14);
    expect(normalCdf(-5) / 2.866515718791939e-7).toBeCloseTo(1, 10);
    expect(normalCdf(0)).toBe(0.5);
    expect(normalCdf(NaN)).toBeNaN();
  });

  it('should be undone by its inverse', () => {
    for (const share of [1e-8, 0.001, 0.025, 0.1, 0.4999, 0.5, 0.77, 0.999]) {
      expect(normalCdf(normalQuantile(share)) / share).toBeCloseTo(1, 10);
    }
    expect(normalQuantile(0.1)).toBeCloseTo(-1.2815515655446004, 12);
  });

  it('should refuse what is no share', () => {
    expect(() => normalQuantile(0)).toThrow(/no share/);
    expect(() => normalQuantile(1)).toThrow(RangeError);
  });
});
