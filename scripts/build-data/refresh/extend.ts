import { isoFromDay } from '../../../src/domain/calendar';
import { COIN_COLUMNS, type CoinColumn } from '../../../src/domain/catalogue/ids';
import type { DatedValues } from '../raw';
import type { CoinTable } from '../readers/coin-table';
import { formatNumber, type OutputTable } from '../write';
import { coinDoubts, doubtOf, type Rejection } from './plausible';
import { dayAt, numberAt } from './shipped';
import type { SeriesId } from './sources';

/** A figure of the past on which the source now says something else; the table keeps its own. */
export interface Difference {
  readonly day: number;
  readonly column: string;
  readonly kept: number;
  readonly now: number;
}

export interface Extended {
  readonly table: OutputTable;
  /** Rows that were added. */
  readonly added: number;
  readonly rejected: readonly Rejection[];
  readonly differences: readonly Difference[];
  /** Days that could not be taken, and why. */
  readonly notes: readonly string[];
}

/** Figures are kept with six significant digits: a difference below this is rounding. */
const SAME = 2e-5;

export interface SeriesOptions {
  readonly id: SeriesId;
  /** The last day that may be known. */
  readonly until: number;
  /** The day from which a value was known; null where that cannot be told. */
  readonly known: (day: number) => number | null;
}

/** Adds the days after the last one of a table (date, known, value); what is there stays as it is. */
export function extendSeries(
  table: OutputTable,
  fresh: DatedValues,
  { id, until, known }: SeriesOptions,
): Extended {
  const lastRow = table.rows.at(-1);
  const lastDay = lastRow ? dayAt(lastRow) : -Infinity;
  let last = lastRow ? numberAt(lastRow, 2) : NaN;
  const rows: string[][] = [];
  const rejected: Rejection[] = [];
  const undated: number[] = [];
  for (const [day, value] of fresh) {
    if (day <= lastDay) continue;
    const knownDay = known(day);
    if (knownDay === null) undated.push(day);
    if (knownDay === null || knownDay > until) continue;
    const reason = doubtOf(id, value, last);
    if (reason) rejected.push({ day, column: id, value, reason });
    if (reason) continue;
    last = value;
    rows.push([isoFromDay(day), isoFromDay(knownDay), formatNumber(value)]);
  }
  const months = undated.map((day) => isoFromDay(day).slice(0, 7)).join(', ');
  return {
    table: { ...table, rows: [...table.rows, ...rows] },
    added: rows.length,
    rejected,
    differences: differencesOf(table, 2, { column: id, fresh }),
    notes: months ? [`no release date of ${months}: left out`] : [],
  };
}

function differencesOf(
  { rows }: OutputTable,
  column: number,
  { column: name, fresh }: { readonly column: string; readonly fresh: DatedValues },
): Difference[] {
  return rows.flatMap((row) => {
    const [day, kept] = [dayAt(row), numberAt(row, column)];
    const now = fresh.get(day);
    if (now === undefined || Number.isNaN(kept) || Math.abs(now - kept) <= SAME * Math.abs(kept)) return [];
    return [{ day, column: name, kept, now }];
  });
}

export interface CoinOptions {
  /** The last day taken: a day that is not over has no close. */
  readonly until: number;
  /** Repaired figures, as "2021-12-14 close": the source still has what was repaired. */
  readonly repaired: ReadonlySet<string>;
}

/** Adds the days after a coin's last close; zero volume is missing, as it is before. */
export function extendCoin(table: OutputTable, fresh: CoinTable, { until, repaired }: CoinOptions): Extended {
  const kept = withoutEmptyEnd(table);
  const lastRow = kept.rows.at(-1);
  const begin = lastRow ? dayAt(lastRow) + 1 : -Infinity;
  let lastClose = lastRow ? numberAt(lastRow, table.header.indexOf('close')) : NaN;
  const end = Math.min(until, [...fresh.close.keys()].at(-1) ?? -Infinity);
  const rows: string[][] = [];
  const rejected: Rejection[] = [];
  for (let day = begin; day <= end; day++) {
    const values = valuesOn(fresh, day);
    for (const [column, reason] of coinDoubts(values, lastClose)) {
      rejected.push({ day, column, value: values[column], reason });
      values[column] = NaN;
    }
    if (!Number.isNaN(values.close)) lastClose = values.close;
    rows.push([isoFromDay(day), ...COIN_COLUMNS.map((column) => formatNumber(values[column]))]);
  }
  const differences = COIN_COLUMNS.flatMap((column) =>
    differencesOf(kept, table.header.indexOf(column), { column, fresh: fresh[column] }),
  ).filter(({ day, column }) => !repaired.has(`${isoFromDay(day)} ${column}`));
  return {
    table: { ...kept, rows: [...kept.rows, ...rows] },
    added: rows.length,
    rejected,
    differences,
    notes: [],
  };
}

function valuesOn(fresh: CoinTable, day: number): Record<CoinColumn, number> {
  const of = (column: CoinColumn): number => fresh[column].get(day) ?? NaN;
  const volume = of('volume');
  return {
    open: of('open'),
    high: of('high'),
    low: of('low'),
    close: of('close'),
    volume: volume > 0 ? volume : NaN,
  };
}

/** A table without the empty days at its end, with which a refresh without this coin had filled it up. */
function withoutEmptyEnd(table: OutputTable): OutputTable {
  let rows = table.rows.length;
  while (rows > 0 && table.rows[rows - 1]!.slice(1).every((field) => field === '')) rows--;
  return { ...table, rows: table.rows.slice(0, rows) };
}

/** A coin's table with empty days up to the last day of the data. */
export function filledUp(table: OutputTable, lastDay: number): OutputTable {
  const lastRow = table.rows.at(-1);
  const rows = [...table.rows];
  for (let day = lastRow ? dayAt(lastRow) + 1 : Infinity; day <= lastDay; day++) {
    rows.push([isoFromDay(day), ...table.header.slice(1).map(() => '')]);
  }
  return { ...table, rows };
}
