import type { Fan } from '../../contracts/evaluation';
import type { BandMetrics, PathForecast } from '../../contracts/run';

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

interface RunWords {
  /** Of the chosen run; empty for none. */
  readonly name: string;
  readonly drawn: boolean;
  readonly ownBands: boolean;
  /** What its bands held on its test. */
  readonly held?: readonly Pick<BandMetrics, 'nominal' | 'averageCoverage'>[];
}

/** Whose bands are drawn, and what became of the chosen run. */
export function bandsWords(method: string, { name, drawn, ownBands, held = [] }: RunWords): string {
  if (name === '') return `Bands of the volatility model: ${method}.`;
  if (!drawn) {
    return `Bands of the volatility model: ${method}. ${name} does not end on the last known day, so it has nothing to say of the days after.`;
  }
  if (ownBands) {
    const covered = held.map(
      ({ nominal, averageCoverage }) => `${nominal} % bands covered ${averageCoverage.toFixed(0)} %`,
    );
    const words = covered.length > 0 ? ` On its test ${covered.join(', ')}.` : '';
    return `Bands of ${name} itself: its quantiles, calibrated on days of their own.${words}`;
  }
  return `Bands of the volatility model, ${method}, not of ${name}, which gives a path alone.`;
}
