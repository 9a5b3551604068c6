import type { ChangeKind } from '../catalogue/series';
import type { FieldRules } from './fields';
import type { LineEnd } from './lines';
import { MAX_COLUMNS, MAX_SERIES } from './limits';
import type { NumberFormat } from './numbers';
import { OwnDataRefusal } from './refusal';
import type { Encoding } from './sniff';
import type { TimeFormat } from './times';

/** How the file is written. */
export interface Dialect extends FieldRules {
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
  readonly lineEnd: LineEnd;
  /** Windows line ends (CR LF): told to the reader, read like `lf`. */
  readonly windows: boolean;
  /** Lines before the header, or before the first row where there is none: a title, an address. */
  readonly skipLines: number;
  readonly header: boolean;
  readonly numbers: NumberFormat;
}

/** How the values of one UTC day become one. `first` and `last` go by time, not by place in the file. */
export type Aggregation = 'last' | 'first' | 'mean' | 'sum' | 'high' | 'low';
export const AGGREGATIONS: readonly Aggregation[] = ['last', 'first', 'mean', 'sum', 'high', 'low'];

/** When a value of a day was known: by the end of that day, on the next one, or a number of days later. */
export type OwnRelease =
  | { readonly kind: 'same-day' }
  | { readonly kind: 'next-day' }
  | { readonly kind: 'days'; readonly days: number };

export type OwnKind = 'coin' | 'indicator';

/** What the reader says about one column that is to become a series. */
export interface SeriesMapping {
  /** Index of the column, from 0. */
  readonly column: number;
  readonly label: string;
  readonly unit: string;
  readonly kind: OwnKind;
  readonly aggregation: Aggregation;
  /** How daily changes are taken: log returns need values above zero. */
  readonly change: ChangeKind;
  readonly release: OwnRelease;
}

/** Everything that must be known to read a file: proposed by detection, confirmed by the reader. */
export interface ImportMapping {
  readonly dialect: Dialect;
  /** Columns a row must have; more are allowed where they are empty. */
  readonly columnCount: number;
  readonly timeColumn: number;
  /** A second column with the time of day; null where there is none. */
  readonly clockColumn: number | null;
  readonly timeFormat: TimeFormat;
  readonly series: readonly SeriesMapping[];
}

export const MAX_RELEASE_DAYS = 400;

/** @throws OwnDataRefusal naming what does not fit, and the cure. */
export function checkMapping(mapping: ImportMapping): void {
  const { columnCount, series } = mapping;
  const inTable = (column: number): boolean =>
    Number.isInteger(column) && column >= 0 && column < columnCount;
  if (!Number.isInteger(columnCount) || columnCount < 2 || columnCount > MAX_COLUMNS) {
    refuse(`A table has 2 to ${MAX_COLUMNS} columns, not ${columnCount}.`, 'Choose another separator.');
  }
  const times = [mapping.timeColumn, ...(mapping.clockColumn === null ? [] : [mapping.clockColumn])];
  if (!times.every(inTable)) refuse('The table has no such date column.', 'Choose the column of dates.');
  if (series.length === 0) refuse('No column of values is chosen.', 'Choose at least one.');
  if (series.length > MAX_SERIES) {
    refuse(`${series.length} columns are chosen; ${MAX_SERIES} can be read at once.`, 'Choose fewer.');
  }
  for (const { column, label, release } of series) {
    if (!inTable(column)) refuse('The table has no such column of values.', 'Choose another column.');
    if (times.includes(column)) refuse(`"${label}" is the date column.`, 'Choose a column of values.');
    if (release.kind === 'days' && !isDelay(release.days)) {
      refuse(
        `"${label}" cannot become known after ${release.days} days.`,
        `Give 0 to ${MAX_RELEASE_DAYS} days.`,
      );
    }
  }
}

function isDelay(days: number): boolean {
  return Number.isInteger(days) && days >= 0 && days <= MAX_RELEASE_DAYS;
}

function refuse(message: string, hint: string): never {
  throw new OwnDataRefusal('bad-mapping', message, hint);
}
