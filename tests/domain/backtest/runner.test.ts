import { describe, expect, it } from 'vitest';
import { foldAt, refitsOf, type Fold } from '../../../src/domain/backtest/fold';
import type { FoldForecaster } from '../../../src/domain/backtest/fold-forecaster';
import { DIRECTION_LIMIT, leakAlarm } from '../../../src/domain/backtest/leak-alarm';
import { walkForwardPlan } from '../../../src/domain/backtest/plan';
import { runBacktest } from '../../../src/domain/backtest/runner';
import { autoregression } from '../../../src/domain/forecast/autoregression';
import { arima } from '../../../src/domain/forecast/arima';
import { drift } from '../../../src/domain/forecast/drift';
import type { Forecaster } from '../../../src/domain/forecast/forecaster';
import { naive } from '../../../src/domain/forecast/naive';
import { pooledStumps } from '../../../src/domain/forecast/pooled-stumps';
import { ridge } from '../../../src/domain/forecast/ridge';
import { seasonalNaive } from '../../../src/domain/forecast/seasonal';
import { rmse } from '../../../src/domain/metrics/point';
import { FUTURES, market, withFuture } from '../forecast/market';

const data = market(11, 700);
const closes = Float64Array.from(data.closes);
const PARTS = { horizon: 3, folds: 3, testShare: 0.5, validationShare: 0.2 };
const plan = walkForwardPlan(700, PARTS);
const run = (forecasters: readonly (Forecaster | FoldForecaster)[], horizon = 3) =>
  runBacktest(plan, forecasters, { data, horizon, draws: 40 });

/** Knows the future returns and says a share of them. */
function oracle(id: string, share: number): FoldForecaster {
  return {
    id,
    label: id,
    fitFold: (_data, _fold, horizon) => ({
      forecastAll: (_later, origins) =>
        Array.from(origins, (origin) =>
          Float64Array.from(
            { length: horizon },
            (_, h) => share * Math.log(closes[origin + h + 1]! / closes[origin]!),
          ),
        ),
    }),
  };
}

