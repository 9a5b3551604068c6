import { describe, expect, it } from 'vitest';
import { arima, arimaSteps } from '../../../src/domain/forecast/arima';
import { finish } from '../../../src/domain/stats/steps';
import { continueArma, filterArma, fitArma } from '../../../src/domain/forecast/arima-model';
import { autoregression, fitAutoregression } from '../../../src/domain/forecast/autoregression';
import { drift } from '../../../src/domain/forecast/drift';
import { ensemble } from '../../../src/domain/forecast/ensemble';
import type { Forecaster } from '../../../src/domain/forecast/forecaster';
import { naive } from '../../../src/domain/forecast/naive';
import { pooledStumps } from '../../../src/domain/forecast/pooled-stumps';
import { ridge } from '../../../src/domain/forecast/ridge';
import { createRandom } from '../../../src/domain/random';
import { market } from './market';

/** An ARMA(1, 1) process about 0 with unit shocks. */
function arma(seed: number, length: number, [phi, theta]: readonly [number, number]): Float64Array {
  const random = createRandom(seed);
  let [value, shock] = [0, 0];
  return Float64Array.from({ length }, () => {
    const next = random.normal();
    value = phi * value + next + theta * shock;
    shock = next;
    return value;
  });
}

function closesOf(returns: Float64Array): Float64Array {
  let level = 5;
  return Float64Array.from([0, ...returns], (value) => Math.exp((level += value)));
}

const range = (to: number): { from: number; to: number } => ({ from: 0, to });

describe('autoregression', () => {
  it('should find the order and the coefficient of its own process', () => {
    const [one] = [fitAutoregression(arma(7, 3000, [0.6, 0]), 6).coefficients];
    expect(one.length).toBe(1);
    expect(one[0]).toBeCloseTo(0.6, 1);
    // A moving average needs several past returns to be told.
    expect(fitAutoregression(arma(7, 3000, [0, 0.8]), 6).coefficients.length).toBeGreaterThan(3);
  });

  it('should choose order 0 where returns are noise, and forecast the mean', () => {
    const returns = arma(3, 2000, [0, 0]).map((value) => 0.01 + 0.02 * value);
    const closes = closesOf(returns);
    const forecast = autoregression({ maxOrder: 3 })
      .fit({ closes }, range(2000), 3)
      .forecast({ closes }, 1900);
    expect(forecast[2]! / forecast[0]!).toBeCloseTo(3, 1);
    expect(forecast[0]).toBeCloseTo(0.01, 2);
  });

  it('should add up the iterated forecasts', () => {
    const returns = arma(1, 3000, [0.6, 0]).map((value) => 0.01 * value);
    const closes = closesOf(returns);
    const [one, two] = autoregression().fit({ closes }, range(2900), 2).forecast({ closes }, 2950);
    const last = returns[2949]!;
    expect(one! / last).toBeCloseTo(0.6, 1);
    expect((two! - one!) / one!).toBeCloseTo(0.6, 1);
  });

  it('should be deterministic and forecast nothing without a price', () => {
    const { closes } = market(1, 200);
    const fitted = autoregression().fit({ closes }, range(150), 2);
    expect(fitted.forecast({ closes: [1, NaN] }, 1)).toEqual(new Float64Array(2).fill(NaN));
    expect(autoregression().fit({ closes }, range(150), 2).forecast({ closes }, 180)).toEqual(
      fitted.forecast({ closes }, 180),
    );
  });
});

