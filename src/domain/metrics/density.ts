import type { Numbers } from '../frame';
import { pinballLoss } from './interval';

/**
 * Continuous ranked probability score from quantiles, 2 ∫ pinball loss dτ (Gneiting & Ranjan, 2011): the mean pinball
 * losses of the levels, each weighing the part of 0..1 that lies nearest to it, doubled. Coarse with few levels:
 * compare only forecasts of the same levels. For a distribution that is certain it is the absolute error.
 *
 * @param quantiles one array a level, one value a row, in the unit of the actual values
 * @param levels increasing shares between 0 and 1
 * @returns in the unit of the series; NaN when no row is left
 * @throws RangeError when lengths differ or a level is out of range
 */
export function crps(actual: Numbers, quantiles: readonly Numbers[], levels: Numbers): number {
  return quantiles.reduce((sum, values, i) => {
    const from = i === 0 ? 0 : (levels[i - 1]! + levels[i]!) / 2;
    const to = i === levels.length - 1 ? 1 : (levels[i]! + levels[i + 1]!) / 2;
    return sum + 2 * (to - from) * pinballLoss(actual, values, levels[i]!);
  }, 0);
}

/**
 * Probability integral transform: which share of the forecast distribution lies at or below what came, linear
 * between the quantiles; beyond the outermost ones half of what is left. Uniform on 0..1 for a calibrated forecast.
 *
 * @param quantiles of one forecast, one value a level, not decreasing
 * @param levels increasing shares between 0 and 1
 * @returns 0 to 1; NaN where a value is missing
 */
export function pit(actual: number, quantiles: Numbers, levels: Numbers): number {
  const last = levels.length - 1;
  if (Number.isNaN(actual)) return NaN;
  for (let i = 0; i <= last; i++) if (Number.isNaN(quantiles[i]!)) return NaN;
  if (actual < quantiles[0]!) return levels[0]! / 2;
  if (actual > quantiles[last]!) return (1 + levels[last]!) / 2;
  let above = 1;
  while (above < last && quantiles[above]! < actual) above++;
  const [low, high] = [quantiles[above - 1]!, quantiles[above]!];
  const share = high > low ? (actual - low) / (high - low) : 1;
  return levels[above - 1]! + share * (levels[above]! - levels[above - 1]!);
}

/** One bar of a PIT histogram: between two levels. */
export interface PitBar {
  readonly from: number;
  readonly to: number;
  /** Share of the rows that fell between the quantiles of the two levels; `to − from` where calibrated. */
  readonly share: number;
}

/**
 * PIT histogram of quantile forecasts: bars lie between neighbouring levels, so nothing is assumed of the shape in
 * between. A value equal to a quantile belongs below it.
 *
 * @param quantiles one array a level, one value a row
 * @returns from 0 to 1, one bar more than levels; shares are NaN where no row is complete
 */
export function pitHistogram(actual: Numbers, quantiles: readonly Numbers[], levels: Numbers): PitBar[] {
  const counts = new Float64Array(levels.length + 1);
  let rows = 0;
  for (let row = 0; row < actual.length; row++) {
    if (Number.isNaN(actual[row]!) || quantiles.some((values) => Number.isNaN(values[row]!))) continue;
    let bar = 0;
    while (bar < levels.length && actual[row]! > quantiles[bar]![row]!) bar++;
    counts[bar]!++;
    rows++;
  }
  return Array.from(counts, (count, i) => ({
    from: i === 0 ? 0 : levels[i - 1]!,
    to: i === levels.length ? 1 : levels[i]!,
    share: count / rows,
  }));
}

/**
 * Number of rows on which a quantile lies below the one before it, which no distribution can do.
 *
 * @param quantiles one array a level, one value a row, in the order of increasing levels
 */
export function crossings(quantiles: readonly Numbers[]): number {
  let crossed = 0;
  for (let row = 0; row < (quantiles[0]?.length ?? 0); row++) {
    if (quantiles.some((values, i) => i > 0 && values[row]! < quantiles[i - 1]![row]!)) crossed++;
  }
  return crossed;
}
