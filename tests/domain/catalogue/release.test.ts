import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayFromIso, isoFromDay, weekday } from '../../../src/domain/calendar';
import { isBusinessDay, isFederalHoliday } from '../../../src/domain/catalogue/holidays';
import { cpiKnownDay, knownDay, type ReleaseRule } from '../../../src/domain/catalogue/release';

const known = (rule: ReleaseRule, iso: string): string => isoFromDay(knownDay(rule, dayFromIso(iso)));

describe('isFederalHoliday', () => {
  it.each([
    ['2021-01-01', 'New Year'],
    ['2023-01-02', 'New Year on a Sunday, kept on Monday'],
    ['2024-01-15', 'Martin Luther King Jr.'],
    ['2025-02-17', 'Presidents'],
    ['2021-05-31', 'Memorial Day'],
    ['2022-06-20', 'Juneteenth on a Sunday, kept on Monday'],
    ['2025-07-04', 'Independence Day'],
    ['2014-09-01', 'Labor Day'],
    ['2025-10-13', 'Columbus Day'],
    ['2025-11-11', 'Veterans Day'],
    ['2025-11-27', 'Thanksgiving'],
    ['2022-12-26', 'Christmas on a Sunday, kept on Monday'],
  ])('should know %s: %s', (iso) => {
    expect(isFederalHoliday(dayFromIso(iso))).toBe(true);
  });

  it.each([
    ['2021-12-31', 'the Friday before a New Year on a Saturday'],
    ['2020-07-03', 'the Friday before an Independence Day on a Saturday'],
    ['2020-06-19', 'Juneteenth before it was a holiday'],
    ['2018-03-30', 'Good Friday, when banks work'],
    ['2025-11-28', 'the day after Thanksgiving'],
  ])('should not take %s for one: %s', (iso) => {
    expect(isBusinessDay(dayFromIso(iso))).toBe(true);
  });

  it('should find ten weekday holidays in 2014 and eleven in 2024', () => {
    const count = (year: number): number => {
      let holidays = 0;
      for (let day = dayFromIso(`${year}-01-01`); day <= dayFromIso(`${year}-12-31`); day++) {
        if (isFederalHoliday(day)) holidays++;
      }
      return holidays;
    };
    expect([count(2014), count(2024)]).toEqual([10, 11]);
  });
});

describe('knownDay', () => {
  it('should let the fed funds rate of a Friday be known on Monday, past holidays', () => {
    expect(known('next-business-day', '2020-03-13')).toBe('2020-03-16');
    expect(known('next-business-day', '2020-03-16')).toBe('2020-03-17');
    expect(known('next-business-day', '2023-01-13')).toBe('2023-01-17');
    expect(known('next-business-day', '2025-12-24')).toBe('2025-12-26');
    expect(known('next-business-day', '2025-12-31')).toBe('2026-01-02');
  });

  it('should let yields be known on the next calendar day, weekends too', () => {
    expect(known('next-day', '2025-12-19')).toBe('2025-12-20');
  });

  it('should let the dollar index be known on the following Monday, or after its holiday', () => {
    expect(known('following-monday', '2024-03-01')).toBe('2024-03-04');
    expect(known('following-monday', '2024-03-04')).toBe('2024-03-11');
    expect(known('following-monday', '2024-05-24')).toBe('2024-05-28');
    expect(known('following-monday', '2017-12-29')).toBe('2018-01-02');
    expect(known('following-monday', '2025-12-26')).toBe('2025-12-29');
  });

  it('should let the VIX and the S&P 500 be known on their own day', () => {
    expect(known('same-day', '2020-03-16')).toBe('2020-03-16');
  });

  it('should never be before the day described, nor go backwards', () => {
    const rules: ReleaseRule[] = ['same-day', 'next-day', 'next-business-day', 'following-monday'];
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.integer({ min: 10_000, max: 30_000 }), (rule, day) => {
        const first = knownDay(rule, day);
        expect(first).toBeGreaterThanOrEqual(day);
        expect(first - day).toBeLessThanOrEqual(9);
        expect(knownDay(rule, day + 1)).toBeGreaterThanOrEqual(first);
        if (rule === 'following-monday') expect(weekday(first)).toBeGreaterThan(0);
      }),
    );
  });
});

describe('cpiKnownDay', () => {
  const releases = new Map([
    [dayFromIso('2012-12-01'), dayFromIso('2013-01-16')],
    [dayFromIso('2013-09-01'), dayFromIso('2013-10-30')],
  ]);

  it('should be the release date', () => {
    expect(isoFromDay(cpiKnownDay(dayFromIso('2013-09-01'), releases))).toBe('2013-10-30');
  });

  it('should be the 20th of the following month before the list begins', () => {
    expect(isoFromDay(cpiKnownDay(dayFromIso('2012-11-01'), releases))).toBe('2012-12-20');
    expect(isoFromDay(cpiKnownDay(dayFromIso('2011-12-01'), releases))).toBe('2012-01-20');
  });

  it('should refuse to guess a later one', () => {
    expect(() => cpiKnownDay(dayFromIso('2013-10-01'), releases)).toThrow(
      'CPI of 2013-10 has no release date',
    );
  });
});
