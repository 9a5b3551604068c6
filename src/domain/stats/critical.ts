import { regularizedBeta, studentTwoSided } from './distributions';

/**
 * Fisher's F: the probability of a value above `f`, I_{d₂ / (d₂ + d₁ f)}(d₂ / 2, d₁ / 2).
 *
 * @param f NaN gives NaN
 * @param numerator degrees of freedom, positive
 * @param denominator degrees of freedom, positive
 * @returns 0 to 1
 * @throws RangeError when degrees of freedom are not positive
 */
export function fisherUpper(f: number, numerator: number, denominator: number): number {
  if (!(numerator > 0 && denominator > 0)) {
    throw new RangeError(
      `fisherUpper: ${numerator} and ${denominator} degrees of freedom. Give positive numbers.`,
    );
  }
  if (Number.isNaN(f)) return NaN;
  if (f <= 0) return 1;
  if (f === Infinity) return 0;
  return regularizedBeta(denominator / (denominator + numerator * f), denominator / 2, numerator / 2);
}

/**
 * The distance from 0 within which Student's t falls with probability `level`: 1.96 for 0.95 and many degrees of
 * freedom. By bisection, to the last few digits.
 *
 * @throws RangeError when the level is not between 0 and 1, or the degrees of freedom are not positive
 */
export function studentCritical(level: number, degrees: number): number {
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `studentCritical: the level is ${level}. Give a number between 0 and 1, for example 0.95.`,
    );
  }
  const outside = 1 - level;
  let [low, high] = [0, 1];
  while (studentTwoSided(high, degrees) > outside) [low, high] = [high, 2 * high];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, degrees) > outside) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
