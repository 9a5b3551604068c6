import type { Observations } from '../frame';
import { aggregateRows, type DailySeries } from './aggregate';
import { coverageOf } from './coverage';
import { MAX_NUMBERS, MAX_UNIT } from './limits';
import { LineSplitter } from './lines';
import { checkMapping, type ImportMapping, type SeriesMapping } from './mapping';
import { cleanName, ownIds } from './names';
import { RecordReader, type FileRecord } from './records';
import { OwnDataRefusal } from './refusal';
import { BadRowList, type ImportReport } from './report';
import { RowReader } from './row-reader';
import { RowStore } from './row-store';
import { ownKnownDay, type ImportCounts, type OwnSeries } from './series';

export interface ImportOptions {
  /** Name of the file, told with the series. */
  readonly source?: string;
  /** Ids that are in use already. */
  readonly takenIds?: Iterable<string>;
}

export interface ImportResult {
  /** Those with at least one value. */
  readonly series: readonly OwnSeries[];
  readonly report: ImportReport;
}

/** Reads a table that arrives in pieces. Where the pieces are cut makes no difference to the result. */
export interface Importer {
  /** @throws OwnDataRefusal when the file as a whole cannot be a table; the importer is of no use afterwards. */
  push(text: string): void;
  /** @throws OwnDataRefusal as `push` does. */
  finish(): ImportResult;
  /** Rows read so far, the unreadable ones included. */
  readonly rows: number;
}

/**
 * An importer for one file. Time grows in proportion to the text; memory by one number a kept row for its time
 * and one for each chosen column, and does not grow with unreadable rows.
 *
 * @throws OwnDataRefusal when the mapping does not fit together.
 */
export function createImporter(mapping: ImportMapping, options: ImportOptions = {}): Importer {
  checkMapping(mapping);
  return new TableImporter(mapping, options);
}

class TableImporter implements Importer {
  readonly #store: RowStore;
  readonly #bad = new BadRowList();
  readonly #reader: RowReader;
  readonly #records: RecordReader;
  readonly #lines: LineSplitter;
  readonly #mostRows: number;
  #blank = 0;
  #headerAhead: boolean;

  constructor(
    private readonly mapping: ImportMapping,
    private readonly options: ImportOptions,
  ) {
    const { dialect, series } = mapping;
    this.#store = new RowStore(series.length);
    this.#reader = new RowReader(mapping);
    this.#headerAhead = dialect.header;
    this.#mostRows = Math.floor(MAX_NUMBERS / (series.length + 1));
    this.#records = new RecordReader(
      dialect,
      (record) => this.#take(record),
      (fields) => this.#reader.read(fields) === null,
    );
    this.#lines = new LineSplitter(dialect.lineEnd, (line, number) => {
      if (number > dialect.skipLines) this.#records.line(line, number);
    });
  }

  get rows(): number {
    return this.#store.length + this.#bad.count;
  }

  push(text: string): void {
    this.#lines.push(text);
  }

  finish(): ImportResult {
    this.#lines.finish();
    this.#records.finish();
    const { series } = this.mapping;
    const daily = aggregateRows(
      this.#store,
      series.map(({ aggregation }) => aggregation),
    );
    const report: ImportReport = {
      rows: this.rows,
      kept: this.#store.length,
      bad: this.#bad.count,
      badByReason: this.#bad.byReason,
      badRows: this.#bad.rows,
      blankLines: this.#blank,
      duplicates: daily.duplicates,
      conflicting: daily.conflicting,
      duplicateRows: daily.duplicateRows,
      ...this.#store.order,
    };
    return { series: this.#series(daily.series, report), report };
  }

  #take({ line, fields, text }: FileRecord): void {
    if (fields?.every((field) => field.trim() === '')) {
      this.#blank += 1;
      return;
    }
    if (this.#headerAhead) {
      this.#headerAhead = false;
      return;
    }
    const problem = fields ? this.#reader.read(fields) : ({ reason: 'quote', column: null } as const);
    if (problem) {
      const { column, reason } = problem;
      const fault = column === null ? text : (fields?.[column] ?? text);
      this.#bad.add({ line, column: column === null ? null : column + 1, reason, text: fault });
      return;
    }
    if (this.#store.length >= this.#mostRows) throw tooManyRows(this.#mostRows);
    this.#store.add(this.#reader.time, line, this.#reader.values);
  }

  #series(daily: readonly DailySeries[], report: ImportReport): OwnSeries[] {
    const named = this.mapping.series.map((one, i) => {
      const label = cleanName(one.label) || `Column ${one.column + 1}`;
      return { ...one, label, unit: cleanName(one.unit, MAX_UNIT), daily: daily[i]! };
    });
    const filled = named.filter((one) => one.daily.days.length > 0);
    const ids = ownIds(
      filled.map(({ label }) => label),
      this.options.takenIds ?? [],
    );
    return filled.map((one, i) => ({
      id: ids[i]!,
      label: one.label,
      unit: one.unit,
      kind: one.kind,
      aggregation: one.aggregation,
      change: one.change,
      release: one.release,
      source: cleanName(this.options.source ?? ''),
      observations: observationsOf(one, one.daily),
      coverage: coverageOf(one.daily.days),
      imported: countsOf(report),
    }));
  }
}

function countsOf({ rows, bad, badByReason, duplicates }: ImportReport): ImportCounts {
  return { rows, bad, badByReason, duplicates };
}

function observationsOf({ release }: SeriesMapping, { days, values }: DailySeries): Observations {
  return { days, knownDays: days.map((day) => ownKnownDay(release, day)), values };
}

function tooManyRows(most: number): OwnDataRefusal {
  const message = `The table has more than ${most} rows, more than fits into memory with so many columns.`;
  return new OwnDataRefusal('too-many-rows', message, 'Choose fewer columns, or split the file.');
}
