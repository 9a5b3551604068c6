import { describe, expect, it } from 'vitest';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import { localLinearTrend } from '../../../src/domain/signal/local-linear-trend';
import { expectClose } from '../../fixtures/close';
import { golden, RAW, rawMacro } from '../../fixtures/raw';
import { reference, withNaN } from '../../fixtures/reference';

const options = {
  irregular: 0.4,
  level: 0.05,
  trend: 0.02,
  initialState: [0.3, 0.1],
  initialCovariance: [1.5, 0.2],
} as const;

describe('localLinearTrend', () => {
  it('should equal the conditional normal distribution worked out without a recursion', () => {
    const expected = reference.trend;
    const fit = localLinearTrend(withNaN(expected.input), expected);
    const tolerance = { absolute: 1e-10 };
    expectClose(fit.filteredLevel, expected.filteredLevel, tolerance);
    expectClose(fit.filteredTrend, expected.filteredTrend, tolerance);
    expectClose(fit.filteredLevelVariance, expected.filteredLevelVariance, tolerance);
    expectClose(fit.smoothedLevel, expected.smoothedLevel, tolerance);
    expectClose(fit.smoothedTrend, expected.smoothedTrend, tolerance);
    expect(fit.logLikelihood).toBeCloseTo(expected.logLikelihood, 10);
  });

  it('should filter one-sidedly: later observations change nothing before them', () => {
    const y = [1, NaN, 2, 4, NaN, 3, 7];
    const fit = localLinearTrend(y, options);
    const early = localLinearTrend(y.slice(0, 4), options);
    expect(fit.filteredLevel.subarray(0, 4)).toEqual(early.filteredLevel);
    expect(fit.filteredTrend.subarray(0, 4)).toEqual(early.filteredTrend);
    expect(fit.smoothedLevel[2]).not.toBe(early.smoothedLevel[2]);
  });

  it('should end with the smoothed equal to the filtered state', () => {
    const fit = localLinearTrend([1, NaN, 2, 4, NaN], options);
    expect(fit.smoothedLevel[4]).toBe(fit.filteredLevel[4]);
    expect(fit.smoothedTrend[4]).toBe(fit.filteredTrend[4]);
  });

  it('should run a straight line through exact observations, variances of zero allowed', () => {
    const y = [1, NaN, NaN, 7, NaN, 11];
    const fit = localLinearTrend(y, {
      ...options,
      irregular: 1e-9,
      level: 0,
      trend: 0,
      initialCovariance: [1e3, 1e3],
    });
    expectClose(fit.smoothedLevel, [1, 3, 5, 7, 9, 11], { absolute: 1e-6 });
    expectClose(fit.smoothedTrend, [2, 2, 2, 2, 2, 2], { absolute: 1e-6 });
  });

  it('should follow the prior where nothing is observed', () => {
    const fit = localLinearTrend([NaN, NaN, NaN], options);
    expectClose(fit.filteredLevel, [0.3, 0.4, 0.5], { absolute: 1e-15 });
    expect(fit.smoothedLevel).toEqual(fit.filteredLevel);
    expect(fit.logLikelihood).toBe(0);
  });

  it('should refuse negative variances, infinite values and a model without uncertainty', () => {
    expect(() => localLinearTrend([1], { ...options, level: -1 })).toThrow(/-1 is not a variance/);
    expect(() => localLinearTrend([1, Infinity], options)).toThrow(/row 1 .* NaN/);
    expect(() => localLinearTrend([1], { ...options, irregular: 0, initialCovariance: [0, 0] })).toThrow(
      /row 0/,
    );
  });
});

interface Kalman {
  readonly params: { readonly s_irr: number; readonly s_lev: number; readonly s_tr: number };
  readonly first_date: string;
  readonly n: number;
  readonly stride: number;
  readonly llf_all_days: number;
  readonly filtered_level: number[];
  readonly filtered_trend: number[];
  readonly filtered_level_var: number[];
  readonly smoothed_level: number[];
  readonly smoothed_trend: number[];
}

describe.skipIf(!RAW)('local linear trend of the reference', () => {
  it('should equal statsmodels on monthly CPI', () => {
    const expected = golden<Kalman>('kalman_cpi_fixed');
    const first = dayFromIso(expected.first_date);
    const cpi = rawMacro('cpi');
    const byDay = new Map(Array.from(cpi.days, (day, i) => [day, cpi.values[i]!] as const));
    const y = Float64Array.from(dayRange(first, first + expected.n - 1), (day) => byDay.get(day) ?? NaN);
    const { s_irr: irregular, s_lev: level, s_tr: trend } = expected.params;
    const fit = localLinearTrend(y, {
      irregular,
      level,
      trend,
      initialState: [y[0]!, 0],
      initialCovariance: [1, 0.01],
    });
    const thinned = (values: Float64Array, like: number[]): Float64Array =>
      Float64Array.from(like, (_, i) => values[i * expected.stride]!);
    const tolerance = { absolute: 1e-5 };
    expectClose(thinned(fit.filteredLevel, expected.filtered_level), expected.filtered_level, tolerance);
    expectClose(thinned(fit.filteredTrend, expected.filtered_trend), expected.filtered_trend, tolerance);
    const variance = thinned(fit.filteredLevelVariance, expected.filtered_level_var);
    expectClose(variance, expected.filtered_level_var, tolerance);
    expectClose(thinned(fit.smoothedLevel, expected.smoothed_level), expected.smoothed_level, tolerance);
    expectClose(thinned(fit.smoothedTrend, expected.smoothed_trend), expected.smoothed_trend, tolerance);
    expect(Math.abs(fit.logLikelihood - expected.llf_all_days)).toBeLessThan(1e-5);
  });
});
