import type { AsyncDuckDB } from '@duckdb/duckdb-wasm';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { lastingDuckDb } from '../../fixtures/duckdb';
import { smallFiles } from './small-tables';

/** For the tests that are not about starting and ending it. */
const duck = lastingDuckDb();
afterAll(() => duck.end());

let engine: DuckDataEngine | undefined;
afterEach(() => engine?.close());

/** Starts DuckDB and remembers what was started, so that a test sees what was cleaned up. */
function recordingStart(failures: number): { start: () => Promise<AsyncDuckDB>; started: AsyncDuckDB[] } {
  const started: AsyncDuckDB[] = [];
  let left = failures;
  const start = async (): Promise<AsyncDuckDB> => {
    if (left-- > 0) throw new Error('no WebAssembly today');
    const duck = await startNodeDuckDb();
    started.push(duck);
    return duck;
  };
  return { start, started };
}

describe('DuckDataEngine', () => {
  it('should name version and tables when opened, and answer the same when opened again', async () => {
    const { start, started } = recordingStart(0);
    engine = new DuckDataEngine(start);
    const [first, second] = await Promise.all([engine.open(smallFiles()), engine.open(smallFiles())]);
    expect(first).toMatchObject({ ok: true, value: { version: expect.stringMatching(/^v1\./) as string } });
    expect(first.ok && first.value.tables).toContainEqual({ name: 'repairs', rows: 1 });
    expect(second).toEqual(first);
    expect(await engine.open([])).toEqual(first);
    expect(started).toHaveLength(1);
  });

  it('should leave the given bytes usable', async () => {
    const files = smallFiles();
    engine = new DuckDataEngine(duck.start);
    await engine.open(files);
    expect(files.every((file) => file.bytes.byteLength > 0)).toBe(true);
  });

  it('should try again after a start that failed', async () => {
    const { start } = recordingStart(1);
    engine = new DuckDataEngine(start);
    const failed = await engine.open(smallFiles());
    expect(failed).toMatchObject({ ok: false, error: { code: 'database-failed' } });
    expect(!failed.ok && failed.error.message).toContain('no WebAssembly today');
    expect(await engine.open(smallFiles())).toMatchObject({ ok: true });
  });

  it('should name a damaged file, end the database it had started, and open with a good one', async () => {
    const { start, started } = recordingStart(0);
    engine = new DuckDataEngine(start);
    const damaged = smallFiles({ vix: 'date,known,value\n2020-01-02,2020-01-02,high\n' });
    const failed = await engine.open(damaged);
    expect(failed).toMatchObject({ ok: false, error: { code: 'file-damaged' } });
    expect(!failed.ok && failed.error.message).toContain('vix.csv');
    expect(started[0]?.isDetached()).toBe(true);
    expect(await engine.open(smallFiles())).toMatchObject({ ok: true });
    expect(started).toHaveLength(2);
  });

  it('should name a file that is missing and a column that is', async () => {
    engine = new DuckDataEngine(duck.start);
    expect(await engine.open(smallFiles({ cpi: null }))).toMatchObject({
      ok: false,
      error: { code: 'file-missing', message: expect.stringContaining('cpi.csv') as string },
    });
    expect(await engine.open(smallFiles({ cpi: '<!doctype html>\n<p>404</p>' }))).toMatchObject({
      ok: false,
      error: { code: 'file-damaged', message: expect.stringContaining('"date"') as string },
    });
  });

  it('should refuse work before it is open and after it is closed', async () => {
    engine = new DuckDataEngine(duck.start);
    expect(await engine.panel({ view: 'known' })).toMatchObject({
      ok: false,
      error: { code: 'database-failed' },
    });
    await engine.open(smallFiles());
    await engine.close();
    expect(await engine.query('SELECT 1', 1)).toMatchObject({
      ok: false,
      error: { code: 'database-failed' },
    });
  });
});
