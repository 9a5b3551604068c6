import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arima } from '../../../src/domain/forecast/arima';
import { autoregression } from '../../../src/domain/forecast/autoregression';
import { conformal } from '../../../src/domain/forecast/conformal';
import {
  empiricalDensity,
  gaussianDensity,
  type DensityForecaster,
} from '../../../src/domain/forecast/density';
import { drift } from '../../../src/domain/forecast/drift';
import { ensemble } from '../../../src/domain/forecast/ensemble';
import type { ForecastData, Forecaster } from '../../../src/domain/forecast/forecaster';
import { har, varianceOfSpan, variancePersistence } from '../../../src/domain/forecast/har';
import { naive } from '../../../src/domain/forecast/naive';
import { pooledStumps } from '../../../src/domain/forecast/pooled-stumps';
import { ridge } from '../../../src/domain/forecast/ridge';
import { scaledDensity } from '../../../src/domain/forecast/scaled-density';
import { seasonalNaive } from '../../../src/domain/forecast/seasonal';
import { FUTURES, market, withFuture, type Future } from './market';

const ROWS = 300;
const TRAIN = { from: 4, to: 210 };
const CALIBRATION = { from: 213, to: 240 };
const HORIZON = 3;
const LEVELS = [0.1, 0.5, 0.9];

const FORECASTERS: readonly Forecaster[] = [
  naive,
  drift,
  seasonalNaive(),
  autoregression({ maxOrder: 4 }),
  arima({ maxP: 1, maxQ: 1 }),
  ridge(),
  ridge({ covariates: false }),
  pooledStumps({ rounds: 5 }),
  pooledStumps({ rounds: 5, covariates: true }),
  ensemble([drift, ridge()], { combine: 'median' }),
];

/** Whether forecasts from the origin stay the same to the last bit whatever the rows after it hold. */
function keepsTheLaw(
  forecaster: Forecaster,
  data: ForecastData,
  at: { origin: number; future: Future },
): boolean {
  const other = withFuture(data, at.origin, at.future);
  const [before, after] = [data, other].map((of) =>
    forecaster.fit(of, TRAIN, HORIZON).forecast(of, at.origin),
  );
  return before!.every((value, h) => Object.is(value, after![h]));
}

const origins = fc.integer({ min: TRAIN.to, max: ROWS - 1 });
const futures = fc.constantFrom(...FUTURES);

describe('the law of time', () => {
  it.each(FORECASTERS.map((one) => [one.id, one] as const))('should hold for %s', (_, forecaster) => {
    fc.assert(
      fc.property(fc.integer(), origins, futures, (seed, origin, future) => {
        const data = market(seed, ROWS);
        expect(keepsTheLaw(forecaster, data, { origin, future })).toBe(true);
        const forecast = forecaster.fit(data, TRAIN, HORIZON).forecast(data, origin);
        expect([forecast.length, forecast.every(Number.isFinite)]).toEqual([HORIZON, true]);
      }),
      { numRuns: 5, seed: 3 },
    );
  });

  it.each(FORECASTERS.map((one) => [one.id, one] as const))(
    'should keep rows outside the training out of the fit of %s',
    (_, forecaster) => {
      const data = market(9, ROWS);
      const early = (values: ArrayLike<number>): Float64Array =>
        Float64Array.from(values, (value, row) => (row < TRAIN.from ? 77 : value));
      const other = withFuture(
        {
          closes: early(data.closes),
          peers: data.peers!.map(({ closes }) => ({ closes: early(closes) })),
          covariates: data.covariates!.map(early),
        },
        TRAIN.to - 1,
        'changed',
      );
      const [a, b] = [data, other].map((of) => forecaster.fit(of, TRAIN, HORIZON).forecast(data, 250));
      expect(b).toEqual(a);
    },
  );

  it('should hold for forecasts of volatility', () => {
    const data = market(4, ROWS);
    for (const forecaster of [har, variancePersistence, varianceOfSpan]) {
      for (const future of FUTURES) {
        const other = withFuture(data, 255, future);
        const [a, b] = [data, other].map((of) => forecaster.fit(of, TRAIN, HORIZON).forecast(of, 255));
        expect(a!.every(Number.isFinite)).toBe(true);
        expect(b).toEqual(a);
      }
      const outside = withFuture(data, TRAIN.to - 1, 'changed');
      const fitted = [data, outside].map((of) => forecaster.fit(of, TRAIN, HORIZON));
      expect(fitted[1]!.forecast(data, 255)).toEqual(fitted[0]!.forecast(data, 255));
    }
  });

  it('should hold for distributions, whose quantiles never cross', async () => {
    const data = market(5, ROWS);
    const base = [
      gaussianDensity,
      empiricalDensity,
      scaledDensity(),
      scaledDensity({ volatility: varianceOfSpan }),
    ];
    for (const density of [...base, ...base.map(conformal)] as DensityForecaster[]) {
      const from = async (of: ForecastData): Promise<Float64Array[]> => {
        const rows = { train: TRAIN, calibration: CALIBRATION };
        const fitted = await density.fit(of, rows, { horizon: HORIZON, levels: LEVELS });
        return fitted.quantiles(of, 260);
      };
      const expected = await from(data);
      for (const values of expected) expect(values).toEqual(values.toSorted());
      for (const future of FUTURES) expect(await from(withFuture(data, 260, future))).toEqual(expected);
    }
  });

  it.each(leaks().map((leak) => [leak.id, leak] as const))(
    'should catch a forecaster that leaks: %s',
    (_, leak) => {
      const data = market(6, ROWS);
      const caught = FUTURES.some((future) => !keepsTheLaw(leak, data, { origin: 215, future }));
      expect(caught).toBe(true);
    },
  );
});

/** Forecasters that break the law, each in a way that is easily overlooked. */
function leaks(): Forecaster[] {
  const info = { label: '', supportsCovariates: false, minTrainLength: 1, probabilistic: false };
  const constant = (value: number): Float64Array => new Float64Array(HORIZON).fill(value);
  return [
    {
      ...info,
      id: 'tomorrow',
      fit: () => ({ forecast: ({ closes }, t) => constant(Math.log(closes[t + 1]! / closes[t]!)) }),
    },
    {
      ...info,
      id: 'mean of all rows',
      fit: ({ closes }) => {
        const all = Array.from(closes).filter((value) => value > 0);
        const mean = Math.log(all.at(-1)! / all[0]!) / all.length;
        return { forecast: () => constant(mean) };
      },
    },
    {
      ...info,
      id: 'centred mean',
      fit: () => ({
        forecast: ({ closes }, t) =>
          constant(Math.log((closes[t - 1]! + closes[t]! + closes[t + 1]!) / (3 * closes[t]!))),
      }),
    },
  ];
}
