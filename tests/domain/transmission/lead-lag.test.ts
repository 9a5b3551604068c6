import { describe, expect, it } from 'vitest';
import { leadLag } from '../../../src/domain/transmission/lead-lag';
import { autoregression, inference } from '../../fixtures/inference';

describe('leadLag', () => {
  it('should agree with the reference, lag by lag', () => {
    for (const method of ['pearson', 'spearman'] as const) {
      const found = leadLag(inference.change, inference.return, { reach: 3, method });
      for (const point of inference.leadLag.points) {
        const at = found.lags.indexOf(point.lag);
        expect(found.values[at]).toBeCloseTo(method === 'pearson' ? point.value : point.spearman, 12);
        expect(found.n[at]).toBe(point.n);
        if (method === 'spearman') continue;
        expect(found.bound[at]).toBeCloseTo(point.bound, 9);
        expect(found.jointBound[at]).toBeCloseTo(point.joint, 9);
        expect(found.inflation).toBeCloseTo(inference.leadLag.inflation, 12);
      }
    }
  });

  it('should put an indicator that comes two rows first at lag 2', () => {
    const x = autoregression(500, 0, 1);
    const coin = x.map((_, t) => x[t - 2] ?? NaN);
    const { lags, values } = leadLag(x, coin, { reach: 5 });
    expect(lags[values.indexOf(Math.max(...values))]).toBe(2);
    expect(Math.max(...values)).toBeCloseTo(1, 12);
  });

  it('should keep as many lags of unrelated series inside the bounds as it says', () => {
    let [outside, all, jointly] = [0, 0, 0];
    for (let seed = 1; seed <= 60; seed++) {
      const found = leadLag(autoregression(600, 0.7, 2 * seed), autoregression(600, 0.7, 2 * seed + 1), {
        reach: 15,
      });
      const isOutside = (bound: Float64Array): number =>
        found.values.filter((value, i) => Math.abs(value) > bound[i]!).length;
      outside += isOutside(found.bound);
      all += found.values.length;
      if (isOutside(found.jointBound) > 0) jointly++;
    }
    expect(outside / all).toBeLessThan(0.075);
    expect(outside / all).toBeGreaterThan(0.025);
    expect(jointly / 60).toBeLessThan(0.13);
  });

  it('should name what is wrong', () => {
    expect(() => leadLag([1, 2, 3], [1, 2, 3])).toThrow(/3 rows are too few for lags up to 30/);
    expect(() => leadLag([1, 2, 3], [1, 2])).toThrow(/same days/);
  });
});