describe('runBacktest', () => {
  it('should pause between the steps of a long fit and between forecasts, and end when a pause throws', async () => {
    const only = [foldAt([0, 300, 400, 400, 420], 3)] as readonly Fold[];
    const input = { data, horizon: 3, draws: 0 };
    const pausesOf = async (forecaster: Forecaster): Promise<number> => {
      let pauses = 0;
      const { rows } = await runBacktest(only, [forecaster], { ...input, onFit: () => void pauses++ });
      expect(pauses).toBeGreaterThan(rows.origins.length);
      return pauses;
    };
    // One more for each of eight orders.
    expect(await pausesOf(arima({ maxP: 1, maxQ: 1 }))).toBe((await pausesOf(naive)) + 8);
    const stopped = runBacktest(only, [arima()], {
      ...input,
      onFit: () => {
        throw new Error('stopped');
      },
    });
    await expect(stopped).rejects.toThrow('stopped');
  });

  it('should judge on every complete test row of every fold, and naive by 0', async () => {
    const { report, rows } = await run([naive]);
    // The last 3 of 350 test rows have no close 3 days ahead.
    expect([report.rows, rows.origins.length, rows.origins[0]]).toEqual([347, 347, 350]);
    const [one] = report.forecasters;
    expect([one!.shrunk.average.skill, one!.shrunk.average.pValue, one!.folds.length]).toEqual([0, 1, 3]);
    expect(one!.shrunk.perHorizon[1]!.rmse).toBe(report.naive.perHorizon[1]!.rmse);
    const last = Array.from(rows.origins, (row) => closes[row]!);
    const came = Array.from(rows.origins, (row) => closes[row + 2]!);
    expect(report.naive.perHorizon[1]!.rmse).toBeCloseTo(rmse(came, last), 10);
  });

  it('should choose the shrinkage of each fold on its validation rows', async () => {
    const { report } = await run([oracle('doubled', 2), oracle('reversed', -1), oracle('half', 0.5)]);
    const shrinkages = report.forecasters.map(({ folds }) => folds.map(({ shrinkage }) => shrinkage));
    for (const value of shrinkages[0]!) expect(value).toBeCloseTo(0.5, 10);
    expect(shrinkages.slice(1)).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
    expect(report.forecasters[0]!.shrunk.average.skillLog).toBeCloseTo(100, 6);
    expect(report.forecasters[0]!.unshrunk.average.skillLog).toBeCloseTo(0, 6);
    expect(report.forecasters[1]!.shrunk.average.skillLog).toBeCloseTo(0, 10);
    expect(report.forecasters[2]!.shrunk.average.skillLog).toBeCloseTo(50, 6);
  });

  it('should hand out no row after what may be known', async () => {
    const seen: string[] = [];
    const spy: FoldForecaster = {
      id: 'spy',
      label: 'Spy',
      fitFold: (known, { validation }, horizon) => {
        seen.push(`fit ${known.closes.length - validation.to - horizon}`);
        return {
          forecastAll: (later, origins) => {
            seen.push(`forecast ${later.closes.length - 1 - origins.at(-1)!}`);
            return Array.from(origins, () => new Float64Array(horizon));
          },
        };
      },
    };
    const peeping: Forecaster = {
      ...naive,
      id: 'peeping',
      fit: (known, train) => ({
        forecast: (later, origin) =>
          Float64Array.of(
            known.closes.length - train.to,
            later.closes.length - 1 - origin,
            later.closes[origin + 1] ?? 7,
          ),
      }),
    };
    const { forecasts } = await run([spy, peeping]);
    expect(new Set(seen)).toEqual(new Set(['fit 0', 'forecast 0']));
    expect(forecasts[1]!.unshrunk.map((values) => new Set(values))).toEqual([
      new Set([0]),
      new Set([0]),
      new Set([7]),
    ]);
  });

  it('should give the same numbers again, errors included', async () => {
    const [a, b] = [await run([drift, ridge()]), await run([drift, ridge()])];
    expect(a.report).toEqual(b.report);
    const { errors } = a.report.forecasters[1]!.shrunk.average;
    expect([errors.skill > 0, errors.skillLog > 0, errors.direction > 0]).toEqual([true, true, true]);
  });

  it('should name the worst fold', async () => {
    const { report } = await run([ridge()]);
    const { folds, worstFold } = report.forecasters[0]!;
    expect(folds[worstFold]!.skillLog).toBe(Math.min(...folds.map(({ skillLog }) => skillLog)));
  });

  it('should measure scaled errors by the training rows of each fold', async () => {
    const fold: Fold = foldAt([0, 200, 200, 200, 300], 3);
    const { report } = await runBacktest([fold], [naive], { data, horizon: 1, draws: 0 });
    let change = 0;
    for (let row = 1; row < fold.train.to; row++) change += Math.abs(closes[row]! - closes[row - 1]!);
    const { mase, mae } = report.naive.perHorizon[0]!;
    expect(mase).toBeCloseTo(mae / (change / (fold.train.to - 1)), 10);
    expect(report.forecasters[0]!.shrunk.average.errors.skill).toBeNaN();
  });

  it('should tell of each fold and free what was fitted', async () => {
    const told: string[] = [];
    let freed = 0;
    const model: FoldForecaster = {
      ...oracle('model', 0.1),
      fitFold: async (...given) => ({
        ...(await oracle('model', 0.1).fitFold(...given)),
        dispose: () => freed++,
      }),
    };
    await runBacktest(plan, [model], {
      data,
      horizon: 3,
      draws: 0,
      onFold: ({ id, fold, folds }) => void told.push(`${id} ${fold} of ${folds}`),
    });
    expect(told).toEqual(['model 0 of 3', 'model 1 of 3', 'model 2 of 3']);
    expect(freed).toBe(3);
  });

  it('should fit every so many rows, and hand out nothing later than each piece may know', async () => {
    const known: [rows: number, upTo: number][] = [];
    const asked: number[] = [];
    const watcher: FoldForecaster = {
      id: 'watcher',
      label: 'Watcher',
      fitFold: (seen, { train, validation }, horizon) => {
        known.push([seen.closes.length, validation.to + horizon]);
        expect(train.to + horizon).toBeLessThanOrEqual(validation.from);
        return {
          forecastAll: (later, origins) => {
            expect(later.closes.length).toBe(origins.at(-1)! + 1);
            asked.push(...origins);
            return Array.from(origins, () => new Float64Array(horizon).fill(0.001));
          },
        };
      },
    };
    const refitted = walkForwardPlan(700, { ...PARTS, refitEvery: 40 });
    const { rows, report } = await runBacktest(refitted, [watcher], { data, horizon: 3, draws: 0 });
    expect(known.length).toBe(refitted.flatMap(refitsOf).length);
    expect(known.length).toBe(9);
    for (const [length, upTo] of known) expect(length).toBe(upTo);
    expect(Array.from(rows.origins).every((origin) => asked.includes(origin))).toBe(true);
    expect(report.forecasters[0]!.folds.length).toBe(3);
  });

  it('should judge every so many rows where the plan asks for a stride', async () => {
    const strided = walkForwardPlan(700, { ...PARTS, stride: 5 });
    const { rows } = await runBacktest(strided, [naive], { data, horizon: 3, draws: 0 });
    for (const [i, origin] of rows.origins.entries())
      expect((origin - strided[rows.folds[i]!]!.test.from) % 5).toBe(0);
    expect(rows.origins.length).toBe(71);
  });

  it('should forecast the same from a day whatever becomes of later ones', async () => {
    const refitted = walkForwardPlan(700, { ...PARTS, refitEvery: 60 });
    const forecasters = [autoregression(), ridge(), pooledStumps({ rounds: 20 })];
    const whole = await runBacktest(refitted, forecasters, { data, horizon: 3, draws: 0 });
    const origin = 560;
    for (const future of FUTURES.filter((one) => one !== 'deleted')) {
      // Test rows must have closes to be judged at all: what is after the origin's own outcome changes.
      const changed = withFuture(data, origin + 3, future);
      const again = await runBacktest(refitted, forecasters, { data: changed, horizon: 3, draws: 0 });
      const at = whole.rows.origins.indexOf(origin);
      expect(again.rows.origins.indexOf(origin)).toBe(at);
      whole.forecasts.forEach(({ shrunk }, which) =>
        shrunk.forEach((values, h) =>
          expect(again.forecasts[which]!.shrunk[h]!.subarray(0, at + 1)).toEqual(values.subarray(0, at + 1)),
        ),
      );
    }
  });

  it('should refuse a horizon that reaches over the gaps', async () => {
    await expect(run([naive], 4)).rejects.toThrow(/gap of 3 rows/);
  });
});

