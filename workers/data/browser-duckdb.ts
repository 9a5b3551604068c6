import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
// The `eh` build alone: every browser with WebAssembly exceptions runs it, and both files come from our own origin.
import moduleUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** Starts DuckDB in a worker nested in this one. */
export async function startBrowserDuckDb(): Promise<AsyncDuckDB> {
  const duck = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  try {
    await duck.instantiate(moduleUrl);
    return duck;
  } catch (error) {
    await duck.terminate();
    throw error;
  }
}
