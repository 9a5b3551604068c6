import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { betaAnswer } from '../../../src/domain/shock/beta-answer';

function normals(n: number, seed: number, scale: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => scale * random.normal());
}

const stocks = normals(1500, 1, 0.01);
const rates = normals(1500, 2, 0.05);
const points = normals(1500, 3, 800);
const noise = normals(1500, 4, 0.03);
const returns = noise.map((value, t) => value + 1.5 * stocks[t]! - 0.1 * rates[t]! + 0.00001 * points[t]!);
const factors = (stock: number, rate: number) => [
  { id: 'sp500', changes: stocks, shock: stock },
  { id: 'fed_rate', changes: rates, shock: rate },
  { id: 'index', changes: points, shock: 0 },
];

describe('betaAnswer', () => {
  it('should find known betas whatever the units, and add up the parts', () => {
    const { factors: found, effect } = betaAnswer(returns, factors(-0.3, 2));
    expect(found[0]!.beta).toBeCloseTo(1.5, 0);
    expect(Math.abs(found[1]!.beta + 0.1)).toBeLessThan(3 * found[1]!.standardError);
    expect(Math.abs(found[2]!.beta - 0.00001)).toBeLessThan(3 * found[2]!.standardError);
    expect(effect).toBeCloseTo(
      found.reduce((sum, { part }) => sum + part, 0),
      12,
    );
  });

  it('should equal beta times shock and its error for a single factor', () => {
    const { effect, standardError, factors: found } = betaAnswer(returns, factors(-0.3, 0));
    expect(effect).toBeCloseTo(-0.3 * found[0]!.beta, 12);
    expect(standardError).toBeCloseTo(0.3 * found[0]!.standardError, 12);
  });

  it('should say when the interval holds zero', () => {
    const unrelated = [{ id: 'x', changes: rates, shock: 1 }];
    expect(betaAnswer(noise, unrelated).spansZero).toBe(true);
    expect(betaAnswer(returns, factors(-0.3, 0)).spansZero).toBe(false);
  });

  it('should answer nothing to no shock', () => {
    const { effect, lower, upper } = betaAnswer(returns, factors(0, 0));
    expect([effect, lower, upper].map(Math.abs)).toEqual([0, 0, 0]);
  });

  it('should cover the truth about as often as it says', () => {
    let covered = 0;
    for (let seed = 0; seed < 100; seed++) {
      const [x, e] = [normals(300, 10 + seed, 1), normals(300, 500 + seed, 1)];
      const { lower, upper } = betaAnswer(
        e.map((value, t) => value + 0.5 * x[t]!),
        [{ id: 'x', changes: x, shock: 1 }],
      );
      if (lower <= 0.5 && upper >= 0.5) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(88);
  });
});