describe('leakAlarm', () => {
  it('should be silent on honest forecasts and ring where the future leaked in', async () => {
    const honest = await run([naive, drift, seasonalNaive()]);
    expect(leakAlarm(honest.report)).toEqual([]);
    const leaky = await run([oracle('leaky', 0.06)]);
    const rules = leakAlarm(leaky.report).map(({ rule, horizon }) => `${rule} ${horizon}`);
    expect(rules).toEqual(['direction 1', 'skill 1', 'direction 2', 'skill 2', 'direction 3', 'skill 3']);
  });

  it('should ring above the limits, not at them', async () => {
    const { report } = await run([drift]);
    const [one] = report.forecasters;
    const withDirection = (points: number) => {
      const perHorizon = one!.shrunk.perHorizon.map((row) => ({
        ...row,
        ...{ alwaysUp: 50, direction: 50 + points, skillLog: 3 },
      }));
      const table = { ...one!.shrunk, perHorizon };
      return { forecasters: [{ ...one!, shrunk: table, unshrunk: table }] };
    };
    expect(leakAlarm(withDirection(DIRECTION_LIMIT))).toEqual([]);
    expect(leakAlarm(withDirection(DIRECTION_LIMIT + 0.1)).length).toBe(3);
  });

  it('should compare far horizons with what chance gives', async () => {
    const far = walkForwardPlan(700, { horizon: 12, folds: 2, testShare: 0.5 });
    const { report } = await runBacktest(far, [drift, oracle('leaky', 0.05)], {
      data,
      horizon: 12,
      draws: 0,
    });
    const [honest, leaky] = report.forecasters;
    expect(honest!.chanceSkillLog.map(Number.isNaN).lastIndexOf(true)).toBe(4);
    expect(leaky!.chanceSkillLog[11]!).toBeLessThan(leaky!.shrunk.perHorizon[11]!.skillLog);
    expect(leakAlarm({ forecasters: [leaky!] }).filter(({ rule }) => rule === 'skill').length).toBe(12);
  });
});
