import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  dateParts,
  dayFromDate,
  dayFromIso,
  dayRange,
  isoFromDay,
  monthOf,
  weekday,
} from '../../src/domain/calendar';

const anyDay = fc.integer({ min: -20_000, max: 60_000 });

describe('calendar', () => {
  it('should count days from 1970-01-01', () => {
    expect(dayFromIso('1970-01-01')).toBe(0);
    expect(dayFromIso('2013-04-29')).toBe(15_824);
    expect(dayFromDate(2025, 12, 31)).toBe(20_453);
    expect(dayFromDate(2025, 13, 1)).toBe(dayFromIso('2026-01-01'));
  });

  it('should give back any day from its ISO date and its parts', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(dayFromIso(isoFromDay(day))).toBe(day);
        const { year, month, dayOfMonth } = dateParts(day);
        expect(dayFromDate(year, month, dayOfMonth)).toBe(day);
        expect(weekday(day + 7)).toBe(weekday(day));
        expect(monthOf(day)).toBe(isoFromDay(day).slice(0, 7));
      }),
    );
  });

  it.each([
    ...['2021-02-29', '1900-02-29', '2020-13-01', '2020-00-10', '2020-04-31', '2020-04-00', '0050-01-01'],
    ...['2020-1-05', '05/01/2020', '', '2020-01-05T00:00', '2020-01-0x', '2020/01/05', '-020-01-05'],
  ])('should refuse %j', (iso) => {
    expect(() => dayFromIso(iso)).toThrow(`"${iso}" is not a date. Write it as YYYY-MM-DD`);
  });

  it('should know the day of the week', () => {
    expect(weekday(dayFromIso('2020-03-15'))).toBe(0);
    expect(weekday(dayFromIso('2013-04-29'))).toBe(1);
    expect(weekday(dayFromIso('1969-12-27'))).toBe(6);
  });

  it('should list both ends of a range, and nothing of an empty one', () => {
    expect([...dayRange(3, 5)]).toEqual([3, 4, 5]);
    expect(dayRange(5, 4)).toHaveLength(0);
  });
});
