import type { QueryResult } from '../contracts/data-engine';
import type { SqlTable } from '../stores/sql';

/** Asks for every column of every table: names, names as SQL writes them, type, and the table's rows. */
export const SCHEMA = `WITH reserved AS (
    SELECT keyword_name AS word FROM duckdb_keywords() WHERE keyword_category = 'reserved'
  ), names AS (
    SELECT c.table_name, c.column_name, c.data_type, c.ordinal_position, t.estimated_size
    FROM information_schema.columns c LEFT JOIN duckdb_tables() t ON t.table_name = c.table_name
    WHERE c.table_schema = 'main'
  )
SELECT table_name, ${written('table_name')}, estimated_size, column_name, ${written('column_name')}, data_type
FROM names ORDER BY table_name, ordinal_position`;

/** A name as SQL writes it: quoted when it is a reserved word or has more than small letters, digits, underscores. */
function written(column: string): string {
  const plain = `regexp_full_match(${column}, '[a-z_][a-z0-9_]*') AND ${column} NOT IN (FROM reserved)`;
  return `CASE WHEN ${plain} THEN ${column} ELSE '"' || replace(${column}, '"', '""') || '"' END`;
}

/** Tables and their columns from the answer to `SCHEMA`. A coin is listed under its short name alone. */
export function tablesOf({ rows }: Pick<QueryResult, 'rows'>): SqlTable[] {
  const tables = new Map<string, SqlTable & { columns: SqlTable['columns'][number][] }>();
  for (const [table, tableWritten, size, name, columnWritten, type] of rows) {
    const key = String(table);
    const entry = tables.get(key) ?? {
      name: key,
      written: String(tableWritten),
      rows: typeof size === 'number' ? size : null,
      columns: [],
    };
    entry.columns.push({ name: String(name), written: String(columnWritten), type: String(type) });
    tables.set(key, entry);
  }
  const hasShortName = (name: string): boolean => name.startsWith('coin_') && tables.has(name.slice(5));
  return [...tables.values()].filter(({ name }) => !hasShortName(name));
}
