import type { Numbers } from '../frame';

/**
 * Mean and sample standard deviation (divisor n − 1) of the values that are present; NaN = missing.
 * @returns NaN where there are too few: no value for the mean, one for the deviation
 */
export function meanAndDeviation(values: Numbers): { mean: number; deviation: number; count: number } {
  let [sum, count] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    sum += values[i]!;
    count++;
  }
  const mean = count > 0 ? sum / count : NaN;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i]!)) squares += (values[i]! - mean) ** 2;
  }
  return { mean, deviation: count > 1 ? Math.sqrt(squares / (count - 1)) : NaN, count };
}
