import { dateParts, weekday } from '../calendar';
import type { Numbers } from '../frame';
import type { Frequency } from './gaps';

/** What a day has of a series. */
export const DAY_STATES = ['before', 'own', 'carried', 'overdue', 'missing'] as const;
/**
 * - `before`: the series has not begun
 * - `own`: a value that describes this very day
 * - `carried`: the latest value goes on, on a day on which none was due (a weekend, all but the first of a month)
 * - `overdue`: the latest value goes on, though one of its own was due (holidays count as such)
 * - `missing`: no value, and none that may be carried so far
 */
export type DayState = (typeof DAY_STATES)[number];

export interface CoverageInput {
  /** Epoch days, increasing. */
  readonly days: Numbers;
  /** One value a day, NaN = missing. */
  readonly values: Numbers;
  readonly frequency: Frequency;
  /** Days a value is carried forward: 0 = never, null = until the next one. */
  readonly carryDays: number | null;
  /** Epoch days looked at, both included. */
  readonly firstDay: number;
  readonly lastDay: number;
}

/** One state a day from `firstDay` to `lastDay`, as an index into `DAY_STATES`. */
export function dayStates(input: CoverageInput): Uint8Array {
  const { days, values, frequency, carryDays, firstDay, lastDay } = input;
  const states = new Uint8Array(Math.max(0, lastDay - firstDay + 1));
  let next = 0;
  let latest = -Infinity;
  for (let row = 0; row < states.length; row++) {
    const day = firstDay + row;
    for (; next < days.length && days[next]! <= day; next++) {
      if (!Number.isNaN(values[next]!)) latest = days[next]!;
    }
    const state = stateOf(day, latest, { frequency, carryDays });
    states[row] = DAY_STATES.indexOf(state);
  }
  return states;
}

function stateOf(
  day: number,
  latest: number,
  { frequency, carryDays }: Pick<CoverageInput, 'frequency' | 'carryDays'>,
): DayState {
  if (latest === -Infinity) return 'before';
  if (latest === day) return 'own';
  if (carryDays !== null && day - latest > carryDays) return 'missing';
  return isDue(day, frequency) ? 'overdue' : 'carried';
}

/** Whether a series of this rhythm should have a value that describes the day. */
export function isDue(day: number, frequency: Frequency): boolean {
  if (frequency === 'daily') return true;
  if (frequency === 'business-daily') return weekday(day) % 6 !== 0;
  return frequency === 'monthly' && dateParts(day).dayOfMonth === 1;
}

/** How many of the values that were due in a month are there. */
export interface MonthCoverage {
  readonly year: number;
  readonly month: number;
  readonly due: number;
  readonly own: number;
}

/** The months of the days looked at, in order. Before a series' first and after its last value nothing is due. */
export function monthlyCoverage(input: CoverageInput): MonthCoverage[] {
  const { days, values, frequency, firstDay, lastDay } = input;
  const present: number[] = [];
  for (let row = 0; row < days.length; row++) if (!Number.isNaN(values[row]!)) present.push(days[row]!);
  const own = new Set(present);
  const [begins, ends] = [present[0] ?? Infinity, present[present.length - 1] ?? -Infinity];
  const months: { year: number; month: number; due: number; own: number }[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const { year, month } = dateParts(day);
    let last = months[months.length - 1];
    if (last?.month !== month || last.year !== year) months.push((last = { year, month, due: 0, own: 0 }));
    if (day < begins || day > ends || !isDue(day, frequency)) continue;
    last.due += 1;
    if (own.has(day)) last.own += 1;
  }
  return months;
}
