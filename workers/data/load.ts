import type { DatabaseInfo, TableFile } from '../../src/contracts/data-engine';
import { failure, success, type Outcome } from '../../src/contracts/outcome';
import { COIN_IDS } from '../../src/domain/catalogue/ids';
import type { Database } from './database';
import { words } from './failures';
import { columnType, identifier, literal, REQUIRED_TABLES, tableName } from './tables';

type LoadedTable = DatabaseInfo['tables'][number];

const RELOAD = 'Reload the page; if it stays, clear the site data so that the file is fetched anew.';

/** Creates one typed table a file, and the short names under which readers query the coins. */
export async function loadTables(
  database: Database,
  files: readonly TableFile[],
): Promise<Outcome<readonly LoadedTable[]>> {
  const missing = Object.keys(REQUIRED_TABLES).find(
    (table) => !files.some((f) => tableName(f.name) === table),
  );
  if (missing) return failure('file-missing', `The table file ${missing}.csv is not among the data.`, RELOAD);
  const tables: LoadedTable[] = [];
  for (const file of files) {
    const loaded = await loadTable(database, file);
    if (!loaded.ok) return loaded;
    tables.push(loaded.value);
  }
  for (const coin of COIN_IDS) await database.connection.query(`CREATE VIEW ${coin} AS FROM coin_${coin}`);
  return success(tables);
}

async function loadTable(database: Database, file: TableFile): Promise<Outcome<LoadedTable>> {
  const name = tableName(file.name);
  const header = readHeader(file.bytes);
  const absent = (REQUIRED_TABLES[name] ?? []).find((column) => !header.includes(column));
  if (absent) {
    return failure('file-damaged', `${file.name} has no column "${absent}" in its first line.`, RELOAD);
  }
  try {
    await database.withFile(file.name, file.bytes, async () => {
      await database.connection.query(`CREATE TABLE ${identifier(name)} AS ${readCsv(file.name, header)}`);
    });
  } catch (error) {
    return failure('file-damaged', `${file.name} cannot be read: ${words(error)}`, RELOAD);
  }
  const counted = await database.connection.query(`SELECT count(*) AS n FROM ${identifier(name)}`);
  return success({ name, rows: Number(counted.getChild('n')?.get(0)) });
}

function readHeader(bytes: Uint8Array): readonly string[] {
  const end = bytes.indexOf(10);
  const line = new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
  return line.trim().split(',');
}

/** DuckDB reserves 32 MB to read a file of any size unless told otherwise, and WebAssembly never gives memory back. */
const READ_BUFFER_BYTES = 1 << 20;
const LONGEST_LINE_BYTES = 1 << 16;

/** Every option is given: DuckDB would otherwise look at the first rows and decide for itself. */
function readCsv(file: string, header: readonly string[]): string {
  const columns = header.map((column) => `${literal(column)}: '${columnType(column)}'`).join(', ');
  return `FROM read_csv(${literal(file)}, auto_detect = false, header = true, delim = ',', quote = '"',
    escape = '"', nullstr = '', dateformat = '%Y-%m-%d',
    buffer_size = ${READ_BUFFER_BYTES}, max_line_size = ${LONGEST_LINE_BYTES}, columns = {${columns}})`;
}
