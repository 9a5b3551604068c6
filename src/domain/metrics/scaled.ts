import type { Numbers } from '../frame';
import { mae, rmse } from './point';
import { meanOver } from './pairs';

/**
 * Mean absolute scaled error: MAE over `scale` (Hyndman & Koehler, 2006). Below 1 the forecast errs less than
 * the naive one did from day to day in training. Rows with NaN are left out.
 *
 * @param scale mean absolute daily change of the training rows, from `meanAbsoluteChange`; same unit
 * @returns NaN when no row is left or the scale is not positive (a series that never moved is no yardstick)
 * @throws RangeError when the lengths differ
 */
export function mase(actual: Numbers, forecast: Numbers, scale: number): number {
  return scale > 0 ? mae(actual, forecast) / scale : NaN;
}

/**
 * The yardstick of `mase`: mean |y_i − y_{i−1}| over the rows, pairs with NaN left out.
 *
 * @param values the training rows, any unit
 * @returns in the unit of the values; NaN with fewer than two neighbours
 */
export function meanAbsoluteChange(values: Numbers): number {
  const rows = Float64Array.from(values);
  const [before, after] = [rows.subarray(0, -1), rows.subarray(1)];
  return mae(before, after);
}

/**
 * Skill against a baseline, percent: 100 · (1 − RMSE / RMSE of the baseline), over the rows where all three
 * have a value. Positive = better than the baseline, 0 = equal to it.
 *
 * @returns −Infinity when only the baseline is perfect, 0 when both are, NaN when no row is left
 * @throws RangeError when the lengths differ
 */
export function skill(actual: Numbers, forecast: Numbers, baseline: Numbers): number {
  const shared: [number[], number[], number[]] = [[], [], []];
  meanOver('skill', [actual, forecast, baseline], (row) => {
    shared[0].push(actual[row]!);
    shared[1].push(forecast[row]!);
    return shared[2].push(baseline[row]!);
  });
  const [ours, theirs] = [rmse(shared[0], shared[1]), rmse(shared[0], shared[2])];
  return ours === theirs ? 0 : 100 * (1 - ours / theirs);
}
