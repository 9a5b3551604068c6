import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { keepExports } from './exports.ts';

const require = createRequire(import.meta.url);
const DIST = '@duckdb/duckdb-wasm/dist';
const FOLDER = '.cache/duckdb';

/** The package's module, of which ours is a copy with fewer exports. */
export const FULL_MODULE = `${DIST}/duckdb-eh.wasm`;

/** The scripts of the package that run the module: in browsers and in Node. */
export const BROWSER_WORKER = `${DIST}/duckdb-browser-eh.worker.js`;
export const NODE_WORKER = `${DIST}/duckdb-node-eh.worker.cjs`;

/**
 * DuckDB's module without the exports that its worker script never names. The package exports each of its 75,000
 * functions and addresses for extensions, which we never load, and the script makes a table entry and two objects
 * of every one: together about 75 MB of memory and half of the time to start.
 * @returns the file's path; it is written once
 */
export function slimDuckDb(worker: string): string {
  const slim = slimModule(
    readFileSync(require.resolve(FULL_MODULE)),
    readFileSync(require.resolve(worker), 'utf8'),
  );
  const hash = createHash('sha256').update(slim).digest('hex').slice(0, 12);
  const path = join(FOLDER, hash, 'duckdb-eh.wasm');
  if (existsSync(path)) return path;
  mkdirSync(dirname(path), { recursive: true });
  // Tests run side by side: none may find a file half written.
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, slim);
  renameSync(draft, path);
  return path;
}

/** The module with the exports whose names occur anywhere in the script, or are put together by it. */
export function slimModule(module: Buffer, script: string): Buffer {
  const words = new Set(script.match(/[A-Za-z_$][\w$]*/g));
  return keepExports(module, (name) => words.has(name) || name.startsWith('dynCall_'));
}
