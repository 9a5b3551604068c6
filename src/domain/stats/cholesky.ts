/** A lower triangle L with L Lᵀ = the factored matrix, row by row in one array. */
export interface CholeskyFactor {
  readonly size: number;
  readonly lower: Float64Array;
}

/**
 * Cholesky factorisation of a symmetric positive definite matrix (Golub & Van Loan, Matrix Computations,
 * section 4.2).
 *
 * @param matrix size × size, row by row; only the lower triangle is read
 * @throws RangeError naming the row at which the matrix turns out not to be positive definite
 */
export function choleskyFactor(matrix: Float64Array, size: number): CholeskyFactor {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * size + j]!;
      for (let k = 0; k < j; k++) rest -= lower[i * size + k]! * lower[j * size + k]!;
      if (i > j) {
        lower[i * size + j] = rest / lower[j * size + j]!;
        continue;
      }
      // What earlier columns leave of this one: rounding noise where it is a combination of them.
      if (!(rest > 1e-13 * matrix[i * size + i]!)) {
        throw new RangeError(
          `choleskyFactor: column ${i} depends on the ones before it. Leave it out or raise the penalty.`,
        );
      }
      lower[i * size + i] = Math.sqrt(rest);
    }
  }
  return { size, lower };
}

/** Solves L Lᵀ x = right by forward and back substitution. */
export function choleskySolve({ size, lower }: CholeskyFactor, right: Float64Array): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i]! -= lower[i * size + k]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i]! -= lower[k * size + i]! * x[k]!;
    x[i]! /= lower[i * size + i]!;
  }
  return x;
}
