import { dateParts, dayFromDate, isoFromDay, weekday } from '../calendar';
import { businessDayFrom } from './holidays';

/**
 * When a value became public, counted in UTC days from the day it describes:
 * - `same-day`: before that UTC day ends (New York closes at 20:00 or 21:00 UTC)
 * - `next-day`: on the next calendar day
 * - `next-business-day`: on the next New York business day (Friday's value on Monday)
 * - `following-monday`: on the Monday of the next week, or the next business day where that is a federal holiday
 */
export type ReleaseRule = 'same-day' | 'next-day' | 'next-business-day' | 'following-monday';

/** The epoch day from which a value that describes `day` was known to the public. */
export function knownDay(rule: ReleaseRule, day: number): number {
  switch (rule) {
    case 'same-day':
      return day;
    case 'next-day':
      return day + 1;
    case 'next-business-day':
      return businessDayFrom(day + 1);
    case 'following-monday':
      return businessDayFrom(day + daysToNextMonday(day));
  }
}

/** 1 (from a Sunday) to 7 (from a Monday). */
function daysToNextMonday(day: number): number {
  return 7 - ((weekday(day) + 6) % 7);
}

/** Day of the following month by which CPI is taken as known where its release date is not at hand. */
const CPI_FALLBACK_DAY = 20;

/**
 * The epoch day from which a month's CPI was known: its release date. Months before the first listed one
 * are taken as known on the 20th of the following month; no release of 2011 and 2012 was later.
 *
 * @param monthDay first day of the reference month
 * @param releases release day by first day of the reference month
 * @throws RangeError when a later month has no release date: guessing one could let a value be known too early.
 */
export function cpiKnownDay(monthDay: number, releases: ReadonlyMap<number, number>): number {
  const listed = releases.get(monthDay);
  if (listed !== undefined) return listed;
  const firstListed = Math.min(...releases.keys());
  if (monthDay < firstListed) {
    const { year, month } = dateParts(monthDay);
    return dayFromDate(year, month + 1, CPI_FALLBACK_DAY);
  }
  const month = isoFromDay(monthDay).slice(0, 7);
  throw new RangeError(`CPI of ${month} has no release date. Add the month to the list of release dates.`);
}
