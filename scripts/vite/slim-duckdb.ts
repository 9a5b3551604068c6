import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { BROWSER_WORKER, FULL_MODULE, slimDuckDb } from '../duckdb/slim.ts';

/** Serves and ships DuckDB's module with the exports that are used, in place of the package's. */
export function slimDuckDbModule(): Plugin {
  return {
    name: 'macrotide:slim-duckdb',
    enforce: 'pre',
    resolveId: (source) =>
      source === `${FULL_MODULE}?url` ? `${resolve(slimDuckDb(BROWSER_WORKER))}?url` : null,
  };
}
