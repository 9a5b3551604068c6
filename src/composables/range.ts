import type { RangeId } from '../contracts/link-state';
import { dayFromDate, isoFromDay } from '../domain/calendar';

export interface Span {
  readonly firstDay: number;
  readonly lastDay: number;
}

const YEARS: Readonly<Record<Exclude<RangeId, 'All'>, number>> = { '1Y': 1, '3Y': 3, '5Y': 5 };

/** The days of a range: whole calendar years back from the last day of the data, both ends included. */
export function spanOf(range: RangeId, data: Span): Span {
  if (range === 'All') return data;
  const [year = 0, month = 1, day = 1] = isoFromDay(data.lastDay).split('-').map(Number);
  const firstDay = dayFromDate(year - YEARS[range], month, day) + 1;
  return { firstDay: Math.max(data.firstDay, firstDay), lastDay: data.lastDay };
}

/** The range as the beginning of a sentence: "Over the last five years". */
export function rangeWords(range: RangeId): string {
  const words: Record<RangeId, string> = {
    '1Y': 'Over the last year',
    '3Y': 'Over the last three years',
    '5Y': 'Over the last five years',
    All: 'Since April 2013',
  };
  return words[range];
}
