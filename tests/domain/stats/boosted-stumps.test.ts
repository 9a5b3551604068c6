import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { boostStumps, predictStumps } from '../../../src/domain/stats/boosted-stumps';

const random = createRandom(2);
const draw = (n: number): number[] => Array.from({ length: n }, () => random.normal());
const [noise, cause] = [draw(600), draw(600)];

describe('boostStumps', () => {
  it('should find a step in one of its inputs', () => {
    const target = cause.map((value) => (value > 0.3 ? 2 : -1));
    const model = boostStumps([noise, cause], target, { rounds: 200, rate: 0.1 });
    expect(model.stumps[0]!.column).toBe(1);
    expect(predictStumps(model, [0, 1])).toBeCloseTo(2, 1);
    expect(predictStumps(model, [0, -1])).toBeCloseTo(-1, 1);
  });

  it('should put the first cut where the squared error falls most', () => {
    const model = boostStumps([[1, 2, 3, 4]], [0, 0, 6, 6], { rounds: 1, rate: 1, minShare: 0, cuts: 3 });
    const [stump] = model.stumps;
    expect(model.base).toBe(3);
    expect(stump!.cut).toBeGreaterThan(2);
    expect(stump!.cut).toBeLessThan(3);
    expect([stump!.below, stump!.above]).toEqual([-3, 3]);
  });

  it('should give the mean where inputs say nothing', () => {
    const model = boostStumps([[1, 1, 1]], [1, 2, 6]);
    expect([model.stumps.length, predictStumps(model, [5])]).toEqual([0, 3]);
  });

  it('should forecast nothing from a missing input', () => {
    const model = boostStumps([cause], cause, { rounds: 3 });
    expect(predictStumps(model, [NaN])).toBeNaN();
  });

  it('should refuse to learn from nothing or with too many cuts', () => {
    expect(() => boostStumps([[]], [])).toThrow(/no rows/);
    expect(() => boostStumps([[1]], [1], { cuts: 300 })).toThrow(/at most 255/);
  });
});
