import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { scheduleFactor } from '../../../src/domain/spec/schedule';

const curve = (steps: number): number[] =>
  Array.from({ length: steps }, (_, i) => scheduleFactor('cosine', i + 1, steps));

describe('scheduleFactor', () => {
  it('should leave a constant rate alone', () => {
    for (const step of [1, 50, 1000]) expect(scheduleFactor('constant', step, 100)).toBe(1);
  });

  it('should warm up in a twentieth of the steps, be half-way down in the middle of the rest, and end at a hundredth', () => {
    const factors = curve(2000);
    expect(factors[0]).toBeCloseTo(0.01, 12);
    expect(factors[99]).toBe(1);
    expect(factors[99 + 950]).toBeCloseTo(0.01 + 0.99 / 2, 12);
    expect(factors.at(-1)).toBeCloseTo(0.01, 12);
  });

  it('should rise to one and then only fall, above zero all the way, however few the steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), (steps) => {
        const factors = curve(steps);
        const top = factors.indexOf(1);
        expect(top).toBeGreaterThanOrEqual(0);
        expect(factors.every((factor) => factor > 0 && factor <= 1)).toBe(true);
        const steady = factors.every(
          (factor, i) => i === 0 || (i <= top ? factor > factors[i - 1]! : factor < factors[i - 1]!),
        );
        expect(steady).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('should go on at the end of the curve where a run takes more steps than was said', () => {
    expect(scheduleFactor('cosine', 500, 100)).toBeCloseTo(0.01, 12);
  });
});
