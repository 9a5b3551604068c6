import { isMissing, numberReader, type NumberFormat } from './numbers';
import { TIME_FORMATS, timeReader, type TimeFormat } from './times';

/** A date that can be read in more than one way, and what it would be in each. */
export interface DateReading {
  readonly text: string;
  /** Milliseconds since 1970-01-01 UTC, by format. */
  readonly readings: readonly { readonly format: TimeFormat; readonly time: number }[];
}

/** What a sample says about the column of dates. */
export interface TimeGuess {
  readonly column: number;
  readonly format: TimeFormat;
  /** Every format that reads the sample, the proposed one first; more than one: the sample cannot decide. */
  readonly formats: readonly TimeFormat[];
  /** Set when the sample cannot decide. */
  readonly ambiguous: DateReading | null;
}

export interface ColumnGuess {
  readonly index: number;
  /** `clock`: only times of day. */
  readonly kind: 'time' | 'clock' | 'number' | 'text' | 'empty';
  /** Share of its filled cells that are of this kind, 0 to 1. */
  readonly share: number;
}

export interface ColumnsGuess {
  readonly time: TimeGuess | null;
  readonly clockColumn: number | null;
  readonly columns: readonly ColumnGuess[];
}

type Rows = readonly (readonly string[])[];

/** Share of a sample's filled cells that a format must read: single bad rows do not count against it. */
const MOST = 0.8;
const TIME_NAME = /date|time|day|month|period|stamp|epoch|unix|datum|zeit|tag|fecha|jour/i;
const CLOCK = /^\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?$/;

/**
 * Guesses which column holds the dates and how they are written, and which columns are numbers. Where day and
 * month could stand either way round in every row, both readings are told; the one whose dates run more evenly
 * is proposed.
 *
 * @param rows rows of a sample, without the header, of equally many cells
 * @param names the header's names; a name such as "Date" counts for its column
 */
export function detectColumns(rows: Rows, names: readonly string[], numbers: NumberFormat): ColumnsGuess {
  const filled = names.map((_, column) => filledCells(rows, column));
  const guesses = filled.map((cells, column) =>
    guessTime(cells, column, TIME_NAME.test(names[column] ?? '')),
  );
  const chosen = guesses.reduce((best, other) => (other.score > best.score ? other : best), NO_TIME);
  const time = chosen.score > 0 ? chosen.guess : null;
  const readNumber = numberReader(numbers);
  const columns = filled.map((cells, index): ColumnGuess => {
    if (time?.column === index) return { index, kind: 'time', share: share(cells, timeReader(time.format)) };
    if (cells.length === 0) return { index, kind: 'empty', share: 1 };
    const clocks = cells.filter((cell) => CLOCK.test(cell)).length / cells.length;
    if (clocks >= MOST) return { index, kind: 'clock', share: clocks };
    const numeric = share(cells, readNumber);
    return numeric >= 0.5
      ? { index, kind: 'number', share: numeric }
      : { index, kind: 'text', share: 1 - numeric };
  });
  return { time, clockColumn: clockOf(time, columns, filled), columns };
}

function filledCells(rows: Rows, column: number): string[] {
  return rows.flatMap((row) => {
    const cell = (row[column] ?? '').trim();
    return isMissing(cell) ? [] : [cell];
  });
}

function share(cells: readonly string[], read: (cell: string) => number | string): number {
  if (cells.length === 0) return 0;
  return cells.filter((cell) => typeof read(cell) === 'number').length / cells.length;
}

interface ScoredGuess {
  readonly score: number;
  readonly guess: TimeGuess | null;
}

const NO_TIME: ScoredGuess = { score: 0, guess: null };

/** A column of dates as such is likelier than one of bare numbers, one that is called "Date" likelier than another. */
function guessTime(cells: readonly string[], column: number, named: boolean): ScoredGuess {
  const shares = TIME_FORMATS.map((format) => ({ format, share: share(cells, timeReader(format)) }));
  const most = Math.max(...shares.map((one) => one.share));
  if (cells.length === 0 || most < MOST) return NO_TIME;
  const fitting = shares.filter((one) => one.share === most).map((one) => one.format);
  const ordered = [...fitting].sort((a, b) => unevenness(cells, a) - unevenness(cells, b));
  const format = ordered[0]!;
  const bare = format.startsWith('epoch') || cells.every((cell) => /^\d+(\.\d+)?$/.test(cell));
  if (bare && !named && !(column === 0 && unevenness(cells, format) < 1)) return NO_TIME;
  const score = most + (named ? 0.5 : 0) + (bare ? 0 : 0.25) + 0.01 / (column + 1);
  return { score, guess: { column, format, formats: ordered, ambiguous: ambiguity(cells, ordered) } };
}

/** Share of steps that differ from the usual one: 0 = the dates run like a clock. */
function unevenness(cells: readonly string[], format: TimeFormat): number {
  const read = timeReader(format);
  const times = cells.map(read).filter((time) => typeof time === 'number');
  const steps = times.slice(1).map((time, i) => time - times[i]!);
  if (steps.length === 0) return 1;
  const counts = new Map<number, number>();
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1);
  return 1 - Math.max(...counts.values()) / steps.length;
}

/** The first date on which the readings part; null where all of them agree. */
function ambiguity(cells: readonly string[], formats: readonly TimeFormat[]): DateReading | null {
  if (formats.length < 2) return null;
  for (const text of cells) {
    const readings = formats.flatMap((format) => {
      const time = timeReader(format)(text);
      return typeof time === 'number' ? [{ format, time }] : [];
    });
    if (new Set(readings.map(({ time }) => time)).size > 1) return { text, readings };
  }
  return null;
}

/** A column of times of day beside a column of dates that has none of its own. */
function clockOf(
  time: TimeGuess | null,
  columns: readonly ColumnGuess[],
  filled: readonly (readonly string[])[],
): number | null {
  if (!time || filled[time.column]!.some((cell) => cell.includes(':'))) return null;
  if (time.format.startsWith('epoch')) return null;
  return columns.find(({ kind }) => kind === 'clock')?.index ?? null;
}
