import { AsyncDuckDB, VoidLogger } from '@duckdb/duckdb-wasm';
// The `eh` build alone: every browser with WebAssembly exceptions runs it, and both files come from our own origin.
import moduleUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';

/** Starts DuckDB in a worker nested in this one. */
export async function startBrowserDuckDb(): Promise<AsyncDuckDB> {
  await checkReachable(moduleUrl);
  const duck = new AsyncDuckDB(new VoidLogger(), new Worker(workerUrl));
  try {
    await duck.instantiate(moduleUrl);
    return duck;
  } catch (error) {
    await duck.terminate();
    throw error;
  }
}

/** DuckDB's worker never answers when it cannot fetch its module, so that is found out first; only the head is read. */
async function checkReachable(url: string): Promise<void> {
  const response = await fetch(url).catch(() => null);
  await response?.body?.cancel();
  if (response?.ok) return;
  const reason = response ? `the server answered ${response.status}` : 'the network did not deliver it';
  throw new Error(`its program could not be fetched (${reason}).`);
}
