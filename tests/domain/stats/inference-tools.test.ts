import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { circularBlocks, stationaryBlocks } from '../../../src/domain/stats/bootstrap';
import { optimalBlockLength } from '../../../src/domain/stats/block-length';
import { fisherUpper, studentCritical } from '../../../src/domain/stats/critical';
import { leastSquares } from '../../../src/domain/stats/least-squares';
import { benjaminiHochberg, holm } from '../../../src/domain/stats/multiple-testing';
import { neweyWest, neweyWestLags } from '../../../src/domain/stats/newey-west';
import { autoregression, inference, usMacro } from '../../fixtures/inference';

function near(actual: ArrayLike<number>, expected: ArrayLike<number>, relative = 1e-9): void {
  expect(actual).toHaveLength(expected.length);
  for (let i = 0; i < expected.length; i++) {
    expect(Math.abs(actual[i]! - expected[i]!)).toBeLessThanOrEqual(
      relative * Math.abs(expected[i]!) + 1e-15,
    );
  }
}

describe('circularBlocks', () => {
  it('should draw runs of consecutive rows, wrapped at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 70 }), (n, length) => {
        const rows = circularBlocks(n, length, createRandom(n * 100 + length));
        expect(rows).toHaveLength(n);
        rows.forEach((row, i) => {
          expect(row >= 0 && row < n).toBe(true);
          if (i % length !== 0) expect(row).toBe((rows[i - 1]! + 1) % n);
        });
      }),
    );
  });

  it('should draw every row equally often', () => {
    const counts = new Float64Array(10);
    const random = createRandom(3);
    for (let i = 0; i < 4000; i++) for (const row of circularBlocks(10, 4, random)) counts[row]!++;
    for (const count of counts) expect(Math.abs(count / 4000 - 1)).toBeLessThan(0.08);
  });

  it('should name what is wrong with its arguments', () => {
    expect(() => circularBlocks(10, 0, createRandom(1))).toThrow(/block length is 0.*at least 1/);
    expect(() => stationaryBlocks(10, 0.5, createRandom(1))).toThrow(/mean block length is 0.5.*from 1 up/);
  });
});

describe('stationaryBlocks', () => {
  it('should draw blocks of the wanted mean length', () => {
    const rows = stationaryBlocks(1000, 8, createRandom(5), 40_000);
    let breaks = 0;
    for (let i = 1; i < rows.length; i++) if (rows[i] !== (rows[i - 1]! + 1) % 1000) breaks++;
    expect(rows.length / breaks).toBeGreaterThan(7.6);
    expect(rows.length / breaks).toBeLessThan(8.4);
  });
});

describe('optimalBlockLength', () => {
  it('should give the length of the formula', () => {
    const wave = inference.change.map((value, t) => Math.sin(t / 5) + value);
    for (const [name, x] of [
      ['change', inference.change],
      ['smooth', inference.smooth],
      ['wave', wave],
    ] as const) {
      const { stationary, circular } = optimalBlockLength(x);
      near(
        [stationary, circular],
        [inference.blockLength[name].stationary, inference.blockLength[name].circular],
      );
    }
  });

  it('should be longer for a series that hangs on its past, and 1 for a constant one', () => {
    const lengths = [0, 0.5, 0.9].map((phi) => optimalBlockLength(autoregression(2000, phi, 4)).circular);
    expect(lengths[0]).toBeLessThan(4);
    expect(lengths[1]).toBeGreaterThan(lengths[0]! + 2);
    expect(lengths[2]).toBeGreaterThan(3 * lengths[1]!);
    expect(optimalBlockLength(new Float64Array(50).fill(3))).toEqual({ stationary: 1, circular: 1 });
  });
});

describe('critical values', () => {
  it('should give F as scipy does', () => {
    for (const { f, a, b, p } of inference.fisher) near([fisherUpper(f, a, b)], [p], 1e-10);
    expect(fisherUpper(0, 2, 9)).toBe(1);
    expect(fisherUpper(NaN, 2, 9)).toBeNaN();
    expect(() => fisherUpper(1, 0, 9)).toThrow(/0 and 9 degrees of freedom/);
  });

  it("should give Student's t as scipy does", () => {
    for (const { level, degrees, t } of inference.student) near([studentCritical(level, degrees)], [t], 1e-9);
    expect(() => studentCritical(1, 9)).toThrow(/level is 1/);
  });
});

