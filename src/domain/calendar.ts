const MILLISECONDS_A_DAY = 86_400_000;

/**
 * The UTC epoch day (days since 1970-01-01) of an ISO date.
 * @throws RangeError when the text is not a real date written YYYY-MM-DD.
 */
export function dayFromIso(iso: string): number {
  const [year, month, dayOfMonth] = [digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, 10)];
  const shaped = iso.length === 10 && iso[4] === '-' && iso[7] === '-';
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; NaN fails every comparison.
  if (shaped && year >= 100 && dayOfMonth >= 1 && dayOfMonth <= daysIn(year, month)) {
    return dayFromDate(year, month, dayOfMonth);
  }
  throw new RangeError(`"${iso}" is not a date. Write it as YYYY-MM-DD, for example 2020-03-12.`);
}

/** The number written with the digits from `start` to before `end`; NaN where something else stands there. */
function digits(text: string, start: number, end: number): number {
  let value = 0;
  for (let i = start; i < end; i++) {
    const digit = text.charCodeAt(i) - 48;
    value = digit >= 0 && digit <= 9 ? 10 * value + digit : NaN;
  }
  return value;
}

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month of the Gregorian calendar; 0 for a month that does not exist. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
}

/** The epoch day of a calendar date; months count from 1. Out-of-range parts roll over, as in Date.UTC. */
export function dayFromDate(year: number, month: number, dayOfMonth: number): number {
  return Date.UTC(year, month - 1, dayOfMonth) / MILLISECONDS_A_DAY;
}

/** The ISO date (YYYY-MM-DD) of an epoch day. */
export function isoFromDay(day: number): string {
  return new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}

/** Day of the week of an epoch day: 0 = Sunday ... 6 = Saturday. */
export function weekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Calendar month of an epoch day, as YYYY-MM. */
export function monthOf(day: number): string {
  return isoFromDay(day).slice(0, 7);
}

/** Calendar parts of an epoch day; months count from 1. */
export function dateParts(day: number): { year: number; month: number; dayOfMonth: number } {
  const date = new Date(day * MILLISECONDS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() };
}

/** Every day from `first` to `last`, both included. */
export function dayRange(first: number, last: number): Int32Array {
  return Int32Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}
