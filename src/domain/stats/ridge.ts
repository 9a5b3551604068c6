import { requireSameLength } from '../checks';
import type { Numbers } from '../frame';
import { choleskyFactor, choleskySolve } from './cholesky';

export interface LinearFit {
  readonly intercept: number;
  /** One a column. */
  readonly coefficients: Float64Array;
}

/**
 * Ridge regression (Hoerl & Kennard, 1970): minimises mean squared error + λ · Σ coefficient². The intercept is
 * not penalised. Give columns of like spread (scaled), since the penalty is the same for all. Several targets
 * share one factorisation.
 *
 * @param columns regressors, one value a row each, without NaN
 * @param targets one or more targets on the same rows, without NaN
 * @param lambda penalty, at least 0, in squared units of the columns
 * @returns one fit a target
 * @throws RangeError when lengths differ, there is no row, λ is negative, or columns depend on each other and λ
 *   is too small to tell them apart
 */
export function ridgeRegression(
  columns: readonly Numbers[],
  targets: readonly Numbers[],
  lambda: number,
): LinearFit[] {
  const rows = (targets[0] ?? columns[0] ?? []).length;
  for (const series of [...columns, ...targets])
    requireSameLength('ridgeRegression', series, { length: rows });
  if (rows === 0) throw new RangeError('ridgeRegression: there are no rows. Give at least one.');
  if (!(lambda >= 0)) throw new RangeError(`ridgeRegression: lambda is ${lambda}. Give a number from 0 up.`);
  const means = columns.map(mean);
  const centred = columns.map((column, c) => Float64Array.from(column, (value) => value - means[c]!));
  const size = columns.length;
  const moments = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++)
      moments[i * size + j] = moments[j * size + i] = dot(centred[i]!, centred[j]!);
    moments[i * size + i]! += lambda * rows;
  }
  const factor = choleskyFactor(moments, size);
  return targets.map((target) => {
    const level = mean(target);
    const against = Float64Array.from(centred, (column) => dot(column, target));
    const coefficients = choleskySolve(factor, against);
    const explained = coefficients.reduce((sum, coefficient, c) => sum + coefficient * means[c]!, 0);
    return { intercept: level - explained, coefficients };
  });
}

/** What the fit gives for one row of regressors. */
export function predictLinear(fit: LinearFit, row: Numbers): number {
  return fit.coefficients.reduce((sum, coefficient, c) => sum + coefficient * row[c]!, fit.intercept);
}

function mean(values: Numbers): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function dot(x: Numbers, y: Numbers): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
