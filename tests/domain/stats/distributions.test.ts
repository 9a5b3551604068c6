import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  logGamma,
  regularizedBeta,
  studentCdf,
  studentTwoSided,
} from '../../../src/domain/stats/distributions';
import { reference } from '../../fixtures/reference';

describe('student', () => {
  it('should equal scipy to 1e-10 of the tail', () => {
    for (const { df, t, cdf, p } of reference.student) {
      expect(Math.abs(studentCdf(t, df) - cdf), `t ${t}, ${df}`).toBeLessThan(1e-12);
      expect(Math.abs(studentTwoSided(t, df) - p), `t ${t}, ${df}`).toBeLessThan(1e-12);
      expect(Math.abs(studentTwoSided(t, df) / p - 1), `t ${t}, ${df}`).toBeLessThan(1e-10);
    }
  });

  it('should be symmetric and know its limits', () => {
    expect(studentCdf(-1.3, 9)).toBeCloseTo(1 - studentCdf(1.3, 9), 14);
    expect([studentTwoSided(Infinity, 3), studentTwoSided(0, 3), studentTwoSided(NaN, 3)]).toEqual([
      0,
      1,
      NaN,
    ]);
    expect(() => studentTwoSided(1, 0)).toThrow(RangeError);
  });

  it('should equal the arctangent with one degree of freedom', () => {
    fc.assert(
      fc.property(fc.double({ min: -50, max: 50, noNaN: true }), (t) => {
        expect(Math.abs(studentCdf(t, 1) - (0.5 + Math.atan(t) / Math.PI))).toBeLessThan(1e-12);
      }),
    );
  });
});

describe('logGamma and regularizedBeta', () => {
  it('should give factorials and the half', () => {
    let factorial = 1;
    for (let n = 1; n < 30; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(
        1e-13 * Math.max(1, Math.log(factorial)),
      );
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  });

  it('should mirror: I_x(a, b) = 1 − I_{1−x}(b, a)', () => {
    const size = fc.double({ min: 0.3, max: 200, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), size, size, (x, a, b) => {
        expect(Math.abs(regularizedBeta(x, a, b) + regularizedBeta(1 - x, b, a) - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  it('should refuse what is out of range', () => {
    expect(() => logGamma(0)).toThrow(RangeError);
    expect(() => regularizedBeta(1.1, 1, 1)).toThrow(/out of range/);
  });
});
