import { quantiles } from '../stats/quantile';
import type { DensityForecaster } from './density';
import type { ForecastData } from './forecaster';
import { har, type VarianceForecaster } from './har';
import { logReturn } from './log-returns';

/**
 * A distribution that widens and narrows with the forecast volatility: quantiles of the training rows' standardised
 * h-day log returns, r / s with s = √(h · exp(log variance)), times the s of the day. How fat the tails are and
 * which way they lean is learned; how wide they are today comes from the volatility.
 *
 * @param volatility HAR by default
 */
export function scaledDensity(volatility: VarianceForecaster = har): DensityForecaster {
  return {
    id: `${volatility.id}-density`,
    label: `${volatility.label} volatility, empirical quantiles`,
    fit(data, { train }, { horizon, levels }) {
      const fitted = volatility.fit(data, train, horizon);
      const scales = (later: ForecastData, origin: number): Float64Array =>
        fitted.forecast(later, origin).map((logVariance, i) => Math.sqrt((i + 1) * Math.exp(logVariance)));
      const standard: number[][] = Array.from({ length: horizon }, () => []);
      for (let origin = train.from + volatility.reach(horizon); origin + horizon < train.to; origin++) {
        const sizes = scales(data, origin);
        sizes.forEach((size, i) => {
          const value = logReturn(data.closes, origin, i + 1) / size;
          if (Number.isFinite(value)) standard[i]!.push(value);
        });
      }
      const shapes = standard.map((values) => quantiles(values, levels));
      return {
        scales,
        quantiles: (later, origin) => {
          const sizes = scales(later, origin);
          return shapes.map((shape, i) => shape.map((value) => value * sizes[i]!));
        },
      };
    },
  };
}
