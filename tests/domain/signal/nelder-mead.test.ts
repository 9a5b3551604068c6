import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { nelderMead } from '../../../src/domain/signal/nelder-mead';

describe('nelderMead', () => {
  it('should find the bottom of a bent valley (Rosenbrock)', () => {
    const rosenbrock = ([x, y]: readonly number[]): number => (1 - x!) ** 2 + 100 * (y! - x! ** 2) ** 2;
    const { point, value, evaluations } = nelderMead(rosenbrock, [-1.2, 1], { step: 0.5, tolerance: 1e-14 });
    expect(point[0]).toBeCloseTo(1, 5);
    expect(point[1]).toBeCloseTo(1, 5);
    expect(value).toBeLessThan(1e-10);
    expect(evaluations).toBeLessThan(600);
  });

  it('should find the centre of any bowl in three dimensions', () => {
    const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(coordinate, coordinate, coordinate), (centre) => {
        const bowl = (point: readonly number[]): number =>
          point.reduce((sum, x, i) => sum + (i + 1) * (x - centre[i]!) ** 2, 0);
        const { point } = nelderMead(bowl, [0, 0, 0], { tolerance: 1e-12 });
        centre.forEach((x, i) => expect(point[i]).toBeCloseTo(x, 3));
      }),
      { numRuns: 50, seed: 4 },
    );
  });

  it('should never end above its start, and walk away from what is not a number', () => {
    const broken = ([x]: readonly number[]): number => (x! < 0 ? NaN : x! + 1);
    const { point, value } = nelderMead(broken, [3], { maxEvaluations: 200 });
    expect(value).toBeLessThanOrEqual(4);
    expect(point[0]).toBeGreaterThanOrEqual(0);
    expect(nelderMead(() => NaN, [1, 2], { maxEvaluations: 10 }).value).toBe(Infinity);
  });

  it('should stop when its evaluations are used up', () => {
    const { evaluations } = nelderMead(([x]) => x! * x!, [1e6], { maxEvaluations: 12 });
    expect(evaluations).toBeLessThanOrEqual(14);
  });
});
