import { formatDay } from '../charts/format';
import type { LinkState, RangeId } from '../contracts/link-state';
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

type Brushed = Pick<LinkState, 'range' | 'matrixFrom' | 'matrixTo'>;

/** Whether days were chosen by hand in place of the range. */
export function isBrushed({ matrixFrom, matrixTo }: Brushed): boolean {
  return matrixFrom > 0 || matrixTo > 0;
}

/** The days chosen by hand, kept inside the data, or those of the range. A missing end is that of the data. */
export function brushedSpan(choice: Brushed, data: Span): Span {
  if (!isBrushed(choice)) return spanOf(choice.range, data);
  const inside = (day: number): number => Math.min(data.lastDay, Math.max(data.firstDay, day));
  const ends = [choice.matrixFrom || data.firstDay, choice.matrixTo || data.lastDay].map(inside);
  return { firstDay: Math.min(...ends), lastDay: Math.max(...ends) };
}

/** The chosen days as the beginning of a sentence: "From 1 Mar 2020 to 31 Dec 2021". */
export function brushedWords(choice: Brushed, span: Span): string {
  if (!isBrushed(choice)) return rangeWords(choice.range);
  return `From ${formatDay(span.firstDay)} to ${formatDay(span.lastDay)}`;
}
