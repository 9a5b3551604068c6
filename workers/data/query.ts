import type { QueryResult } from '../../src/contracts/data-engine';
import { failure, success, type Outcome } from '../../src/contracts/outcome';
import { words } from './failures';
import type { Connection } from './observations';
import { literal } from './tables';

type Value = string | number | boolean | null;

const READ_ONLY = failure(
  'query-failed',
  'Only a single reading statement runs here: SELECT, WITH, FROM, VALUES, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN.',
  'Write one SELECT without a semicolon inside; SHOW TABLES lists the tables. A PIVOT needs its values listed with IN.',
);

/** DuckDB types that cross as they are; all others (dates, lists, ...) cross as DuckDB's own text. */
const PLAIN_NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;
const PLAIN_OTHER = /^(BOOLEAN|VARCHAR)$/;

/** Runs one reading statement and brings at most `maxRows` of its rows back. */
export async function runQuery(
  connection: Connection,
  sql: string,
  maxRows: number,
): Promise<Outcome<QueryResult>> {
  if (!Number.isInteger(maxRows) || maxRows < 1) {
    return failure('bad-input', `maxRows is ${maxRows}.`, 'Ask for a whole number of rows, at least 1.');
  }
  const started = performance.now();
  try {
    // Prepared first, as the reader wrote it: DuckDB marks the place of a mistake in the reader's own line.
    await (await connection.prepare(sql)).close();
    const plan = /^\s*explain\s+(?:analyze\s+)?(.*)$/is.exec(sql);
    const source = plan
      ? await explained(connection, sql, plan[1] ?? '')
      : await selected(connection, sql, maxRows);
    return success({ ...source, ms: performance.now() - started });
  } catch (error) {
    return refusal(error);
  }
}

type Rows = Omit<QueryResult, 'ms'>;

/**
 * Reads through `query(...)`, which takes the text of one SELECT and nothing else: DuckDB's parser, not a list
 * of words of ours, keeps out what would write.
 */
async function selected(connection: Connection, sql: string, maxRows: number): Promise<Rows> {
  const source = `FROM query(${literal(sql)})`;
  const described = (await connection.query(`DESCRIBE ${source}`)).toArray();
  const columns = described.map((row) => String(row.column_name));
  const types = described.map((row) => String(row.column_type));
  // By position: two columns of a result may have the same name.
  const list = types.map((type, i) => `${crossing(`#${i + 1}`, type)} AS c${i}`);
  const result = await connection.query(`SELECT ${list.join(', ')} ${source} LIMIT ${maxRows + 1}`);
  const rows = rowsOf(result.toArray(), columns.length);
  return { columns, types, rows: rows.slice(0, maxRows), truncated: rows.length > maxRows };
}

async function explained(connection: Connection, sql: string, statement: string): Promise<Rows> {
  // EXPLAIN ANALYZE executes: the statement behind it must be a reading one too.
  await connection.query(`DESCRIBE FROM query(${literal(statement)})`);
  const result = await connection.query(sql);
  const columns = result.schema.fields.map((field) => field.name);
  const rows = result.toArray().map((row) => columns.map((name) => String(row[name])));
  return { columns, types: columns.map(() => 'VARCHAR'), rows, truncated: false };
}

function crossing(column: string, type: string): string {
  if (PLAIN_OTHER.test(type)) return column;
  return PLAIN_NUMBER.test(type) ? `${column}::DOUBLE` : `${column}::VARCHAR`;
}

function rowsOf(rows: readonly Record<string, unknown>[], columns: number): Value[][] {
  return rows.map((row) => Array.from({ length: columns }, (_, i) => row[`c${i}`] as Value));
}

function refusal(error: unknown): Outcome<never> {
  const text = words(error);
  if (/Expected a single SELECT statement|Cannot prepare multiple statements/.test(text)) return READ_ONLY;
  // A mistake found only while running is marked in our wrapping line, which the reader never wrote.
  const message = text.replace(/\n\nLINE 1: .*(query\(').*\n\s*\^/s, '');
  return failure('query-failed', message, hintFor(message));
}

function hintFor(message: string): string {
  if (/file system operations are disabled|external extensions|extension/i.test(message)) {
    return 'The console reads the loaded tables only: no files, no network, no extensions. SHOW TABLES lists them.';
  }
  if (/^Catalog Error: Table/.test(message)) return 'SHOW TABLES lists the tables.';
  if (/^Binder Error/.test(message)) return 'DESCRIBE table lists the columns of a table.';
  if (/^Parser Error/.test(message)) return 'The mark shows where the statement stops being SQL.';
  return 'Change the statement and run it again.';
}
