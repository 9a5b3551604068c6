import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayFromIso } from '../../../src/domain/calendar';
import {
  DAY_STATES,
  dayStates,
  monthlyCoverage,
  type CoverageInput,
} from '../../../src/domain/cleaning/coverage';
import { findGaps } from '../../../src/domain/cleaning/gaps';

const day = dayFromIso;

function states(input: CoverageInput): string[] {
  return Array.from(dayStates(input), (index) => DAY_STATES[index]!);
}

describe('dayStates', () => {
  // Thursday 2 January 2020 to Tuesday the 7th; the Monday has no value.
  const rates: CoverageInput = {
    days: [day('2020-01-02'), day('2020-01-03'), day('2020-01-07')],
    values: [1, 2, 3],
    frequency: 'business-daily',
    carryDays: null,
    firstDay: day('2020-01-01'),
    lastDay: day('2020-01-08'),
  };

  it('should tell a weekend from a day on which a value was due', () => {
    expect(states(rates)).toEqual([
      'before',
      'own',
      'own',
      'carried',
      'carried',
      'overdue',
      'own',
      'overdue',
    ]);
  });

  it('should carry only so far', () => {
    expect(states({ ...rates, frequency: 'daily', carryDays: 1 }).slice(2, 7)).toEqual([
      'own',
      'overdue',
      'missing',
      'missing',
      'own',
    ]);
    expect(states({ ...rates, carryDays: 0 })[3]).toBe('missing');
  });

  it('should not take a missing value for one', () => {
    expect(states({ ...rates, values: [NaN, 2, NaN] }).slice(0, 3)).toEqual(['before', 'before', 'own']);
  });

  it('should begin with what came before the days looked at', () => {
    expect(states({ ...rates, firstDay: day('2020-01-04') })[0]).toBe('carried');
  });

  it('should be due on the first of a month alone when monthly', () => {
    const monthly = states({
      ...rates,
      frequency: 'monthly',
      days: [day('2020-01-01')],
      values: [1],
      lastDay: day('2020-02-02'),
    });
    expect(monthly.map((state) => state === 'overdue').indexOf(true)).toBe(31);
    expect(monthly.filter((state) => state === 'overdue')).toHaveLength(1);
  });
});

describe('monthlyCoverage', () => {
  it('should miss exactly what the gaps miss, whatever the values', () => {
    const start = day('2020-01-01');
    const kept = fc.array(fc.boolean(), { minLength: 40, maxLength: 200 });
    fc.assert(
      fc.property(kept, fc.constantFrom('daily', 'business-daily' as const), (flags, frequency) => {
        const days = flags.map((_, i) => start + i);
        const values = flags.map((flag) => (flag ? 1 : NaN));
        const input = {
          days,
          values,
          frequency,
          carryDays: null,
          firstDay: start,
          lastDay: start + 199,
        } as const;
        const short = monthlyCoverage(input).reduce((sum, { due, own }) => sum + due - own, 0);
        const gaps = findGaps(days, values, frequency).reduce((sum, { missing }) => sum + missing, 0);
        // A gap that begins on a weekend value is counted from the next due day by both.
        expect(short).toBe(gaps);
      }),
    );
  });

  it('should expect nothing before the first and after the last value', () => {
    const months = monthlyCoverage({
      days: [day('2020-02-10'), day('2020-02-11')],
      values: [1, 1],
      frequency: 'daily',
      carryDays: 0,
      firstDay: day('2020-01-01'),
      lastDay: day('2020-03-31'),
    });
    expect(months).toEqual([
      { year: 2020, month: 1, due: 0, own: 0 },
      { year: 2020, month: 2, due: 2, own: 2 },
      { year: 2020, month: 3, due: 0, own: 0 },
    ]);
  });
});
