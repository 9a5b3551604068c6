import type { Fan } from '../../contracts/evaluation';
import type { PathForecast } from '../../contracts/run';

/**
 * The bands of a quantile head as a fan: [level][day] in USD. The volatility beside them stays that of the volatility
 * model, since a head of quantiles gives none.
 *
 * @returns null where the path has no bands, or not on every day
 */
export function fanOfRun({ originDay, lastClose, days, quantiles }: PathForecast, like: Fan): Fan | null {
  const [first] = quantiles ?? [];
  const whole = quantiles?.length === days.length && quantiles.flat().every(Number.isFinite);
  if (!first || !whole || first.length !== like.quantiles.length) return null;
  return {
    originDay,
    lastClose,
    days: Int32Array.from(days),
    quantiles: first.map((_, level) => Float64Array.from(quantiles, (values) => values[level]!)),
    volatility: Float64Array.from(days, (_, i) => like.volatility[i] ?? NaN),
  };
}

/** Whose bands are drawn, and what became of the chosen run. */
export function bandsWords(
  method: string,
  { name, drawn, ownBands }: { name: string; drawn: boolean; ownBands: boolean },
): string {
  if (name === '') return `Bands of the volatility model: ${method}.`;
  if (!drawn) {
    return `Bands of the volatility model: ${method}. ${name} does not end on the last known day, so it has nothing to say of the days after.`;
  }
  if (ownBands) return `Bands of ${name} itself: its quantiles, calibrated on its own calibration days.`;
  return `Bands of the volatility model, ${method}, not of ${name}, which gives a path alone.`;
}
