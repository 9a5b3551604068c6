import type { AsyncDuckDB, AsyncDuckDBConnection } from '@duckdb/duckdb-wasm';

/** Starts a DuckDB module that is instantiated but not yet opened. The browser's and Node's builds both fit. */
export type StartDuckDb = () => Promise<AsyncDuckDB>;

export interface Database {
  readonly connection: AsyncDuckDBConnection;
  readonly version: string;
  /** Makes a CSV text readable under `name` while `read` runs. */
  withFile(name: string, bytes: Uint8Array, read: () => Promise<void>): Promise<void>;
  /** After this no statement can reach a file, the network or a setting. There is no way back. */
  lock(): Promise<void>;
  close(): Promise<void>;
}

/** Opens an in-memory database. When any step fails, the module it started is terminated before the error goes on. */
export async function openDatabase(start: StartDuckDb): Promise<Database> {
  const duck = await start();
  try {
    // Counts and sums would arrive as BigInt, decimals as scaled integers.
    await duck.open({ query: { castBigIntToDouble: true, castDecimalToDouble: true } });
    const version = await duck.getVersion();
    const connection = await duck.connect();
    // From the first statement on: an extension would be downloaded from a foreign host.
    await connection.query('SET autoload_known_extensions = false; SET autoinstall_known_extensions = false');
    // DuckDB takes the days of a panel for a handful of rows, and for a handful it compares each with each.
    await connection.query('SET asof_loop_join_threshold = 0');
    return createDatabase(duck, connection, version);
  } catch (error) {
    await duck.terminate();
    throw error;
  }
}

function createDatabase(duck: AsyncDuckDB, connection: AsyncDuckDBConnection, version: string): Database {
  return {
    connection,
    version,
    withFile: async (name, bytes, read) => {
      // The buffer is transferred to DuckDB's own worker; a copy keeps the caller's bytes usable for a retry.
      await duck.registerFileBuffer(name, bytes.slice());
      try {
        await read();
      } finally {
        await duck.dropFile(name);
      }
    },
    lock: async () => {
      await connection.query('SET enable_external_access = false; SET lock_configuration = true');
    },
    close: async () => {
      await connection.close().catch(() => undefined);
      await duck.terminate();
    },
  };
}
