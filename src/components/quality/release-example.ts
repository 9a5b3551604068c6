import { formatDay } from '../../charts/format';
import { dayFromIso } from '../../domain/calendar';
import type { SeriesQuality } from '../../stores/quality';
import { longDay, valueWords } from './words';

/** Days that show a rule best; where a series has none of them, its longest wait serves. */
const TELLING: Readonly<Record<string, string>> = {
  // The Friday before Independence Day, a Monday, and a rate unlike that of the day before.
  fed_rate: '2016-07-01',
  treasury_3y: '2020-03-09',
  treasury_10y: '2020-03-09',
  // The Monday after was a holiday.
  dxy: '2020-01-17',
  cpi: '2022-05-01',
  cpi_sa: '2022-05-01',
  vix: '2020-03-16',
  sp500: '2020-03-16',
  fear_greed: '2022-06-18',
};
const USUAL = '2020-03-12';

export interface ReleaseExample {
  /** "The value of Friday 13 Mar 2020, 1.10 % a year, was known on Monday 16 Mar 2020." */
  readonly known: string;
  /** What could be known the day before. */
  readonly before: string;
}

/** A release rule at work on a real value of the series; null where it has none. */
export function releaseExample(one: SeriesQuality): ReleaseExample | null {
  const row = rowFor(one);
  const value = one.values[row];
  if (row < 0 || value === undefined) return null;
  const day = one.days[row]!;
  const known = one.known?.[row] ?? day;
  const what = `${describes(one, day)}, ${valueWords(one.series, value)},`;
  const when = known === day ? 'was known before that UTC day ended' : `was known on ${longDay(known)}`;
  return { known: `${what} ${when}.`, before: beforeWords(one, row, known) };
}

function rowFor({ series, days, known, values }: SeriesQuality): number {
  const day = dayFromIso(TELLING[series.id] ?? USUAL);
  const row = days.indexOf(day);
  if (row >= 0 && !Number.isNaN(values[row]!)) return row;
  let [longest, found] = [-1, -1];
  days.forEach((from, i) => {
    const wait = (known?.[i] ?? from) - from;
    if (!Number.isNaN(values[i]!) && wait > longest) [longest, found] = [wait, i];
  });
  return found;
}

function describes({ series }: SeriesQuality, day: number): string {
  return series.frequency === 'monthly'
    ? `The value of ${formatDay(day).replace(/^\d+ /, '')}`
    : `The value of ${longDay(day)}`;
}

function beforeWords(one: SeriesQuality, row: number, known: number): string {
  if (known === one.days[row]) {
    return 'A forecast made at the end of that day may use it.';
  }
  const earlier = latestKnown(one, known - 1);
  if (earlier < 0) return `Until then there was no value at all.`;
  return `On ${longDay(known - 1)} a model still sees that of ${formatDay(one.days[earlier]!)}: ${valueWords(one.series, one.values[earlier]!)}.`;
}

/** The row with the latest date among those known by a day. */
function latestKnown({ days, known, values }: SeriesQuality, by: number): number {
  let found = -1;
  days.forEach((day, i) => {
    if ((known?.[i] ?? day) > by || Number.isNaN(values[i]!)) return;
    if (found < 0 || day > days[found]!) found = i;
  });
  return found;
}
