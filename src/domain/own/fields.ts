import { MAX_COLUMNS } from './limits';

export type Delimiter = ',' | ';' | '\t';
export type Quote = '"' | "'";

export interface FieldRules {
  readonly delimiter: Delimiter;
  readonly quote: Quote;
}

/** The fields of a record so far, and the pieces of a quoted field that its last line left open. */
export interface OpenRecord {
  readonly fields: string[];
  open: string[] | null;
}

/** `open`: a quoted field goes on in the next line. `junk`: text follows a closing quote. */
export type LineEnding = 'complete' | 'open' | 'junk';

/** One more than the columns a table may have is enough to know that a row has too many. */
const ENOUGH = MAX_COLUMNS + 1;

/** The fields of a line that is a record by itself; null when a quote in it is not closed, or closed too early. */
export function splitFields(line: string, rules: FieldRules): string[] | null {
  if (!line.includes(rules.quote)) return line.split(rules.delimiter, ENOUGH);
  const record: OpenRecord = { fields: [], open: null };
  return readLine(line, record, rules) === 'complete' ? record.fields : null;
}

/**
 * Reads one line into a record. A field that begins with the quote ends at the next single one; two quotes in a
 * row stand for one. A quote inside an unquoted field is an ordinary character.
 */
export function readLine(line: string, record: OpenRecord, rules: FieldRules): LineEnding {
  let at = 0;
  for (;;) {
    if (record.open === null) {
      const start = skipSpaces(line, at);
      if (line[start] === rules.quote) {
        record.open = [];
        at = start + 1;
      } else {
        const end = endOfPlain(line, at, rules.delimiter);
        addField(record, line.slice(at, end));
        if (end === line.length) return 'complete';
        at = end + 1;
        continue;
      }
    }
    const close = closingQuote(line, at, rules.quote);
    if (close < 0) {
      record.open.push(line.slice(at));
      return 'open';
    }
    record.open.push(line.slice(at, close));
    addField(record, record.open.join('\n').replaceAll(rules.quote + rules.quote, rules.quote));
    record.open = null;
    const next = skipSpaces(line, close + 1);
    if (next >= line.length) return 'complete';
    if (line[next] !== rules.delimiter) return 'junk';
    at = next + 1;
  }
}

/** A table with too many columns is refused or its row left out; there is no need to keep them all. */
function addField(record: OpenRecord, field: string): void {
  if (record.fields.length < ENOUGH) record.fields.push(field);
}

function skipSpaces(line: string, from: number): number {
  let at = from;
  while (line[at] === ' ') at++;
  return at;
}

function endOfPlain(line: string, from: number, delimiter: string): number {
  const end = line.indexOf(delimiter, from);
  return end < 0 ? line.length : end;
}

/** Index of the quote that ends a quoted field whose inside begins at `from`; -1 when the line ends before. */
function closingQuote(line: string, from: number, quote: string): number {
  let at = line.indexOf(quote, from);
  while (at >= 0 && line[at + 1] === quote) at = line.indexOf(quote, at + 2);
  return at;
}