describe('arima', () => {
  it('should be fitted in a step for each order, to the same forecasts', () => {
    const walk = { closes: closesOf(arma(5, 300, [0.2, 0]).map((value) => 0.03 * value)) };
    const steps = arima({ maxP: 2, maxQ: 1 }).fitSteps!(walk, range(250), 3);
    const shares: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) shares.push(step.value);
    expect(shares).toEqual(Array.from({ length: 12 }, (_, i) => (i + 1) / 12));
    const whole = arima({ maxP: 2, maxQ: 1 }).fit(walk, range(250), 3);
    expect(step.value.forecast(walk, 280)).toEqual(whole.forecast(walk, 280));
  });

  it('should find the parameters of an ARMA process', () => {
    const series = arma(2, 2000, [0.7, 0.4]).map((value) => value + 3);
    const fit = fitArma(series, { p: 1, q: 1, skip: 3 }, [3]);
    expect(Math.abs(fit.ar[0]! - 0.7)).toBeLessThan(0.06);
    expect(Math.abs(fit.ma[0]! - 0.4)).toBeLessThan(0.06);
    expect(fit.squares / fit.rows).toBeCloseTo(1, 1);
  });

  it('should leave the shocks that made a series as residuals', () => {
    const model = { mean: 0, ar: [0.5], ma: [0.3] };
    const { residuals, deviations } = filterArma(model, [1, 1.8, 0.2], 0);
    expect([...residuals]).toEqual([1, 1.8 - 0.5 - 0.3, 0.2 - 0.9 - 0.3 * 1]);
    const [next, after] = continueArma(model, { residuals, deviations }, 2);
    expect(next).toBeCloseTo(0.5 * 0.2 + 0.3 * residuals[2]!, 12);
    expect(after).toBeCloseTo(0.5 * next!, 12);
  });

  it('should difference a random walk and not a series that returns to its mean', () => {
    const walk = { closes: closesOf(arma(5, 600, [0, 0]).map((value) => 0.03 * value)) };
    expect(finish(arimaSteps(walk, range(600), { maxP: 2, maxQ: 1 })).d).toBe(1);
    const still = { closes: arma(5, 600, [0.5, 0]).map((value) => Math.exp(0.03 * value)) };
    const choice = finish(arimaSteps(still, range(600), { maxP: 2, maxQ: 1 }));
    expect([choice.d, choice.ar.length]).toEqual([0, 1]);
    const forecast = arima({ maxP: 2, maxQ: 1 }).fit(still, range(600), 20).forecast(still, 590);
    expect(Math.log(still.closes[590]!) + forecast[19]!).toBeCloseTo(choice.mean, 3);
  });

  it('should go over missing days and refuse prices that never move', () => {
    const { closes } = market(2, 300);
    const gap = Float64Array.from(closes, (value, row) => (row % 50 === 20 ? NaN : value));
    const fitted = arima({ maxP: 1, maxQ: 1 }).fit({ closes: gap }, range(250), 2);
    expect(fitted.forecast({ closes: gap }, 280).every(Number.isFinite)).toBe(true);
    expect(fitted.forecast({ closes: gap }, 270)[0]).toBeNaN();
    expect(() => arima().fit({ closes: new Float64Array(90).fill(2) }, range(90), 1)).toThrow(/never move/);
  });
});

describe('ridge without covariates', () => {
  it('should not look at them', () => {
    const data = market(3, 200);
    const alone = ridge({ covariates: false });
    expect([alone.id, alone.supportsCovariates, ridge().id]).toEqual(['ridge', false, 'ridge-macro']);
    const forecast = alone.fit(data, range(150), 2).forecast(data, 170);
    expect(forecast).toEqual(
      ridge().fit({ closes: data.closes }, range(150), 2).forecast({ closes: data.closes }, 170),
    );
    expect(forecast).not.toEqual(ridge().fit(data, range(150), 2).forecast(data, 170));
  });
});

describe('pooled stumps', () => {
  it('should halve what they have learned', () => {
    const data = market(4, 400);
    const of = (damping: number): Float64Array =>
      pooledStumps({ rounds: 20, damping }).fit(data, range(350), 2).forecast(data, 360);
    expect(of(0.5)[1]).toBeCloseTo(of(1)[1]! / 2, 12);
    expect(pooledStumps({ rounds: 20 }).fit(data, range(350), 2).forecast(data, 360)).toEqual(of(0.5));
  });

  it('should learn from the other coins', () => {
    const data = market(4, 400);
    const alone = pooledStumps({ rounds: 20 }).fit({ closes: data.closes }, range(350), 1);
    const pooled = pooledStumps({ rounds: 20 }).fit(data, range(350), 1);
    expect(pooled.forecast(data, 360)).not.toEqual(alone.forecast({ closes: data.closes }, 360));
  });

  it('should say when no example is complete', () => {
    const data = { ...market(4, 200), covariates: [new Float64Array(200).fill(NaN)] };
    expect(() => pooledStumps({ covariates: true }).fit(data, range(150), 1)).toThrow(/no training row/);
  });
});

describe('ensemble', () => {
  const says = (id: string, value: number): Forecaster => ({
    ...naive,
    id,
    fit: (_data, _train, horizon) => ({ forecast: () => new Float64Array(horizon).fill(value) }),
  });

  it('should take the mean or the median of those who have a forecast', () => {
    const members = [says('a', 1), says('b', 2), says('c', 9), says('d', NaN)];
    const of = (combine: 'mean' | 'median'): number[] => [
      ...ensemble(members, { combine })
        .fit({ closes: [1, 2] }, range(2), 2)
        .forecast({ closes: [1, 2] }, 1),
    ];
    expect([of('mean'), of('median')]).toEqual([
      [4, 4],
      [2, 2],
    ]);
    const nobody = ensemble([says('d', NaN)]).fit({ closes: [1] }, range(1), 1);
    expect(nobody.forecast({ closes: [1] }, 0)[0]).toBeNaN();
  });

  it('should need what its members need', () => {
    expect(ensemble([naive, drift, ridge()]).minTrainLength).toBe(ridge().minTrainLength);
    expect(() => ensemble([])).toThrow(/no members/);
  });
});
