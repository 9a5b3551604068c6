import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayFromIso } from '../../src/domain/calendar';
import { CsvError, parseCsv, type CsvTable } from '../../src/domain/csv';

const CURE = 'Fetch the file again from its source; if the source has changed its layout, adapt the reader.';

/** A raw file that cannot be used: file, line, reason, cure. */
export class RawFileError extends Error {
  constructor(file: string, line: number, reason: string) {
    super(`${file}, line ${line}: ${reason}\n${CURE}`);
  }
}

/** Values of one series by day, in increasing order of days, without missing ones. */
export type DatedValues = ReadonlyMap<number, number>;

interface TableOptions {
  /** Whether the header must be the given one and no more; true by default. */
  readonly exact?: boolean;
  /** Beginnings of the lines that follow the header and are no rows. */
  readonly skip?: readonly string[];
}

/** A folder of raw files. */
export interface RawFolder {
  /** A file as a table with the given names in its header. */
  table(file: string, header: readonly string[], options?: TableOptions): CsvTable;
}

/** Opens a folder of raw files. Nothing is read before it is asked for. */
export function openRawFolder(folder: string): RawFolder {
  return rawTables((file) => readText(folder, file));
}

/** Texts that are at hand under the names of files. */
export function rawTables(textOf: (file: string) => string): RawFolder {
  return {
    table(file, header, { exact = true, skip = [] } = {}) {
      const table = parseRaw(withoutLines(textOf(file), file, skip), file);
      const missing = header.filter((name) => !table.header.includes(name));
      if (missing.length || (exact && table.header.join() !== header.join())) {
        const found = `the header is "${table.header.join()}"`;
        throw new RawFileError(file, 1, `${found}; expected ${exact ? '' : 'in it '}"${header.join()}".`);
      }
      return { ...table, lines: table.lines.map((line) => line + skip.length) };
    },
  };
}

function readText(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : (error as Error).message;
    const cure = 'Put the file into the folder named by --from, or name another folder.';
    throw new Error(`${file} ${reason}. ${cure}`, { cause: error });
  }
}

function parseRaw(text: string, file: string): CsvTable {
  try {
    return parseCsv(text, file);
  } catch (error) {
    if (error instanceof CsvError) throw new RawFileError(file, error.line, error.reason);
    throw error;
  }
}

/** Drops the lines below the header that are no rows, once sure that they are those expected. */
function withoutLines(text: string, file: string, skip: readonly string[]): string {
  const lines = text.split('\n');
  const dropped = lines.splice(1, skip.length);
  skip.forEach((beginning, index) => {
    if (dropped[index]?.startsWith(beginning)) return;
    throw new RawFileError(file, index + 2, `this line was expected to begin with "${beginning}".`);
  });
  return lines.join('\n');
}

/** One row of a raw file with its values read by name; every complaint names file and line. */
export class RawRow {
  constructor(
    private readonly source: CsvTable,
    private readonly row: number,
  ) {}

  text(column: string): string {
    return (
      this.source.columns[this.source.header.indexOf(column)]?.[this.row] ??
      this.fail(`there is no "${column}".`)
    );
  }

  /** A number; NaN where the field is empty. */
  number(column: string): number {
    const text = this.text(column).trim();
    const value = text === '' ? NaN : Number(text);
    if (text !== '' && !Number.isFinite(value)) this.fail(`column "${column}": "${text}" is not a number.`);
    return value;
  }

  /** A number that must be there. */
  required(column: string): number {
    const value = this.number(column);
    return Number.isNaN(value) ? this.fail(`column "${column}" is empty.`) : value;
  }

  day(column: string): number {
    return this.parsedDay(this.text(column));
  }

  parsedDay(iso: string): number {
    try {
      return dayFromIso(iso);
    } catch (error) {
      return this.fail((error as Error).message);
    }
  }

  fail(reason: string): never {
    throw new RawFileError(this.source.name, this.source.lines[this.row] ?? 0, reason);
  }
}

/** The rows of a raw file, in its own order. */
export function rowsOf(table: CsvTable): RawRow[] {
  return table.lines.map((_, row) => new RawRow(table, row));
}

/**
 * One column by day, missing values left out, in increasing order of days.
 * @throws RawFileError when a day comes twice.
 */
export function datedValues(
  rows: readonly RawRow[],
  dayOf: (row: RawRow) => number,
  column: string,
): DatedValues {
  const seen = new Set<number>();
  const entries: [number, number][] = [];
  for (const row of rows) {
    const day = dayOf(row);
    if (seen.has(day)) row.fail('this day comes twice.');
    seen.add(day);
    const value = row.number(column);
    if (!Number.isNaN(value)) entries.push([day, value]);
  }
  return new Map(entries.sort((a, b) => a[0] - b[0]));
}
