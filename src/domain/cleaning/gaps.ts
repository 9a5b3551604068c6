import { dateParts, dayFromDate, weekday } from '../calendar';
import type { Numbers } from '../frame';

/** How often a series should have a value. Events have no rhythm, and so no gaps. */
export type Frequency = 'daily' | 'business-daily' | 'monthly' | 'irregular';

/** A run of expected days without a value. */
export interface Gap {
  readonly firstDay: number;
  readonly lastDay: number;
  /** Expected values that are missing. */
  readonly missing: number;
}

/**
 * The gaps of a series between its first and its last value: days of its rhythm without one (every day, every
 * Monday to Friday, or the first of every month). Holidays of a business-daily series count as gaps of one day.
 *
 * @param days epoch days, increasing
 * @param values one value a day, NaN = missing
 */
export function findGaps(days: Numbers, values: Numbers, frequency: Frequency): Gap[] {
  const gaps: Gap[] = [];
  if (frequency === 'irregular') return gaps;
  let expected = NaN;
  for (let row = 0; row < days.length; row++) {
    if (Number.isNaN(values[row]!)) continue;
    const day = days[row]!;
    const gap: number[] = [];
    for (; expected < day; expected = nextDay(expected, frequency)) gap.push(expected);
    if (gap.length) gaps.push({ firstDay: gap[0]!, lastDay: gap[gap.length - 1]!, missing: gap.length });
    expected = nextDay(day, frequency);
  }
  return gaps;
}

function nextDay(day: number, frequency: Exclude<Frequency, 'irregular'>): number {
  if (frequency === 'daily') return day + 1;
  if (frequency === 'business-daily') {
    const dayOfWeek = weekday(day);
    return day + (dayOfWeek === 5 ? 3 : dayOfWeek === 6 ? 2 : 1);
  }
  const { year, month } = dateParts(day);
  return dayFromDate(year, month + 1, 1);
}
