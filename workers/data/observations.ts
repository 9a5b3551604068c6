import type { AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';
import type { Observations } from '../../src/domain/frame';
import { identifier, literal } from './tables';

export type Connection = AsyncDuckDBConnection;
type Result = Awaited<ReturnType<Connection['query']>>;

/** Days since 1970-01-01 of a DATE expression: days cross as integers. */
export function epochDay(date: string): string {
  return `(${date} - DATE '1970-01-01')::INTEGER`;
}

/** A number or NaN where SQL has NULL: a typed array carries no NULL. */
export function orNaN(value: string): string {
  return `coalesce(${value}, 'NaN'::DOUBLE)`;
}

/** A column of doubles, copied out of the message it came in. */
export function doubles(result: Result, column: string): Float64Array {
  return Float64Array.from(result.getChild(column)?.toArray() as Float64Array);
}

/** A column of integers, copied out of the message it came in. */
export function integers(result: Result, column: string): Int32Array {
  return Int32Array.from(result.getChild(column)?.toArray() as Int32Array);
}

/** The observations of a table with columns date, known and value. */
export async function readObservations(connection: Connection, table: string): Promise<Observations> {
  const result = await connection.query(
    `SELECT ${epochDay('date')} AS day, ${epochDay('known')} AS known, ${orNaN('value')} AS value
     FROM ${identifier(table)} WHERE known IS NOT NULL ORDER BY date`,
  );
  return {
    days: integers(result, 'day'),
    knownDays: integers(result, 'known'),
    values: doubles(result, 'value'),
  };
}

/**
 * Writes observations as a table with columns date, known and value. The numbers travel as text: the shortest
 * decimal that names a double is read back as the same double.
 */
export async function writeObservations(
  connection: Connection,
  table: { readonly name: string; readonly temporary: boolean },
  { days, knownDays, values }: Observations,
): Promise<void> {
  const list = (items: ArrayLike<number>, type: string): string =>
    `unnest(string_split(${literal(Array.from(items).join(','))}, ',')::${type}[])`;
  const rows =
    days.length === 0
      ? 'SELECT NULL::INTEGER AS day, NULL::INTEGER AS known, NULL::DOUBLE AS value LIMIT 0'
      : `SELECT ${list(days, 'INTEGER')} AS day, ${list(knownDays, 'INTEGER')} AS known,
           ${list(values, 'DOUBLE')} AS value`;
  await connection.query(
    `CREATE ${table.temporary ? 'TEMPORARY ' : ''}TABLE ${identifier(table.name)} AS
     SELECT DATE '1970-01-01' + day AS date, DATE '1970-01-01' + known AS known, value FROM (${rows})`,
  );
}