describe('multiple testing', () => {
  it('should adjust as the formulas say', () => {
    near(holm(inference.pValues), inference.holm, 1e-12);
    near(benjaminiHochberg(inference.pValues), inference.benjaminiHochberg, 1e-12);
  });

  it('should leave out tests that could not be made', () => {
    const withGap = [0.01, NaN, 0.04];
    expect([...holm(withGap)]).toEqual([0.02, NaN, 0.04]);
    expect([...benjaminiHochberg(withGap)]).toEqual([0.02, NaN, 0.04]);
  });

  it('should never adjust downwards, and Holm never below Benjamini-Hochberg', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 }),
        (p) => {
          const [strict, mild] = [holm(p), benjaminiHochberg(p)];
          p.forEach((value, i) => {
            expect(mild[i]).toBeGreaterThanOrEqual(value - 1e-15);
            expect(strict[i]).toBeGreaterThanOrEqual(mild[i]! - 1e-12);
          });
        },
      ),
    );
  });
});

describe('leastSquares and neweyWest', () => {
  const fit = leastSquares(
    [inference.change.slice(1), inference.return.slice(0, -1)],
    inference.price.slice(1),
  );

  it('should agree with the matrix form', () => {
    near(fit.coefficients, inference.neweyWest.coefficients);
    for (const [lags, covariance] of Object.entries(inference.neweyWest.covariances)) {
      near(neweyWest(fit, { lags: Number(lags) }), covariance.flat(), 1e-8);
    }
  });

  it("should reproduce Stata's newey on US investment, GDP and the real interest rate", () => {
    const growth = (x: number[]): number[] => x.slice(1).map((value, i) => 400 * Math.log(value / x[i]!));
    const stata = leastSquares(
      [growth(usMacro('realgdp')), usMacro('realint').slice(0, -1)],
      growth(usMacro('realinv')),
    );
    near(stata.coefficients, [-9.4816727746549, 4.3742216647032, -0.61399696947899], 1e-10);
    const covariance = neweyWest(stata, { lags: 4 });
    const errors = [0, 4, 8].map((place) => Math.sqrt(covariance[place]!));
    near(errors, [1.1859338087713, 0.33125644884286, 0.29582347593197], 1e-10);
    expect(covariance[5]).toBeCloseTo(0.0003953117603, 10);
    // Without lags it is White's, as Stata's regress with vce(robust): the covariance of the robust Granger test.
    const white = neweyWest(stata, { lags: 0 });
    const robust = [0, 4, 8].map((place) => Math.sqrt(white[place]!));
    near(robust, [1.3690593206013, 0.32355452428856, 0.32772840315987], 1e-10);
    expect([stata.n, stata.degrees]).toEqual([202, 199]);
  });

  it('should find the spread of a mean of a series that hangs on its past', () => {
    const x = autoregression(20_000, 0.5, 8);
    const scale = (lags: number): number => {
      const regressor = autoregression(20_000, 0.5, 9);
      const covariance = neweyWest(leastSquares([regressor], x), { lags });
      return Math.sqrt(covariance[3]!);
    };
    // var of the slope is (1 + φ²) / (1 − φ²) = 1.667 times that of independent rows; White's does not see it.
    expect((scale(30) / scale(0)) ** 2).toBeGreaterThan(1.5);
    expect((scale(30) / scale(0)) ** 2).toBeLessThan(1.85);
  });

  it('should use more lags the more rows there are', () => {
    expect([50, 100, 1000, 4630].map(neweyWestLags)).toEqual([3, 4, 6, 9]);
  });

  it('should say what to do where a fit is not possible', () => {
    expect(() => leastSquares([[1, 2, 3]], [1, 2])).toThrow(/same days/);
    expect(() => leastSquares([[1, 2]], [1, 2])).toThrow(/2 rows cannot fix 2 coefficients/);
    expect(() => leastSquares([[5, 5, 5, 5]], [1, 2, 3, 4])).toThrow(/depends on the ones before/);
  });
});
