import type { Delimiter, Quote } from './fields';
import { LineSplitter, type LineEnd } from './lines';
import type { Dialect } from './mapping';
import { isMissing, NUMBER_FORMATS, numberReader, type NumberFormat } from './numbers';
import { RecordReader, type FileRecord } from './records';
import { TIME_FORMATS, timeReader } from './times';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
/** Records that are looked at: enough to tell, few enough to be instant. */
const LOOKED_AT = 300;

/** How a sample is written, apart from its encoding, which is known from its bytes. */
export type TextDialect = Omit<Dialect, 'encoding'>;

/** The beginning of a file; `complete` when it is all of it. */
export interface Sample {
  readonly text: string;
  readonly complete: boolean;
}

/**
 * Guesses how a table is written: the separator under which most cells are dates, numbers or empty in rows of
 * equally many columns; the number format under which most cells are numbers; a header where the first row has
 * words above figures. Lines before the table are skipped.
 *
 * @param delimiters the separators to choose from; one alone is the reader's own choice
 */
export function detectDialect(sample: Sample, delimiters = DELIMITERS): TextDialect {
  const lineEnd: LineEnd = !sample.text.includes('\n') && sample.text.includes('\r') ? 'cr' : 'lf';
  const quote = detectQuote(sample.text);
  const readings = delimiters.map((delimiter) => {
    const records = sampleRecords(sample, { delimiter, quote, lineEnd });
    return { delimiter, records, score: tableScore(records) };
  });
  const best = readings.reduce((first, other) => (other.score > first.score ? other : first));
  const columns = usualColumns(best.records);
  const table = best.records.findIndex(({ fields }) => fields?.length === columns);
  const first = best.records[table];
  const rows = cells(best.records.slice(table), columns);
  return {
    delimiter: best.delimiter,
    quote,
    lineEnd,
    windows: sample.text.includes('\r\n'),
    byteOrderMark: sample.text.charCodeAt(0) === 0xfeff,
    skipLines: first ? first.line - 1 : 0,
    header: hasHeader(rows),
    numbers: detectNumbers(rows, best.delimiter),
  };
}

/** The records of a sample; its last line is left out where the file goes on. Refusals of whole files apply. */
export function sampleRecords(
  { text, complete }: Sample,
  rules: { readonly delimiter: Delimiter; readonly quote: Quote; readonly lineEnd: LineEnd },
  limit = LOOKED_AT,
): FileRecord[] {
  const records: FileRecord[] = [];
  const reader = new RecordReader(
    rules,
    (record) => {
      const blank = record.fields?.every((field) => field.trim() === '') ?? false;
      if (!blank && records.length < limit) records.push(record);
    },
    () => true,
  );
  const lines = new LineSplitter(rules.lineEnd, (line, number) => reader.line(line, number));
  lines.push(text);
  if (complete) {
    lines.finish();
    reader.finish();
  }
  return records;
}

/** The number of columns that most records have. */
export function usualColumns(records: readonly FileRecord[]): number {
  const counts = new Map<number, number>();
  for (const { fields } of records) {
    if (fields) counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  let usual = 0;
  for (const [columns, n] of counts) {
    const before = counts.get(usual) ?? 0;
    if (n > before || (n === before && columns > usual)) usual = columns;
  }
  return usual;
}

const ANY_TIME = TIME_FORMATS.map(timeReader);
const ANY_NUMBER = NUMBER_FORMATS.map(numberReader);

function isTime(cell: string): boolean {
  return ANY_TIME.some((read) => typeof read(cell) === 'number');
}

function isNumber(cell: string): boolean {
  return ANY_NUMBER.some((read) => typeof read(cell) === 'number');
}

/** Share of rows with the usual number of columns, times the share of their cells that say something to us. */
function tableScore(records: readonly FileRecord[]): number {
  const columns = usualColumns(records);
  if (columns < 2) return 0;
  const rows = cells(records, columns);
  const all = rows.flatMap((row) => row.slice(0, 24));
  const told = all.filter((cell) => isMissing(cell) || isNumber(cell) || isTime(cell)).length;
  // Words are no sign against a separator: a table may have columns of text.
  return (rows.length / records.length) * (0.25 + told / Math.max(1, all.length));
}

function cells(records: readonly FileRecord[], columns: number): (readonly string[])[] {
  return records.flatMap(({ fields }) => (fields?.length === columns ? [fields] : []));
}

function hasHeader(rows: readonly (readonly string[])[]): boolean {
  const [head, ...body] = rows;
  if (!head) return false;
  const says = (cell: string): boolean => !isMissing(cell) && (isNumber(cell) || isTime(cell));
  if (body.length === 0) return !head.some(says);
  return head.some((cell, column) => !says(cell) && !isMissing(cell) && mostly(body, column, says));
}

function mostly(
  rows: readonly (readonly string[])[],
  column: number,
  test: (cell: string) => boolean,
): boolean {
  const filled = rows.map((row) => row[column] ?? '').filter((cell) => !isMissing(cell));
  return filled.length > 0 && filled.filter(test).length > filled.length / 2;
}

/**
 * The format that reads most cells which are no dates; of equals the likelier. A comma inside quotes, where commas
 * also separate the columns, stands between thousands rather than before decimals.
 */
function detectNumbers(rows: readonly (readonly string[])[], delimiter: Delimiter): NumberFormat {
  const candidates = rows.flatMap((row) => row.filter((cell) => /\d/.test(cell) && !isTime(cell)));
  const scores = NUMBER_FORMATS.map((format, i) => {
    const read = candidates.filter((cell) => typeof ANY_NUMBER[i]!(cell) === 'number').length;
    const unlikely = delimiter === ',' && format.decimal === ',';
    return { format, score: unlikely ? read - 0.5 : read };
  });
  return scores.reduce((best, other) => (other.score > best.score ? other : best)).format;
}

function detectQuote(text: string): Quote {
  if (text.includes('"')) return '"';
  return /(?:^|[,;\t\r\n])'[^'\r\n]*'(?=[,;\t\r\n]|$)/.test(text) ? "'" : '"';
}
