import { quantiles } from '../stats/quantile';
import { finish } from '../stats/steps';
import { requireTrainRows, type FittedForecaster, type Forecaster } from './forecaster';

export interface EnsembleOptions {
  /** How the members' forecasts are combined: their mean (default) or their median. */
  readonly combine?: 'mean' | 'median';
}

/**
 * Several forecasters as one: each is fitted on the same rows, and their forecasts are averaged day by day (Bates
 * & Granger, 1969). Members that have no forecast for an origin are passed over.
 *
 * @throws RangeError when there is no member
 */
export function ensemble(
  members: readonly Forecaster[],
  { combine = 'mean' }: EnsembleOptions = {},
): Forecaster {
  if (members.length === 0) throw new RangeError('ensemble: there are no members. Give at least one.');
  const forecaster: Forecaster = {
    id: `ensemble-${combine}`,
    label: `Ensemble (${combine} of ${members.length})`,
    supportsCovariates: members.some((member) => member.supportsCovariates),
    minTrainLength: Math.max(...members.map((member) => member.minTrainLength)),
    probabilistic: false,
    fit: (data, train, horizon) => finish(fitSteps(data, train, horizon)),
    fitSteps: (data, train, horizon) => fitSteps(data, train, horizon),
  };
  const fitSteps: NonNullable<Forecaster['fitSteps']> = function* (data, train, horizon) {
    requireTrainRows(forecaster, train, horizon);
    const fitted: FittedForecaster[] = [];
    for (const member of members) {
      const { fitSteps: inSteps } = member;
      fitted.push(inSteps ? yield* inSteps(data, train, horizon) : member.fit(data, train, horizon));
      yield fitted.length / members.length;
    }
    return {
      forecast: (later, origin) => {
        const all = fitted.map((one) => one.forecast(later, origin));
        return Float64Array.from({ length: horizon }, (_, h) => {
          const present = all.map((one) => one[h]!).filter(Number.isFinite);
          if (combine === 'median') return quantiles(present, [0.5])[0]!;
          return present.reduce((sum, value) => sum + value, 0) / present.length;
        });
      },
    };
  };
  return forecaster;
}
