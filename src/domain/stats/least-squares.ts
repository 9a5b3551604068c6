import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';
import { choleskyFactor, choleskySolve } from './cholesky';

/** An ordinary least squares fit. Coefficient 0 is the intercept, coefficient c + 1 that of column c. */
export interface LeastSquares {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  /** Sum of squared residuals. */
  readonly rss: number;
  /** Rows. */
  readonly n: number;
  /** Rows less coefficients. */
  readonly degrees: number;
  /** (XᵀX)⁻¹, row by row. */
  readonly inverse: Float64Array;
  /** X: a column of ones, then the columns. */
  readonly design: readonly Float64Array[];
}

/**
 * Ordinary least squares with an intercept, by Cholesky factorisation of XᵀX.
 *
 * @param columns regressors, one value a row each, without NaN
 * @param y the target on the same rows, without NaN
 * @throws RangeError when lengths differ, there are no more rows than coefficients, or a column is constant or a
 *   combination of others
 */
export function leastSquares(columns: readonly Numbers[], y: Numbers): LeastSquares {
  for (const column of columns) requireSameLength('leastSquares', y, column);
  const n = y.length;
  const size = columns.length + 1;
  if (n <= size) {
    throw new RangeError(
      `leastSquares: ${n} rows cannot fix ${size} coefficients. Give more rows or fewer columns.`,
    );
  }
  const design = [
    new Float64Array(n).fill(1),
    ...columns.map((column) => Float64Array.from({ length: n }, (_, t) => column[t]!)),
  ];
  const factor = choleskyFactor(moments(design), size);
  const coefficients = choleskySolve(
    factor,
    Float64Array.from(design, (column) => dot(column, y)),
  );
  const residuals = Float64Array.from({ length: n }, (_, t) => y[t]!);
  design.forEach((column, c) => {
    for (let t = 0; t < n; t++) residuals[t]! -= coefficients[c]! * column[t]!;
  });
  const inverse = new Float64Array(size * size);
  for (let c = 0; c < size; c++) {
    const unit = new Float64Array(size);
    unit[c] = 1;
    inverse.set(choleskySolve(factor, unit), c * size);
  }
  const rss = dot(residuals, residuals);
  return { coefficients, residuals, rss, n, degrees: n - size, inverse, design };
}

/** XᵀX of columns of equal length, row by row. */
export function moments(columns: readonly Float64Array[]): Float64Array {
  const size = columns.length;
  const result = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) result[i * size + j] = result[j * size + i] = dot(columns[i]!, columns[j]!);
  }
  return result;
}

function dot(x: Numbers, y: Numbers): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
