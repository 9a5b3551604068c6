import { FIRST_YEAR, LAST_YEAR } from './limits';

/**
 * How a column writes its times.
 * - `iso`: year first: 2021-03-04, 2021/03/04, 20210304, 2021-03, with or without a time and an offset
 * - `mdy`, `dmy`: month or day first: 3/4/2021, 04.03.2021, with or without a time
 * - `named`: the month as a word: 4 Mar 2021, March 4, 2021
 * - `epoch-s`, `epoch-ms`, `epoch-us`: seconds, milli- or microseconds since 1970-01-01
 */
export type TimeFormat = 'iso' | 'mdy' | 'dmy' | 'named' | 'epoch-s' | 'epoch-ms' | 'epoch-us';

export const TIME_FORMATS: readonly TimeFormat[] = [
  'iso',
  'dmy',
  'mdy',
  'named',
  'epoch-s',
  'epoch-ms',
  'epoch-us',
];

export type TimeProblem = 'not-a-date' | 'no-such-date' | 'out-of-range';

/** Milliseconds since 1970-01-01 UTC, or why the text cannot be read as one. */
export type ParsedTime = number | TimeProblem;

const CLOCK = String.raw`(?:[T ,]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*([AaPp][Mm])?)?`;
const ZONE = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$`;
// A month alone is not written with a point: 1998.12 is a price.
const ISO = new RegExp(
  String.raw`^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|[-/](\d{1,2})|(\d{2})(\d{2}))` + CLOCK + ZONE,
);
const NUMERIC = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})` + CLOCK + ZONE);
const DAY_NAMED = new RegExp(
  String.raw`^(\d{1,2})\.?[- ]([A-Za-z]{3,9})\.?[- ,]\s?(\d{4}|\d{2})` + CLOCK + ZONE,
);
const MONTH_NAMED = new RegExp(String.raw`^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})` + CLOCK + ZONE);
/** Told apart by their digits: seconds from 1973 on, and the like; so a number is never two of them. */
const EPOCH = {
  'epoch-s': { pattern: /^\d{9,10}(?:\.\d{1,9})?$/, milliseconds: 1000 },
  'epoch-ms': { pattern: /^\d{12,13}(?:\.\d{1,6})?$/, milliseconds: 1 },
  'epoch-us': { pattern: /^\d{15,16}$/, milliseconds: 0.001 },
} as const;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A time is never longer; what is, is text, and need not be looked at. */
const LONGEST = 40;

const FIRST_MS = Date.UTC(FIRST_YEAR, 0, 1);
const END_MS = Date.UTC(LAST_YEAR + 1, 0, 1);

/**
 * A reader of times in one format. Times without an offset are taken as UTC, as the days of all series here are.
 * Years of two digits are 1970 to 2069. Dates that do not exist (30 February) are refused, never rolled over.
 */
export function timeReader(format: TimeFormat): (text: string) => ParsedTime {
  const parse = parserOf(format);
  return (cell) => {
    if (cell.length > LONGEST) return 'not-a-date';
    const time = parse(cell.trim());
    if (typeof time === 'string') return time;
    return time >= FIRST_MS && time < END_MS ? time : 'out-of-range';
  };
}

function parserOf(format: TimeFormat): (text: string) => ParsedTime {
  switch (format) {
    case 'iso':
      return isoTime;
    case 'mdy':
      return (text) => numericTime(text, 1);
    case 'dmy':
      return (text) => numericTime(text, 3);
    case 'named':
      return namedTime;
    case 'epoch-s':
    case 'epoch-ms':
    case 'epoch-us': {
      const { pattern, milliseconds } = EPOCH[format];
      return (text) => (pattern.test(text) ? Math.floor(Number(text) * milliseconds) : 'not-a-date');
    }
  }
}

type Match = RegExpExecArray;

function isoTime(text: string): ParsedTime {
  const match = ISO.exec(text);
  if (!match) return 'not-a-date';
  const month = match[3] ?? match[5] ?? match[6];
  const day = match[4] ?? match[7] ?? '1';
  return assembled([Number(match[1]), Number(month), Number(day)], match, 8);
}

/** Group 1 is the month of American dates, group 3 that of all others. */
function numericTime(text: string, month: 1 | 3): ParsedTime {
  const match = NUMERIC.exec(text);
  if (!match) return 'not-a-date';
  const day = month === 1 ? match[3] : match[1];
  return assembled([fullYear(match[4]!), Number(match[month]), Number(day)], match, 5);
}

function namedTime(text: string): ParsedTime {
  const dayFirst = DAY_NAMED.exec(text);
  const match = dayFirst ?? MONTH_NAMED.exec(text);
  if (!match) return 'not-a-date';
  const [word, day] = dayFirst ? [match[2]!, match[1]] : [match[1]!, match[2]];
  const month = MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? 'not-a-date' : assembled([fullYear(match[3]!), month, Number(day)], match, 4);
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length === 4 ? year : year < 70 ? 2000 + year : 1900 + year;
}

/** The day's milliseconds, plus those of the clock whose hour is group `hour` of the match, less its offset. */
function assembled(
  [year, month, day]: readonly [number, number, number],
  match: Match,
  hour: number,
): ParsedTime {
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  const exists =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!exists) return 'no-such-date';
  const clock = clockOf(match, hour);
  return clock === null ? 'no-such-date' : midnight + clock - offsetOf(match[hour + 5]);
}

function clockOf(match: Match, first: number): number | null {
  if (match[first] === undefined) return 0;
  const [hours, minutes, seconds] = [0, 1, 2].map((i) => Number(match[first + i] ?? 0)) as [
    number,
    number,
    number,
  ];
  const half = match[first + 4]?.toLowerCase();
  const twelve = half !== undefined;
  if (minutes > 59 || seconds > 59 || hours > (twelve ? 12 : 23) || (twelve && hours === 0)) return null;
  const hour = twelve ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours;
  const fraction = Number(`0.${match[first + 3] ?? '0'}`);
  return ((hour * 60 + minutes) * 60 + seconds) * 1000 + Math.floor(fraction * 1000);
}

function offsetOf(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!match) return 0;
  const ms = (Number(match[2]) * 60 + Number(match[3])) * 60_000;
  return match[1] === '-' ? -ms : ms;
}
