import { describe, expect, it } from 'vitest';
import { crossings, crps, pit, pitHistogram } from '../../../src/domain/metrics/density';
import { normalQuantile } from '../../../src/domain/stats/normal';

const LEVELS = [0.1, 0.5, 0.9];

describe('crps', () => {
  it('should be the absolute error of a certain forecast', () => {
    const certain = LEVELS.map(() => [1, 1]);
    expect(crps([3, 1], certain, LEVELS)).toBeCloseTo(1, 12);
  });

  it('should near the closed form of the normal distribution', () => {
    const levels = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000);
    const quantiles = levels.map((level) => [normalQuantile(level)]);
    // 2 φ(0) − 1 / √π for what comes at the mean.
    const exact = 2 / Math.sqrt(2 * Math.PI) - 1 / Math.sqrt(Math.PI);
    expect(crps([0], quantiles, levels)).toBeCloseTo(exact, 3);
  });
});

describe('pit', () => {
  it('should lie linearly between the quantiles and half way beyond', () => {
    const at = (actual: number): number => pit(actual, [-1, 0, 2], LEVELS);
    expect([at(-1), at(0), at(2)]).toEqual([0.1, 0.5, 0.9]);
    expect(at(1)).toBeCloseTo(0.7, 12);
    expect(at(-9)).toBeCloseTo(0.05, 12);
    expect(at(9)).toBeCloseTo(0.95, 12);
    expect([at(NaN), pit(1, [NaN, 0, 2], LEVELS)]).toEqual([NaN, NaN]);
  });
});

describe('pitHistogram', () => {
  it('should count rows between neighbouring quantiles', () => {
    const quantiles = [
      [0, 0, 0, NaN],
      [1, 1, 1, 1],
    ];
    const bars = pitHistogram([-1, 0.5, 1, 0], quantiles, [0.2, 0.8]);
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.2],
      [0.2, 0.8],
      [0.8, 1],
    ]);
    expect(bars.map(({ share }) => share)).toEqual([1 / 3, 2 / 3, 0]);
  });
});

describe('crossings', () => {
  it('should count the rows on which a quantile lies below a lower one', () => {
    expect(
      crossings([
        [0, 2, 1],
        [1, 1, 1],
        [2, 3, 0],
      ]),
    ).toBe(2);
  });
});
