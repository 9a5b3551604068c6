import { describe, expect, it } from 'vitest';
import { alignAsKnown, alignObserved } from '../../../src/domain/alignment';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import { arrivals, oneSidedPriceTrend } from '../../../src/domain/signal/price-trend';
import { fitPriceTrend, smoothedPriceTrend } from '../../../src/domain/signal/smoothed-price-trend';
import { expectClose } from '../../fixtures/close';
import { shippedObservations } from '../../fixtures/tables';

const cpi = shippedObservations('cpi');
const days = dayRange(cpi.days[0]!, dayFromIso('2025-12-31'));
const known = arrivals(alignAsKnown(cpi, days));

describe('arrivals', () => {
  it('should find every release of the shipped CPI, on its release day', () => {
    const found = Array.from(days).filter((_, row) => !Number.isNaN(known[row]!));
    expect(found).toEqual(Array.from(cpi.knownDays));
  });

  it('should hold the first value and nothing where nothing changes', () => {
    expectClose(arrivals([NaN, 5, 5, 6, 6, NaN, 6]), [NaN, 5, NaN, 6, NaN, NaN, 6], { absolute: 0 });
  });
});

describe('price trend', () => {
  it('should know the CPI of a month only from its release day on', () => {
    // The CPI of May 2022 (8.6 %) came out on 10 June 2022.
    const release = days.indexOf(dayFromIso('2022-06-10'));
    const before = known.slice();
    before[release] = NaN;
    const [with_, without] = [oneSidedPriceTrend(known), oneSidedPriceTrend(before)];
    expect(with_.level.subarray(0, release)).toEqual(without.level.subarray(0, release));
    expect(with_.growth[release]).not.toBe(without.growth[release]);
  });

  it('should depend on no later release when one-sided, and on all when smoothed', () => {
    const cut = days.indexOf(dayFromIso('2021-06-30'));
    const early = oneSidedPriceTrend(known.subarray(0, cut));
    const whole = oneSidedPriceTrend(known);
    expect(early.level).toEqual(whole.level.subarray(0, cut));
    expect(early.growth).toEqual(whole.growth.subarray(0, cut));
    const [smoothedEarly, smoothed] = [smoothedPriceTrend(known.subarray(0, cut)), smoothedPriceTrend(known)];
    expect(smoothedEarly.growth[cut - 1]).toBe(early.growth[cut - 1]);
    expect(smoothed.growth[cut - 1]).not.toBe(early.growth[cut - 1]);
  });

  it('should follow constant growth exactly, percent a year', () => {
    const index = Float64Array.from({ length: 3000 }, (_, t) =>
      t % 30 === 0 ? 200 * Math.exp((0.04 * t) / 365.25) : NaN,
    );
    const { level, growth } = oneSidedPriceTrend(index);
    expect(growth[2999]).toBeCloseTo(4, 2);
    expect(level[2970]! / index[2970]!).toBeCloseTo(1, 5);
    const smoothed = smoothedPriceTrend(index);
    expect(smoothed.level[1515]! / (200 * Math.exp((0.04 * 1515) / 365.25))).toBeCloseTo(1, 5);
  });

  it('should stay near the index between its months', () => {
    const observed = smoothedPriceTrend(arrivals(alignObserved(cpi, days)));
    const worst = Math.max(
      ...Array.from(cpi.days, (day, i) => Math.abs(observed.level[day - days[0]!]! / cpi.values[i]! - 1)),
    );
    expect(worst).toBeLessThan(0.01);
  });

  it('should begin with the first value and skip what has no logarithm', () => {
    const { level, growth } = oneSidedPriceTrend([NaN, -1, 0, 250, NaN]);
    expect(level[2]).toBeNaN();
    expect(level[3]).toBeCloseTo(250, 6);
    expect(growth[3]).toBeCloseTo(2, 6);
    expect(oneSidedPriceTrend([NaN, NaN]).level.every(Number.isNaN)).toBe(true);
  });

  it('should fit variances that follow the season, more likely than the fixed ones', () => {
    const fit = fitPriceTrend(known);
    expect(fit.logLikelihood).toBeGreaterThan(fit.startLogLikelihood + 10);
    expect(fit.variances.trend).toBeGreaterThan(1e-6);
    const asOf = fitPriceTrend(known.subarray(0, 2000));
    expect(asOf.variances).not.toEqual(fit.variances);
  });
});
