import { describe, expect, it } from 'vitest';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import { monthlyRollingCorrelation } from '../../../src/domain/stats/monthly-correlation';
import { pearson } from '../../../src/domain/stats/correlation';

const days = dayRange(dayFromIso('2019-11-20'), dayFromIso('2020-04-10'));
const wave = (step: number): Float64Array => Float64Array.from(days, (_, i) => Math.sin(i * step) + i / 100);

describe('monthlyRollingCorrelation', () => {
  it('should list every calendar month and be NaN until three are full', () => {
    const rolled = monthlyRollingCorrelation(days, wave(0.1), wave(0.07));
    expect(rolled.map(({ month }) => month)).toEqual([
      '2019-11',
      '2019-12',
      '2020-01',
      '2020-02',
      '2020-03',
      '2020-04',
    ]);
    expect(rolled.map(({ value }) => Number.isNaN(value))).toEqual([true, true, false, false, false, false]);
  });

  it('should correlate the means of the rows where both exist', () => {
    // Two rows a month; the row without y must not enter x's mean.
    const rows = ['2020-01-01', '2020-01-02', '2020-02-01', '2020-02-02', '2020-03-01', '2020-03-02'];
    const x = [1, 900, 2, 4, 8, 2];
    const y = [1, NaN, 4, 4, 4, 6];
    const rolled = monthlyRollingCorrelation(rows.map(dayFromIso), x, y);
    expect(rolled[2]!.value).toBeCloseTo(pearson([1, 3, 5], [1, 4, 5]), 14);
  });

  it('should be NaN across a month without pairs and where a side is constant', () => {
    const rows = ['2020-01-05', '2020-02-05', '2020-03-05', '2020-05-05', '2020-06-05', '2020-07-05'];
    const y = [2, 2, 2 + 1e-10, 5, 7, 6];
    const rolled = monthlyRollingCorrelation(rows.map(dayFromIso), [1, 2, 4, 3, 2, 4], y);
    expect(rolled.map(({ month }) => month)[3]).toBe('2020-04');
    expect(rolled.map(({ value }) => Number.isNaN(value))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('should refuse rows out of order and different lengths', () => {
    const rows = [dayFromIso('2020-02-01'), dayFromIso('2020-01-01')];
    expect(() => monthlyRollingCorrelation(rows, [1, 2], [1, 2])).toThrow(/2020-01 follows 2020-02/);
    expect(() => monthlyRollingCorrelation(rows, [1, 2], [1])).toThrow(RangeError);
  });
});
