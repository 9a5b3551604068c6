import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { choleskyFactor, choleskySolve } from '../../../src/domain/stats/cholesky';
import { predictLinear, ridgeRegression } from '../../../src/domain/stats/ridge';
import { expectClose } from '../../fixtures/close';

describe('cholesky', () => {
  it('should solve random systems', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, size) => {
        const random = createRandom(seed);
        const root = Float64Array.from({ length: size * size }, () => random.normal());
        const matrix = new Float64Array(size * size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            for (let k = 0; k < size; k++) matrix[i * size + j]! += root[i * size + k]! * root[j * size + k]!;
          }
          matrix[i * size + i]! += 1;
        }
        const x = Float64Array.from({ length: size }, () => random.normal());
        const right = x.map((_, i) => x.reduce((sum, value, j) => sum + matrix[i * size + j]! * value, 0));
        expectClose(choleskySolve(choleskyFactor(matrix, size), right), x, { absolute: 1e-9 });
      }),
    );
  });

  it('should refuse a matrix that is not positive definite', () => {
    expect(() => choleskyFactor(Float64Array.of(1, 1, 1, 1), 2)).toThrow(/column 1 depends/);
    expect(() => choleskyFactor(Float64Array.of(0), 1)).toThrow(RangeError);
  });
});

describe('ridgeRegression', () => {
  const x = [1, 2, 3, 4];

  it('should be least squares without a penalty', () => {
    const [line, flat] = ridgeRegression(
      [x],
      [
        [3, 5, 7, 9],
        [2, 2, 2, 2],
      ],
      0,
    );
    expectClose([line!.intercept, line!.coefficients[0]!], [1, 2], { absolute: 1e-12 });
    expectClose([flat!.intercept, flat!.coefficients[0]!], [2, 0], { absolute: 1e-12 });
    expect(predictLinear(line!, [10])).toBeCloseTo(21, 10);
  });

  it('should weigh the penalty against the mean squared error', () => {
    // One column of variance 1.25: slope 2 · 1.25 / (1.25 + λ), the mean untouched.
    const [fit] = ridgeRegression([x], [[3, 5, 7, 9]], 1.25);
    expect(fit!.coefficients[0]).toBeCloseTo(1, 12);
    expect(predictLinear(fit!, [2.5])).toBeCloseTo(6, 12);
  });

  it('should refuse dependent columns without a penalty, and use them with one', () => {
    expect(() => ridgeRegression([x, x], [[3, 5, 7, 9]], 0)).toThrow(/raise the penalty/);
    const [fit] = ridgeRegression([x, x], [[3, 5, 7, 9]], 0.1);
    expect(fit!.coefficients[0]).toBeCloseTo(fit!.coefficients[1]!, 12);
  });

  it('should fit the mean alone where there are no columns', () => {
    expect(ridgeRegression([], [[1, 2, 6]], 1)[0]!.intercept).toBeCloseTo(3, 14);
  });

  it('should refuse lengths that differ, no rows and a negative penalty', () => {
    expect(() => ridgeRegression([[1, 2]], [[1]], 0)).toThrow(RangeError);
    expect(() => ridgeRegression([[]], [[]], 0)).toThrow(/no rows/);
    expect(() => ridgeRegression([x], [x], -1)).toThrow(/lambda is -1/);
  });
});
