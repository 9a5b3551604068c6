import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, permutation, resumeRandom } from '../../src/domain/random';

describe('createRandom', () => {
  it('should repeat itself for the same seed and differ for another', () => {
    const draw = (seed: number): number[] => {
      const random = createRandom(seed);
      return Array.from({ length: 20 }, () => random.next());
    };
    expect(draw(42)).toEqual(draw(42));
    expect(draw(42)).not.toEqual(draw(43));
  });

  it('should go on from its state as if never interrupted', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 30 }), (seed, drawn) => {
        const random = createRandom(seed);
        for (let i = 0; i < drawn; i++) random.normal();
        const resumed = resumeRandom(random.state());
        expect([resumed.next(), resumed.normal(), resumed.integer(99)]).toEqual([
          random.next(),
          random.normal(),
          random.integer(99),
        ]);
      }),
    );
  });

  it('should fill an array with the very numbers that one draw after another gives', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 40 }), (seed, count) => {
        const [one, many] = [createRandom(seed), createRandom(seed)];
        const values = new Float64Array(count);
        many.normals!(values);
        expect([...values]).toEqual(Array.from(values, () => one.normal()));
        expect(many.state()).toEqual(one.state());
      }),
    );
  });

  it('should be uniform in 0..1 and standard normal', () => {
    const random = createRandom(1);
    const n = 40_000;
    const uniform = Array.from({ length: n }, () => random.next());
    const normal = Array.from({ length: n }, () => random.normal());
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / n;
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    // Four standard errors.
    expect(Math.abs(mean(uniform) - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
    expect(Math.abs(mean(normal))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(mean(normal.map((value) => value * value)) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  });
});

describe('permutation', () => {
  it('should hold every number once and depend on the seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 200 }), (seed, n) => {
        const order = permutation(n, createRandom(seed));
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
    expect(permutation(50, createRandom(1))).not.toEqual(permutation(50, createRandom(2)));
  });
});
