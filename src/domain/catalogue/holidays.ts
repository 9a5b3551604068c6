import { dateParts, weekday } from '../calendar';

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const SATURDAY = 6;

/** Holidays on a fixed date: month, day of the month, first year. */
const FIXED = [
  { month: 1, dayOfMonth: 1, since: 0 }, // New Year's Day
  { month: 6, dayOfMonth: 19, since: 2021 }, // Juneteenth
  { month: 7, dayOfMonth: 4, since: 0 }, // Independence Day
  { month: 11, dayOfMonth: 11, since: 0 }, // Veterans Day
  { month: 12, dayOfMonth: 25, since: 0 }, // Christmas Day
];

/** Holidays on the n-th weekday of a month, by the days of the month it can fall on. */
const FLOATING = [
  { month: 1, on: MONDAY, from: 15, to: 21 }, // Martin Luther King Jr.: third Monday
  { month: 2, on: MONDAY, from: 15, to: 21 }, // Presidents: third Monday
  { month: 5, on: MONDAY, from: 25, to: 31 }, // Memorial Day: last Monday
  { month: 9, on: MONDAY, from: 1, to: 7 }, // Labor Day: first Monday
  { month: 10, on: MONDAY, from: 8, to: 14 }, // Columbus Day: second Monday
  { month: 11, on: THURSDAY, from: 22, to: 28 }, // Thanksgiving: fourth Thursday
];

/**
 * Whether a day is a US federal holiday as the Federal Reserve keeps it: a holiday on a Sunday moves to the
 * Monday, one on a Saturday moves nowhere (the Friday before is a business day).
 * Source: US Code title 5 section 6103 and the Federal Reserve's holiday schedules.
 */
export function isFederalHoliday(day: number): boolean {
  const dayOfWeek = weekday(day);
  if (isFixedHoliday(day) || (dayOfWeek === MONDAY && isFixedHoliday(day - 1))) return true;
  const { month, dayOfMonth } = dateParts(day);
  return FLOATING.some(
    (rule) =>
      rule.month === month && rule.on === dayOfWeek && dayOfMonth >= rule.from && dayOfMonth <= rule.to,
  );
}

/** Whether the Federal Reserve Bank of New York works on a day: neither weekend nor federal holiday. */
export function isBusinessDay(day: number): boolean {
  const dayOfWeek = weekday(day);
  return dayOfWeek !== SUNDAY && dayOfWeek !== SATURDAY && !isFederalHoliday(day);
}

/** The first business day on or after a day. */
export function businessDayFrom(day: number): number {
  let next = day;
  while (!isBusinessDay(next)) next++;
  return next;
}

function isFixedHoliday(day: number): boolean {
  const { year, month, dayOfMonth } = dateParts(day);
  return FIXED.some((rule) => rule.month === month && rule.dayOfMonth === dayOfMonth && year >= rule.since);
}
