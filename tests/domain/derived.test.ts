import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../src/domain/calendar';
import { deriveIndicators, indicatorColumn, newsBalance, yearOnYear } from '../../src/domain/derived';

const frame = {
  days: Int32Array.of(0, 1),
  columns: {
    fed_rate: Float64Array.of(0.25, 5),
    treasury_10y: Float64Array.of(2, 4),
    cpi: Float64Array.of(200, NaN),
    cpi_yoy: Float64Array.of(1.5, 3),
    sp500: Float64Array.of(2000, 4000),
  },
};

describe('deriveIndicators', () => {
  it('should add the curve, the real yield and the real S&P 500', () => {
    const { columns } = deriveIndicators(frame);
    expect([...columns['yield_curve']!]).toEqual([1.75, -1]);
    expect([...columns['real_yield']!]).toEqual([0.5, 1]);
    expect([...columns['real_sp500']!]).toEqual([1000, NaN]);
  });

  it('should leave out what cannot be derived and keep what is there', () => {
    const partial = {
      days: frame.days,
      columns: { sp500: frame.columns.sp500, yield_curve: Float64Array.of(7, 8) },
    };
    expect(Object.keys(deriveIndicators(partial).columns).sort()).toEqual(['sp500', 'yield_curve']);
    expect([...indicatorColumn(partial, 'yield_curve')!]).toEqual([7, 8]);
    expect(indicatorColumn(partial, 'real_yield')).toBeUndefined();
  });
});

describe('yearOnYear', () => {
  it('should compare with the same month and keep the release day', () => {
    const months = ['2023-01-01', '2023-02-01', '2024-01-01', '2024-02-01', '2024-03-01'].map(dayFromIso);
    const yoy = yearOnYear({
      days: Int32Array.from(months),
      knownDays: Int32Array.from(months, (day) => day + 40),
      values: Float64Array.of(100, NaN, 103, 104, 105),
    });
    expect([...yoy.days]).toEqual([months[2]]);
    expect([...yoy.knownDays]).toEqual([months[2]! + 40]);
    expect(yoy.values[0]).toBeCloseTo(3, 12);
  });
});

describe('newsBalance', () => {
  it('should be missing on a day without articles', () => {
    expect([...newsBalance([3, 0, NaN], [1, 0, 1], [1, 0, 1])]).toEqual([0.4, NaN, NaN]);
  });
});
