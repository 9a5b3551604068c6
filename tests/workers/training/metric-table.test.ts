import { describe, expect, it } from 'vitest';
import type { TestForecasts } from '../../../src/contracts/run';
import { alwaysUp, directionalAccuracy } from '../../../src/domain/metrics/directional';
import { mae, mape, rmse, smape } from '../../../src/domain/metrics/point';
import { mase, skill } from '../../../src/domain/metrics/scaled';
import { createRandom } from '../../../src/domain/random';
import { dieboldMariano } from '../../../src/domain/stats/diebold-mariano';
import { runFigures } from '../../../workers/training/metric-table';

/** A walk of prices with forecasts that know a share of what is to come. */
function walk({ rows = 200, horizon = 7, known = 0, seed = 3 }): TestForecasts {
  const random = createRandom(seed);
  const closes = [100];
  for (let i = 0; i < rows + horizon; i++) closes.push(closes[i]! * Math.exp(0.02 * random.normal()));
  const ahead = (i: number): number[] => closes.slice(i + 1, i + 1 + horizon);
  const guess = (i: number): number[] =>
    ahead(i).map(
      (came) => closes[i]! * Math.exp(known * Math.log(came / closes[i]!) + 0.01 * random.normal()),
    );
  const origins = Array.from({ length: rows }, (_, i) => i);
  return {
    originDays: origins,
    lastClose: origins.map((i) => closes[i]!),
    forecast: origins.map(guess),
    actual: origins.map(ahead),
  };
}

const column = (values: readonly (readonly number[])[], h: number): number[] => values.map((row) => row[h]!);

describe('the figures of a run', () => {
  it('should be those of the metrics, horizon by horizon', () => {
    const test = walk({});
    const { model, naive } = runFigures({ shrunk: test, unshrunk: test }, 2);
    for (const h of [0, 6]) {
      const [came, said, last] = [column(test.actual, h), column(test.forecast, h), test.lastClose];
      const errors = (of: readonly number[]): number[] => of.map((value, i) => value - came[i]!);
      const row = model.perHorizon[h]!;
      expect(row.rmse).toBeCloseTo(rmse(came, said), 9);
      expect(row.mae).toBeCloseTo(mae(came, said), 9);
      expect(row.mape).toBeCloseTo(mape(came, said), 9);
      expect(row.smape).toBeCloseTo(smape(came, said), 9);
      expect(row.mase).toBeCloseTo(mase(came, said, 2), 9);
      expect(row.skill).toBeCloseTo(skill(came, said, last), 9);
      expect(row.direction).toBe(directionalAccuracy(came, said, last));
      expect(row.alwaysUp).toBe(alwaysUp(came, last));
      expect(row.pValue).toBeCloseTo(dieboldMariano(errors(said), errors(last), h + 1).pValue, 9);
      expect(naive.perHorizon[h]!.skill).toBe(0);
    }
  });

  it('should test the average on the mean squared error of each row, not average p-values', () => {
    const test = walk({});
    const { model } = runFigures({ shrunk: test, unshrunk: test }, 1);
    const meanP = model.perHorizon.reduce((sum, { pValue }) => sum + pValue, 0) / 7;
    const rootMeanSquare = (of: (i: number, h: number) => number): number[] =>
      test.actual.map((row, i) =>
        Math.sqrt(row.reduce((sum, came, h) => sum + (of(i, h) - came) ** 2, 0) / 7),
      );
    const ours = rootMeanSquare((i, h) => test.forecast[i]![h]!);
    const naive = rootMeanSquare((i) => test.lastClose[i]!);
    expect(model.average.pValue).toBeCloseTo(dieboldMariano(ours, naive, 7).pValue, 9);
    expect(model.average.pValue).not.toBeCloseTo(meanP, 3);
  });

  it('should raise no alarm for guesses', () => {
    const test = walk({ seed: 8 });
    expect(runFigures({ shrunk: test, unshrunk: test }, 1).alarms).toEqual([]);
  });

  it('should raise the alarm for a forecast that knows what comes, also where shrinkage hides it', () => {
    const knowing = walk({ known: 0.4 });
    const still = {
      ...knowing,
      forecast: knowing.forecast.map((row, i) => row.map(() => knowing.lastClose[i]!)),
    };
    const { alarms } = runFigures({ shrunk: still, unshrunk: knowing }, 1);
    const found = alarms.map(({ horizon, rule }) => `${horizon} ${rule}`);
    expect(found).toContain('1 direction');
    expect(found).toContain('1 skill');
    expect(found).toContain('7 skill');
  });
});
