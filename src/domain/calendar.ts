const MILLISECONDS_A_DAY = 86_400_000;

/**
 * The UTC epoch day (days since 1970-01-01) of an ISO date.
 * @throws RangeError when the text is not a real date written YYYY-MM-DD.
 */
export function dayFromIso(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  const day = match ? dayFromDate(Number(match[1]), Number(match[2]), Number(match[3])) : NaN;
  if (Number.isNaN(day) || isoFromDay(day) !== iso) {
    throw new RangeError(`"${iso}" is not a date. Write it as YYYY-MM-DD, for example 2020-03-12.`);
  }
  return day;
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
