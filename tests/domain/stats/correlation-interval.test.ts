import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { circularBlocks } from '../../../src/domain/stats/bootstrap';
import { pearson, spearman } from '../../../src/domain/stats/correlation';
import { correlationInterval } from '../../../src/domain/stats/correlation-interval';
import { ranks } from '../../../src/domain/stats/ranks';
import { resampledPearson, resampledSpearman } from '../../../src/domain/stats/resampled-correlation';
import { autoregression, inference } from '../../fixtures/inference';

/** Two autoregressive series whose true correlation is `rho`. */
function pair(n: number, rho: number, seed: number): [Float64Array, Float64Array] {
  const [x, other] = [autoregression(n, 0.6, 2 * seed), autoregression(n, 0.6, 2 * seed + 1)];
  return [x, other.map((value, t) => rho * x[t]! + Math.sqrt(1 - rho * rho) * value)];
}

function cover(rho: number, n: number, blockLength?: number): number {
  let covered = 0;
  const samples = 150;
  for (let seed = 1; seed <= samples; seed++) {
    const [x, y] = pair(n, rho, seed);
    const fixed = blockLength === undefined ? {} : { blockLength };
    const { lower, upper } = correlationInterval(x, y, { method: 'pearson', resamples: 250, seed, ...fixed });
    if (lower <= rho && rho <= upper) covered++;
  }
  return covered / samples;
}

describe('resampled correlations', () => {
  it('should equal the correlation of the resampled pairs', () => {
    const x = inference.change.map((value) => Math.round(4 * value));
    const y = inference.return;
    const rows = circularBlocks(x.length, 3, createRandom(2));
    const [left, right] = [x, y].map((series) => [...rows].map((row) => series[row]!)) as [
      number[],
      number[],
    ];
    expect(resampledPearson(Float64Array.from(x), Float64Array.from(y))(rows)).toBeCloseTo(
      pearson(left, right),
      12,
    );
    expect(resampledSpearman(ranks(x), ranks(y))(rows)).toBeCloseTo(spearman(left, right), 12);
  });

  it('should have no value on a resample that is constant', () => {
    const [x, y] = [Float64Array.of(1.1, 2.2, 3.7), Float64Array.of(4, 1, 9)];
    const rows = Int32Array.of(2, 2, 2);
    expect(resampledPearson(x, y)(rows)).toBeNaN();
    expect(resampledSpearman(ranks(x), ranks(y))(rows)).toBeNaN();
  });
});

describe('correlationInterval', () => {
  it('should cover the truth about as often as it says on autoregressive pairs', () => {
    for (const rho of [0, 0.5]) {
      const covered = cover(rho, 400);
      expect(covered).toBeGreaterThan(0.88);
      expect(covered).toBeLessThan(0.985);
    }
  });

  it('should cover more often than an interval that takes rows one by one', () => {
    const byRows = cover(0, 400, 1);
    expect(byRows).toBeLessThan(0.84);
    expect(cover(0, 400)).toBeGreaterThan(byRows + 0.05);
  });

  it('should be the same for the same seed and another for another', () => {
    const [x, y] = pair(200, 0.3, 5);
    const options = { method: 'spearman', resamples: 200 } as const;
    const first = correlationInterval(x, y, { ...options, seed: 1 });
    expect(correlationInterval(x, y, { ...options, seed: 1 })).toEqual(first);
    expect(correlationInterval(x, y, { ...options, seed: 2 }).lower).not.toBe(first.lower);
    expect(first.value).toBeCloseTo(spearman(x, y), 12);
    expect(first.lower < first.value && first.value < first.upper).toBe(true);
  });

  it('should leave out rows without a pair and widen with the level', () => {
    const [x, y] = pair(200, 0.3, 6);
    x[10] = NaN;
    y[20] = NaN;
    const at = (level: number): ReturnType<typeof correlationInterval> =>
      correlationInterval(x, y, { method: 'pearson', resamples: 400, seed: 1, level });
    expect(at(0.95).n).toBe(198);
    expect(at(0.99).upper - at(0.99).lower).toBeGreaterThan(at(0.8).upper - at(0.8).lower);
  });

  it('should have no interval where there is no correlation', () => {
    const flat = correlationInterval([1, 1, 1, 1], [1, 2, 3, 4], { method: 'pearson', seed: 1 });
    expect(flat).toMatchObject({ value: NaN, lower: NaN, upper: NaN, n: 4 });
    expect(() => correlationInterval([1, 2], [1], { method: 'pearson', seed: 1 })).toThrow(/2 and 1 values/);
    expect(() => correlationInterval([1, 2], [1, 2], { method: 'pearson', seed: 1, level: 95 })).toThrow(
      /level is 95/,
    );
  });
});
