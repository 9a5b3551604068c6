import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { grangerTest } from '../../../src/domain/transmission/granger';
import { autoregression, inference, usMacro } from '../../fixtures/inference';

describe('grangerTest', () => {
  it("should reproduce R's lmtest on US consumption and GDP", () => {
    const growth = (x: number[]): number[] => x.slice(1).map((value, i) => Math.log(value) - Math.log(x[i]!));
    const test = grangerTest(growth(usMacro('realgdp')), growth(usMacro('realcons')), { lag: 2 });
    expect(test.statistic).toBeCloseTo(0.243097, 6);
    expect(test.pValue).toBeCloseTo(0.7844328, 7);
    expect([test.denominatorDegrees, test.numeratorDegrees, test.n]).toEqual([195, 2, 200]);
  });

  it('should agree with the matrix form, the robust test included', () => {
    for (const [lag, expected] of Object.entries(inference.granger.tests)) {
      const test = grangerTest(inference.change, inference.return, { lag: Number(lag) });
      expect(test.statistic / expected.statistic).toBeCloseTo(1, 9);
      expect(test.robust.statistic / expected.robust).toBeCloseTo(1, 8);
      expect(test.pValue).toBeCloseTo(expected.pValue, 12);
      expect(test.robust.pValue).toBeCloseTo(expected.robustP, 12);
      expect([test.n, test.denominatorDegrees]).toEqual([expected.n, expected.degrees]);
    }
  });

  it('should choose the lag with the smallest criterion on rows that all lags share', () => {
    for (const criterion of ['aic', 'bic'] as const) {
      const { lag, criteria } = grangerTest(inference.change, inference.return, { maxLag: 6, criterion });
      const expected = inference.granger.criteria[criterion];
      expected.forEach((value, i) => expect(criteria[i]).toBeCloseTo(value, 7));
      expect(lag).toBe(1 + expected.indexOf(Math.min(...expected)));
    }
  });

  it('should reject about one true null in twenty, and find what is there, the right way round', () => {
    let [falseAlarms, found, reversed] = [0, 0, 0];
    const samples = 300;
    for (let seed = 1; seed <= samples; seed++) {
      const x = autoregression(300, 0.5, 2 * seed);
      const own = autoregression(300, 0.3, 2 * seed + 1);
      if (grangerTest(x, own, { lag: 2 }).pValue < 0.05) falseAlarms++;
      const driven = own.map((value, t) => value + 0.3 * (x[t - 1] ?? 0));
      if (grangerTest(x, driven, { maxLag: 4 }).pValue < 0.05) found++;
      if (grangerTest(driven, x, { maxLag: 4 }).pValue < 0.05) reversed++;
    }
    expect(falseAlarms / samples).toBeGreaterThan(0.02);
    expect(falseAlarms / samples).toBeLessThan(0.085);
    expect(found / samples).toBeGreaterThan(0.95);
    expect(reversed / samples).toBeLessThan(0.1);
  });

  it('should stay near its size in the robust form where spread changes with the cause', () => {
    let [plain, robust] = [0, 0];
    for (let seed = 1; seed <= 300; seed++) {
      const random = createRandom(seed);
      const x = Float64Array.from({ length: 400 }, () => random.normal());
      const y = x.map((_, t) => random.normal() * Math.abs(x[t - 1] ?? 1));
      const test = grangerTest(x, y, { lag: 1 });
      if (test.pValue < 0.05) plain++;
      if (test.robust.pValue < 0.05) robust++;
    }
    expect(plain / 300).toBeGreaterThan(0.15);
    expect(robust / 300).toBeLessThan(0.09);
  });

  it('should use only rows whose lags are all there', () => {
    const gap = inference.return.map((value, t) => (t === 50 ? NaN : value));
    expect(grangerTest(inference.change, gap, { lag: 2 }).n).toBe(160 - 2 - 3);
    const missingCause = inference.change.map((value, t) => (t === 159 ? NaN : value));
    expect(grangerTest(missingCause, inference.return, { lag: 2 }).n).toBe(158);
  });

  it('should refuse a cause that moves on a handful of rows', () => {
    const steps = inference.change.map((value, t) => (t % 12 === 0 ? value : 0));
    expect(() => grangerTest(steps, inference.return, { maxLag: 2 })).toThrow(
      /the cause moves on 13 of 158 rows, too few for 2 lags\. Choose a longer range, for at least 20/,
    );
    expect(grangerTest(steps, inference.return, { maxLag: 1 }).lag).toBe(1);
  });

  it('should name what is wrong', () => {
    expect(() => grangerTest([1, 2, 3], [1, 2, 3])).toThrow(
      /0 rows are too few for 10 lags. Give at least 50 rows/,
    );
    expect(() => grangerTest(new Float64Array(160).fill(1), inference.return)).toThrow(
      /the cause does not move/,
    );
    expect(() => grangerTest([1], [1, 2])).toThrow(/same days/);
  });
});
