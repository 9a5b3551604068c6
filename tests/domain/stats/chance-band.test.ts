import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { chanceBand } from '../../../src/domain/stats/chance-band';
import { pearson } from '../../../src/domain/stats/correlation';
import { rollingPearson } from '../../../src/domain/stats/rolling-pearson';
import { autoregression } from '../../fixtures/inference';

function white(n: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => random.normal());
}

describe('chanceBand', () => {
  it('should give |r| > 0.9 in 28.7 % of windows of three independent monthly points', () => {
    const options = { window: 3, resamples: 20_000, seed: 4, thresholds: [0.9, 0.997] };
    const { exceedance, lower, upper } = chanceBand(white(4000, 1), white(4000, 2), options);
    // Three points: r has the arcsine law, 1 − (2 / π) asin 0.9 = 0.2871. The standard error here is some 0.005.
    expect(Math.abs(exceedance[0]! - 0.2871)).toBeLessThan(0.013);
    expect(Math.abs(exceedance[1]! - 0.0493)).toBeLessThan(0.007);
    expect(lower).toBeLessThan(-0.99);
    expect(upper).toBeGreaterThan(0.99);
  });

  it('should give three monthly means of daily white noise the same', () => {
    const options = { window: 3, rowsPerPoint: 20, resamples: 8000, seed: 4, thresholds: [0.9] };
    const { exceedance, rows } = chanceBand(white(20_000, 3), white(20_000, 4), options);
    expect(rows).toBe(60);
    expect(Math.abs(exceedance[0]! - 0.2871)).toBeLessThan(0.025);
  });

  it("should be Student's band for independent rows and wider for series that hang on their past", () => {
    const of = (persistence: number): ReturnType<typeof chanceBand> =>
      chanceBand(autoregression(6000, persistence, 5), autoregression(6000, persistence, 6), {
        window: 60,
        resamples: 4000,
        seed: 1,
      });
    const plain = of(0);
    expect(Math.abs(plain.upper - 0.254)).toBeLessThan(0.02);
    expect(Math.abs(plain.lower + 0.254)).toBeLessThan(0.02);
    // (1 + φ²) / (1 − φ²) at 0.8 is 4.56: as if there were some 13 rows.
    expect(of(0.8).upper).toBeGreaterThan(0.45);
  });

  it('should agree with simulation of the process itself', () => {
    const simulated = Float64Array.from({ length: 1500 }, (_, i) =>
      pearson(autoregression(90, 0.9, 10_000 + 2 * i), autoregression(90, 0.9, 10_001 + 2 * i)),
    ).sort();
    const { upper } = chanceBand(autoregression(20_000, 0.9, 7), autoregression(20_000, 0.9, 8), {
      window: 90,
      resamples: 4000,
      seed: 2,
    });
    expect(Math.abs(upper - simulated[Math.floor(0.975 * 1500)]!)).toBeLessThan(0.05);
  });

  it('should be left by series that do belong together', () => {
    const x = autoregression(3000, 0.5, 9);
    const y = autoregression(3000, 0.5, 10).map((value, t) => value + x[t]!);
    const { upper, separateWindows } = chanceBand(x, y, { window: 90, seed: 3 });
    const inside = rollingPearson(x, y, 90).filter((value) => value < upper).length;
    expect(inside / 2911).toBeLessThan(0.05);
    expect(separateWindows).toBe(33);
  });

  it('should ask for a shorter window where the series is short', () => {
    expect(() => chanceBand(white(200, 1), white(200, 2), { window: 90, seed: 1 })).toThrow(
      /200 rows hold fewer than three windows of 90. Choose a shorter window/,
    );
    expect(() => chanceBand([1, 2], [1, 2], { window: 2, seed: 1 })).toThrow(/window is 2/);
  });
});
