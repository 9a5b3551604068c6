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

/**
 * Reads a comma-separated text (RFC 4180): quoted fields, doubled quotes, LF or CRLF, an optional byte order
 * mark. Wholly empty lines are skipped. Strict in everything else: the header's names are unique and every row
 * has as many fields as the header.
 * @throws CsvError naming the line, the reason and the cure.
 */
export function parseCsv(text: string, name = 'table'): CsvTable {
  const records = new RecordReader(text, name);
  const header: string[] = [];
  const headLine = records.next(header);
  if (headLine === 0) throw new CsvError(name, 1, 'the text is empty. Its first line must name the columns.');
  checkHeader(header, headLine, name);
  const columns: string[][] = header.map(() => []);
  const lines: number[] = [];
  // One array for all rows: a table has many thousands.
  const fields: string[] = [];
  for (let line = records.next(fields); line > 0; line = records.next(fields)) {
    if (fields.length !== columns.length) {
      const found = `${fields.length} fields where the header has ${columns.length}`;
      throw new CsvError(
        name,
        line,
        `${found}. Quote a field that contains a comma, or fill in what is missing.`,
      );
    }
    for (let c = 0; c < fields.length; c++) columns[c]!.push(fields[c]!);
    lines.push(line);
  }
  return { name, header, columns, rows: lines.length, lines };
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

function checkHeader(header: readonly string[], line: number, name: string): void {
  header.forEach((field, index) => {
    if (field === '') throw new CsvError(name, line, `column ${index + 1} has no name. Give it one.`);
    if (header.indexOf(field) === index) return;
    throw new CsvError(name, line, `two columns are called "${field}". Rename one.`);
  });
}

const QUOTE = 34;
const COMMA = 44;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Cuts a text into records; a record is a line unless a quoted field spans several. */
class RecordReader {
  #at: number;
  #line = 1;

  constructor(
    private readonly text: string,
    private readonly name: string,
  ) {
    this.#at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  }

  /** Replaces `fields` by those of the next record that is not empty; its first line, or 0 when there is none. */
  next(fields: string[]): number {
    while (this.#at < this.text.length) {
      const line = this.#line;
      fields.length = 0;
      fields.push(this.#field());
      while (this.text.charCodeAt(this.#at) === COMMA) {
        this.#at++;
        fields.push(this.#field());
      }
      this.#endLine();
      if (fields.length > 1 || fields[0] !== '') return line;
    }
    return 0;
  }

  #field(): string {
    return this.text.charCodeAt(this.#at) === QUOTE ? this.#quoted() : this.#plain();
  }

  #plain(): string {
    const start = this.#at;
    let end = start;
    for (; end < this.text.length; end++) {
      const code = this.text.charCodeAt(end);
      if (code === COMMA || code === LINE_FEED) break;
      if (code === CARRIAGE_RETURN && this.text.charCodeAt(end + 1) === LINE_FEED) break;
    }
    this.#at = end;
    return this.text.slice(start, end);
  }

  #quoted(): string {
    const start = this.#at + 1;
    let close = this.text.indexOf('"', start);
    while (close >= 0 && this.text.charCodeAt(close + 1) === QUOTE) close = this.text.indexOf('"', close + 2);
    if (close < 0) throw this.#error('a quoted field is never closed. Add the closing quote.');
    const inner = this.text.slice(start, close);
    this.#line += inner.split('\n').length - 1;
    this.#at = close + 1;
    return inner.replaceAll('""', '"');
  }

  #endLine(): void {
    const { text } = this;
    if (text.charCodeAt(this.#at) === CARRIAGE_RETURN && text.charCodeAt(this.#at + 1) === LINE_FEED)
      this.#at++;
    if (this.#at < text.length && text.charCodeAt(this.#at) !== LINE_FEED) {
      throw this.#error('text follows a closing quote. Double every quote inside a quoted field.');
    }
    this.#at++;
    this.#line++;
  }

  #error(reason: string): CsvError {
    return new CsvError(this.name, this.#line, reason);
  }
}
