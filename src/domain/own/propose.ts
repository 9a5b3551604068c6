import { detectColumns, type ColumnsGuess, type TimeGuess } from './detect-columns';
import { detectDialect, sampleRecords, usualColumns, type Sample } from './detect-dialect';
import { MAX_COLUMNS } from './limits';
import type { Dialect, ImportMapping, SeriesMapping } from './mapping';
import { cleanName, columnNames } from './names';
import { NUMBER_FORMATS, numberReader, type NumberFormat } from './numbers';
import { OwnDataRefusal } from './refusal';
import type { Encoding } from './sniff';
import { seriesFor } from './suggest';

/** What is made of a file's beginning: shown to the reader, who confirms or changes the mapping. */
export interface Proposal {
  readonly mapping: ImportMapping;
  /** Names of all columns, as shown. */
  readonly names: readonly string[];
  /** What is suggested for every column, chosen or not, by column; null where it holds no numbers. */
  readonly suggestions: readonly (SeriesMapping | null)[];
  readonly columns: ColumnsGuess['columns'];
  /** Null when no column could be read as dates; the mapping's date column is a mere default then. */
  readonly time: TimeGuess | null;
  /** Another number format that reads the same cells to other values, with one such cell. */
  readonly numberDoubt: { readonly text: string; readonly format: NumberFormat } | null;
  /** The first rows, cells clipped by whoever shows them. */
  readonly preview: readonly (readonly string[])[];
}

const PREVIEW_ROWS = 20;

export interface ProposeOptions {
  readonly encoding: Encoding;
  /** Name of the file without its ending: names series whose column is called "Close" or "Value". */
  readonly fileName?: string;
  /** Set by the reader: how the file is written, in place of what is detected. */
  readonly dialect?: Partial<Dialect>;
}

/**
 * Guesses the mapping of a table from its beginning.
 *
 * @throws OwnDataRefusal when it is no table: one column only, too many, or a line without end.
 */
export function proposeMapping(sample: Sample, options: ProposeOptions): Proposal {
  const separator = options.dialect?.delimiter;
  const detected = detectDialect(sample, separator ? [separator] : undefined);
  const dialect: Dialect = { ...detected, encoding: options.encoding, ...options.dialect };
  const records = sampleRecords(sample, dialect).filter(({ line }) => line > dialect.skipLines);
  if (records.length === 0 && !sample.complete) throw noLine(sample.text.length);
  const columnCount = usualColumns(records);
  if (columnCount < 2) throw noTable();
  if (columnCount > MAX_COLUMNS) throw tooManyColumns();
  const rows = records.flatMap(({ fields }) => (fields ? [fields] : []));
  const header = dialect.header ? (rows[0] ?? null) : null;
  const body = (header ? rows.slice(1) : rows).filter((row) => row.length === columnCount);
  const names = columnNames(header, columnCount);
  const guess = detectColumns(body, names, dialect.numbers);
  const suggestions = seriesFor({
    names,
    guess,
    rows: body,
    dialect,
    file: cleanName(options.fileName ?? ''),
  });
  const timeColumn = guess.time?.column ?? 0;
  return {
    mapping: {
      dialect,
      columnCount,
      timeColumn,
      clockColumn: guess.clockColumn,
      timeFormat: guess.time?.format ?? 'iso',
      series: suggestions.chosen.filter(({ column }) => column !== timeColumn),
    },
    names,
    suggestions: suggestions.all,
    columns: guess.columns,
    time: guess.time,
    numberDoubt: numberDoubt(body, guess, dialect.numbers),
    preview: (header ? rows.slice(1) : rows).slice(0, PREVIEW_ROWS),
  };
}

/** A cell that another format reads to another value, if that format reads all that the proposed one does. */
function numberDoubt(
  rows: readonly (readonly string[])[],
  { columns }: ColumnsGuess,
  chosen: NumberFormat,
): Proposal['numberDoubt'] {
  const numeric = columns.filter(({ kind }) => kind === 'number').map(({ index }) => index);
  const read = numberReader(chosen);
  const cells = rows.flatMap((row) => numeric.map((column) => row[column] ?? ''));
  const readable = cells.filter((cell) => Number.isFinite(read(cell)));
  for (const format of NUMBER_FORMATS) {
    const other = numberReader(format);
    if (!readable.every((cell) => Number.isFinite(other(cell)))) continue;
    const text = readable.find((cell) => other(cell) !== read(cell));
    if (text !== undefined) return { text, format };
  }
  return null;
}

function noTable(): OwnDataRefusal {
  const message = 'The file has no table of at least two columns, one of dates and one of values.';
  const hint = 'Separate the columns by comma, semicolon or tab, one row a line.';
  return new OwnDataRefusal('no-table', message, hint);
}

function noLine(length: number): OwnDataRefusal {
  const message = `The first ${length} characters hold no complete row: this is not a table of rows.`;
  const hint = 'Check that the file is a CSV with one row a line, and that its line ends were not lost.';
  return new OwnDataRefusal('line-too-long', message, hint);
}

function tooManyColumns(): OwnDataRefusal {
  const message = `The table has more than ${MAX_COLUMNS} columns.`;
  return new OwnDataRefusal('too-many-columns', message, 'Keep the column of dates and those you need.');
}
