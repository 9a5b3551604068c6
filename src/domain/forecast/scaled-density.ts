import { quantiles } from '../stats/quantile';
import type { DensityForecaster } from './density';
import type { ForecastData } from './forecaster';
import { har, type FittedVariance, type VarianceForecaster } from './har';
import { logReturn } from './log-returns';

export interface ScaledDensityOptions {
  /** How the width of the day is forecast; HAR by default. */
  readonly volatility?: VarianceForecaster;
  /**
   * How far the width follows the forecast, in logarithms: 0 = always its mean of the training rows, 1 = all the way.
   * Halfway by default: a forecast of the variance is itself uncertain, and the losses of a band too narrow and of
   * one too wide are nearly even about the middle.
   */
  readonly follow?: number;
}

/**
 * A distribution that widens and narrows with the forecast volatility: quantiles of the training rows' standardised
 * h-day log returns, r / s, times the s of the day. With v = √(h · exp(log variance)) and v̄ its geometric mean over
 * the training rows, s = v̄ · (v / v̄)^follow. How fat the tails are and which way they lean is learned; how wide they
 * are today comes from the volatility.
 *
 * @throws RangeError when `follow` is not within 0..1
 */
export function scaledDensity({
  volatility = har,
  follow = 0.5,
}: ScaledDensityOptions = {}): DensityForecaster {
  if (!(follow >= 0 && follow <= 1)) {
    throw new RangeError(`scaledDensity: follow is ${follow}. Give a share from 0 to 1.`);
  }
  return {
    id: `${volatility.id}-density`,
    label: `${volatility.label} volatility, empirical quantiles`,
    fit(data, { train }, { horizon, levels }) {
      const fitted = volatility.fit(data, train, horizon);
      const first = train.from + volatility.reach(horizon);
      const rows = Array.from({ length: Math.max(0, train.to - horizon - first) }, (_, i) => first + i);
      const widths = rows.map((origin) => logWidths(fitted, data, origin));
      const means = Array.from({ length: horizon }, (_, h) => meanOf(widths.map((values) => values[h]!)));
      const followed = (values: Float64Array): Float64Array =>
        values.map((value, h) => Math.exp(means[h]! + follow * (value - means[h]!)));
      const sizes = widths.map(followed);
      const shapes = means.map((_, h) => {
        const standard = rows.map((origin, i) => logReturn(data.closes, origin, h + 1) / sizes[i]![h]!);
        return quantiles(standard.filter(Number.isFinite), levels);
      });
      const scales = (later: ForecastData, origin: number): Float64Array =>
        followed(logWidths(fitted, later, origin));
      return {
        scales,
        quantiles: (later, origin) => {
          const today = scales(later, origin);
          return shapes.map((shape, h) => shape.map((value) => value * today[h]!));
        },
      };
    },
  };
}

/** Logarithm of the forecast SD of the h-day return, one a horizon. */
function logWidths(fitted: FittedVariance, data: ForecastData, origin: number): Float64Array {
  return fitted.forecast(data, origin).map((logVariance, i) => 0.5 * (Math.log(i + 1) + logVariance));
}

/** Mean of the values that are there. */
function meanOf(values: readonly number[]): number {
  const present = values.filter(Number.isFinite);
  return present.reduce((sum, value) => sum + value, 0) / present.length;
}
