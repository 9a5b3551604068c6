import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayToTime,
  formatChange,
  formatCorrelation,
  formatDay,
  formatMonth,
  formatNumber,
  formatPrice,
  MISSING,
  timeToDay,
} from '../../src/charts/format';
import { dayFromIso } from '../../src/domain/calendar';

describe('format', () => {
  it('should write dates like 14 Dec 2021', () => {
    expect(formatDay(dayFromIso('2021-12-14'))).toBe('14 Dec 2021');
    expect(formatDay(dayFromIso('2013-05-01'))).toBe('1 May 2013');
    expect(formatMonth(dayFromIso('2020-03-31'))).toBe('Mar 2020');
  });

  it('should write prices with five significant digits', () => {
    expect(formatPrice(93_429.2)).toBe('$93,429');
    expect(formatPrice(123_456)).toBe('$123,456');
    expect(formatPrice(76.7234)).toBe('$76.723');
    expect(formatPrice(0.123456)).toBe('$0.12346');
    expect(formatPrice(0.000204731)).toBe('$0.00020473');
    expect(formatPrice(0)).toBe('$0');
  });

  it('should write percent with one decimal and correlations with two, with a true minus sign', () => {
    expect(formatChange(12.34)).toBe('+12.3 %');
    expect(formatChange(-39.18)).toBe('−39.2 %');
    expect(formatChange(1963.4)).toBe('+1,963 %');
    expect(formatCorrelation(0.414)).toBe('+0.41');
    expect(formatCorrelation(-0.416)).toBe('−0.42');
  });

  it('should write every figure as the field’s own formatter does', () => {
    const figure = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      // Ties, which a binary number cannot hold: 1.005 is less than it says.
      fc.integer({ min: -1e7, max: 1e7 }).map((thousandths) => thousandths / 1000),
    );
    fc.assert(
      fc.property(figure, fc.integer({ min: 0, max: 8 }), (value, decimals) => {
        const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
        const words = new Intl.NumberFormat('en-US', digits).format(Math.abs(value));
        expect(formatNumber(value, decimals).replace('−', '')).toBe(words);
      }),
      { numRuns: 2000 },
    );
    expect(formatNumber(1.005, 2)).toBe('1.01');
  });

  it('should give zero no sign', () => {
    expect(formatCorrelation(-0.001)).toBe('0.00');
    expect(formatCorrelation(0.001)).toBe('0.00');
    expect(formatChange(0.01)).toBe('0.0 %');
    expect(formatNumber(-0.001, 2)).toBe('0.00');
  });

  it('should show what is missing as a dash', () => {
    for (const format of [
      formatDay,
      formatMonth,
      formatPrice,
      formatChange,
      formatCorrelation,
      formatNumber,
    ]) {
      expect(format(NaN)).toBe(MISSING);
    }
  });

  it('should turn days into times and back', () => {
    const day = dayFromIso('2024-02-29');
    expect(timeToDay(dayToTime(day))).toBe(day);
    expect(new Date(dayToTime(day)).toISOString()).toBe('2024-02-29T00:00:00.000Z');
  });
});
