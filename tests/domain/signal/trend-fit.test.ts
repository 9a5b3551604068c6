import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { fitLocalLinearTrend } from '../../../src/domain/signal/trend-fit';

const PRIOR = { initialState: [0, 0], initialCovariance: [1, 0.01] } as const;

/** A local linear trend simulated with known variances, observed on every `every`th day. */
function simulated(
  seed: number,
  truth: { irregular: number; level: number; trend: number },
  every = 1,
): Float64Array {
  const random = createRandom(seed);
  let [level, trend] = [0, 0];
  return Float64Array.from({ length: 3000 }, (_, t) => {
    level += trend + Math.sqrt(truth.level) * random.normal();
    trend += Math.sqrt(truth.trend) * random.normal();
    const y = level + Math.sqrt(truth.irregular) * random.normal();
    return t % every === 0 ? y : NaN;
  });
}

const start = { irregular: 1, level: 1, trend: 1, ...PRIOR };

describe('fitLocalLinearTrend', () => {
  it('should recover the variances of a simulated series within a third', () => {
    const truth = { irregular: 0.5, level: 0.1, trend: 0.002 };
    const { variances } = fitLocalLinearTrend(simulated(11, truth), start);
    for (const name of ['irregular', 'level'] as const) {
      expect(Math.abs(variances[name] / truth[name] - 1)).toBeLessThan(1 / 3);
    }
    // The slope's variance is small beside the others: its own order of magnitude is what the days can tell.
    expect(Math.abs(Math.log(variances.trend / truth.trend))).toBeLessThan(Math.log(2));
  });

  it('should recover them from every tenth day too, less sharply', () => {
    const truth = { irregular: 0.5, level: 0.1, trend: 0.01 };
    const { variances } = fitLocalLinearTrend(simulated(5, truth, 10), start);
    expect(Math.abs(Math.log(variances.trend / truth.trend))).toBeLessThan(Math.log(3));
  });

  it.each([1, 2, 3, 4])('should be at least as likely as the start and as the truth (seed %i)', (seed) => {
    const truth = { irregular: 0.3, level: 0.05, trend: 0.001 };
    const y = simulated(seed, truth, 5);
    const fit = fitLocalLinearTrend(y, { ...truth, ...PRIOR });
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(fit.startLogLikelihood);
    const again = fitLocalLinearTrend(y, { ...fit.variances, ...PRIOR });
    expect(again.startLogLikelihood).toBeCloseTo(fit.logLikelihood, 9);
    expect(again.logLikelihood - fit.logLikelihood).toBeLessThan(0.01);
  });

  it('should find a level that moves by itself where the slope never changes', () => {
    const fit = fitLocalLinearTrend(simulated(8, { irregular: 0, level: 0.2, trend: 0 }), start);
    expect(fit.variances.level).toBeCloseTo(0.2, 1);
    expect(fit.variances.trend).toBeLessThan(1e-5);
    expect(fit.variances.irregular).toBeLessThan(0.01);
  });

  it('should refuse to begin at a variance of zero', () => {
    expect(() => fitLocalLinearTrend([1, 2], { ...start, level: 0 })).toThrow(
      /cannot begin at a variance of 0/,
    );
  });
});
