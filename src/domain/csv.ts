import { dayFromIso } from './calendar';

/** A CSV text as columns of strings. `columns[c][r]` is row r of the column headed `header[c]`. */
export interface CsvTable {
  /** What messages call the table: a file name. */
  readonly name: string;
  readonly header: readonly string[];
  readonly columns: readonly (readonly string[])[];
  /** Number of rows below the header. */
  readonly rows: number;
  /** Line of the text on which each row begins; the header is on line 1. */
  readonly lines: readonly number[];
}

/** A CSV text that cannot be read: where, why, and what to do. */
export class CsvError extends Error {
  override readonly name = 'CsvError';

  constructor(
    readonly table: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${table}, line ${line}: ${reason}`);
  }
}

interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * Reads a comma-separated text (RFC 4180): quoted fields, doubled quotes, LF or CRLF, an optional byte order
 * mark. Wholly empty lines are skipped. Strict in everything else: the header's names are unique and every row
 * has as many fields as the header.
 * @throws CsvError naming the line, the reason and the cure.
 */
export function parseCsv(text: string, name = 'table'): CsvTable {
  const [head, ...records] = splitRecords(text, name);
  if (!head) throw new CsvError(name, 1, 'the text is empty. Its first line must name the columns.');
  checkHeader(head, name);
  const columns: string[][] = head.fields.map(() => []);
  for (const { line, fields } of records) {
    if (fields.length !== columns.length) {
      const found = `${fields.length} fields where the header has ${columns.length}`;
      throw new CsvError(
        name,
        line,
        `${found}. Quote a field that contains a comma, or fill in what is missing.`,
      );
    }
    for (let c = 0; c < fields.length; c++) columns[c]!.push(fields[c]!);
  }
  return { name, header: head.fields, columns, rows: records.length, lines: records.map((r) => r.line) };
}

/**
 * The strings of one column.
 * @throws CsvError when the table has no such column.
 */
export function textColumn(table: CsvTable, column: string): readonly string[] {
  const values = table.columns[table.header.indexOf(column)];
  if (values) return values;
  throw new CsvError(table.name, 1, `there is no column "${column}". There are: ${table.header.join(', ')}.`);
}

/**
 * A column of ISO dates (YYYY-MM-DD) as UTC epoch days.
 * @throws CsvError naming line and column of the first field that is no date.
 */
export function dayColumn(table: CsvTable, column: string): Int32Array {
  const values = textColumn(table, column);
  const days = new Int32Array(values.length);
  for (let r = 0; r < values.length; r++) {
    try {
      days[r] = dayFromIso(values[r]!);
    } catch (error) {
      throw fieldError(table, { row: r, column, reason: (error as Error).message });
    }
  }
  return days;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * A column of decimal numbers; an empty field is missing and becomes NaN.
 * @throws CsvError naming line and column of the first field that is no number.
 */
export function numberColumn(table: CsvTable, column: string): Float64Array {
  const values = textColumn(table, column);
  const numbers = new Float64Array(values.length);
  for (let r = 0; r < values.length; r++) {
    const value = values[r]!;
    if (value !== '' && !DECIMAL.test(value)) {
      const reason = `"${value}" is not a number. Write it with a point and no spaces, or leave it empty if missing.`;
      throw fieldError(table, { row: r, column, reason });
    }
    numbers[r] = value === '' ? NaN : Number(value);
  }
  return numbers;
}

function fieldError(table: CsvTable, at: { row: number; column: string; reason: string }): CsvError {
  return new CsvError(table.name, table.lines[at.row] ?? 0, `column "${at.column}": ${at.reason}`);
}

function checkHeader(head: CsvRecord, name: string): void {
  head.fields.forEach((field, index) => {
    if (field === '') throw new CsvError(name, head.line, `column ${index + 1} has no name. Give it one.`);
    if (head.fields.indexOf(field) === index) return;
    throw new CsvError(name, head.line, `two columns are called "${field}". Rename one.`);
  });
}

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Cuts the text into records; a record is a line unless a quoted field spans several. */
function splitRecords(text: string, name: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const startLine = line;
    const fields: string[] = [];
    for (;;) {
      const field =
        text.charCodeAt(at) === QUOTE ? quotedField(text, at, { name, line }) : plainField(text, at);
      fields.push(field.value);
      line += field.lines;
      at = field.end;
      if (text.charCodeAt(at) !== COMMA) break;
      at++;
    }
    if (text.charCodeAt(at) === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED) at++;
    if (at < text.length && text.charCodeAt(at) !== LINE_FEED) {
      throw new CsvError(
        name,
        line,
        'text follows a closing quote. Double every quote inside a quoted field.',
      );
    }
    at++;
    line++;
    if (fields.length > 1 || fields[0] !== '') records.push({ line: startLine, fields });
  }
  return records;
}

interface Field {
  readonly value: string;
  /** Index of the first character after the field. */
  readonly end: number;
  /** Line ends inside the field. */
  readonly lines: number;
}

function plainField(text: string, start: number): Field {
  let end = start;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === COMMA || code === LINE_FEED) break;
    if (code === CARRIAGE_RETURN && text.charCodeAt(end + 1) === LINE_FEED) break;
    end++;
  }
  return { value: text.slice(start, end), end, lines: 0 };
}

function quotedField(text: string, start: number, at: { name: string; line: number }): Field {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2);
  if (close < 0)
    throw new CsvError(at.name, at.line, 'a quoted field is never closed. Add the closing quote.');
  const inner = text.slice(start + 1, close);
  return { value: inner.replaceAll('""', '"'), end: close + 1, lines: inner.split('\n').length - 1 };
}
