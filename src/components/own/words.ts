import { formatDay, formatNumber } from '../../charts/format';
import type { ChangeKind } from '../../domain/catalogue/series';
import type { Delimiter } from '../../domain/own/fields';
import type { Aggregation, Dialect, OwnKind, OwnRelease } from '../../domain/own/mapping';
import { NUMBER_FORMATS, type NumberFormat } from '../../domain/own/numbers';
import type { Encoding } from '../../domain/own/sniff';
import type { TimeFormat } from '../../domain/own/times';

/** Choices of the form, as select fields take them. */
export interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
}

const choices = <T extends string>(words: Readonly<Record<T, string>>): Choice<T>[] =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

export const DELIMITERS = choices<Delimiter>({ ',': 'Comma ,', ';': 'Semicolon ;', '\t': 'Tab' });

export const TIME_WORDS: Readonly<Record<TimeFormat, string>> = {
  iso: 'Year first (2021-03-04)',
  dmy: 'Day first (4.3.2021)',
  mdy: 'Month first (3/4/2021)',
  named: 'Month as a word (4 Mar)',
  'epoch-s': 'Seconds since 1970',
  'epoch-ms': 'Milliseconds since 1970',
  'epoch-us': 'Microseconds since 1970',
};
export const TIMES = choices(TIME_WORDS);

export const FIRST_ROW = choices({ names: 'Names of columns', values: 'Values' });
export const KINDS = choices<OwnKind>({ indicator: 'Indicator', coin: 'Coin' });
export const CHANGES = choices<ChangeKind>({
  log: 'in percent (log returns)',
  difference: 'in its unit (differences)',
});
export const AGGREGATION_CHOICES = choices<Aggregation>({
  last: 'Last of the day',
  first: 'First of the day',
  mean: 'Mean of the day',
  sum: 'Sum of the day',
  high: 'Highest of the day',
  low: 'Lowest of the day',
});
export const RELEASES = choices<OwnRelease['kind']>({
  'same-day': 'the same day',
  'next-day': 'the next day',
  days: 'so many days later',
});

/** Formats of numbers by a name that a select field can hold. */
export const NUMBERS: readonly (Choice<string> & { readonly format: NumberFormat })[] = NUMBER_FORMATS.map(
  (format) => ({ value: `${format.decimal} ${format.thousands}`, label: numberSample(format), format }),
);

export function numberKey({ decimal, thousands }: NumberFormat): string {
  return `${decimal} ${thousands}`;
}

/** 1234.5 as a format writes it. */
function numberSample({ decimal, thousands }: NumberFormat): string {
  return `1${thousands}234${decimal}5`;
}

const ENCODINGS: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Windows-1252',
};

/** The facts of a file that nobody has to decide on. */
export function dialectFacts(dialect: Dialect): string {
  const ends = dialect.windows
    ? 'Windows line ends'
    : dialect.lineEnd === 'cr'
      ? 'old Mac line ends'
      : 'Unix line ends';
  const skipped = dialect.skipLines === 1 ? '1 line' : `${String(dialect.skipLines)} lines`;
  return [
    ENCODINGS[dialect.encoding] + (dialect.byteOrderMark ? ' with a byte-order mark' : ''),
    ends,
    dialect.header ? 'names in the first row' : 'no row of names',
    ...(dialect.skipLines > 0 ? [`${skipped} before the table skipped`] : []),
  ].join(', ');
}

/** "3 Apr 2021" or "3 Apr 2021, 14:05" from milliseconds since 1970. */
export function timeWords(time: number): string {
  const day = formatDay(Math.floor(time / 86_400_000));
  const clock = new Date(time).toISOString().slice(11, 16);
  return clock === '00:00' ? day : `${day}, ${clock}`;
}

export function byteWords(bytes: number): string {
  if (bytes < 1000) return `${String(bytes)} bytes`;
  return bytes < 1e6 ? `${formatNumber(bytes / 1e3, 0)} kB` : `${formatNumber(bytes / 1e6, 1)} MB`;
}

/** "1 row", "12 rows". */
export function counted(n: number, noun: string): string {
  return `${formatNumber(n, 0)} ${n === 1 ? noun : `${noun}s`}`;
}
