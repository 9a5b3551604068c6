import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryResult } from '../../../src/contracts/data-engine';
import type { Failure } from '../../../src/contracts/outcome';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { DuckDataEngine } from '../../../workers/data/engine';
import { smallFiles } from './small-tables';

const engine = new DuckDataEngine(startNodeDuckDb);

beforeAll(async () => {
  expect(await engine.open(smallFiles())).toMatchObject({ ok: true });
});
afterAll(() => engine.close());

async function answer(sql: string, maxRows = 100): Promise<QueryResult> {
  const outcome = await engine.query(sql, maxRows);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

async function refusal(sql: string): Promise<Failure> {
  const outcome = await engine.query(sql, 100);
  if (outcome.ok) throw new Error(`"${sql}" was not refused`);
  return outcome.error;
}

describe('query', () => {
  it('should answer with plain values and ISO dates', async () => {
    const result = await answer(
      `SELECT date, close, close > 102 AS high, NULL AS nothing, count(*) OVER () AS n, 'a' AS word,
        1.5::DECIMAL(5, 2) AS exact, [1, 2] AS list, TIMESTAMP '2020-01-01 12:00:00' AS moment
       FROM btc ORDER BY date LIMIT 2`,
    );
    expect(result.columns).toEqual([
      'date',
      'close',
      'high',
      'nothing',
      'n',
      'word',
      'exact',
      'list',
      'moment',
    ]);
    expect(result.types.slice(0, 6)).toEqual(['DATE', 'DOUBLE', 'BOOLEAN', 'INTEGER', 'BIGINT', 'VARCHAR']);
    expect(result.rows).toEqual([
      ['2020-01-01', 101, false, null, 15, 'a', 1.5, '[1, 2]', '2020-01-01 12:00:00'],
      ['2020-01-02', 102, false, null, 15, 'a', 1.5, '[1, 2]', '2020-01-01 12:00:00'],
    ]);
    expect(result.truncated).toBe(false);
  });

  it('should keep the order of the statement and say when rows are cut off', async () => {
    const result = await answer('SELECT close FROM btc ORDER BY date DESC', 3);
    expect(result.rows).toEqual([[115], [114], [113]]);
    expect(result.truncated).toBe(true);
  });

  it('should keep two columns of the same name apart', async () => {
    const result = await answer('SELECT 1 AS a, 2 AS a');
    expect(result.columns).toHaveLength(2);
    expect(result.rows).toEqual([[1, 2]]);
  });

  it.each([
    'WITH t AS (SELECT 1 AS a) SELECT * FROM t',
    'FROM fed_rate',
    'VALUES (1), (2)',
    'DESCRIBE btc',
    'SHOW TABLES',
    'SUMMARIZE vix',
    'SELECT 1; -- that is all',
  ])('should run %s', async (sql) => {
    expect((await answer(sql)).rows.length).toBeGreaterThan(0);
  });

  it('should explain a statement', async () => {
    const result = await answer('EXPLAIN SELECT * FROM btc');
    expect(JSON.stringify(result.rows)).toContain('SCAN');
  });

  it.each([
    'DROP TABLE vix',
    'CREATE TABLE mine (a INTEGER)',
    'CREATE TEMP TABLE mine AS FROM vix',
    'INSERT INTO vix VALUES (NULL, NULL, 1)',
    'UPDATE vix SET value = 0',
    'DELETE FROM vix',
    'SELECT 1; DROP TABLE vix',
    "SELECT 1') ; DROP TABLE vix; --",
    'EXPLAIN ANALYZE DELETE FROM vix',
    'SET threads = 2',
    'SET VARIABLE a = 1',
    'RESET lock_configuration',
    'INSTALL httpfs',
    'LOAD httpfs',
    "ATTACH 'other.db'",
    "COPY vix TO '/tmp/vix.csv'",
    'BEGIN',
    'CALL pragma_version()',
    '',
  ])('should refuse %s', async (sql) => {
    const error = await refusal(sql);
    expect(error.code).toBe('query-failed');
    expect(error.hint).not.toBe('');
    expect((await answer('SELECT count(*) FROM vix')).rows).toEqual([[3]]);
  });

  it.each([
    "SELECT * FROM read_csv('http://localhost:1/a.csv')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM 'vix.csv'",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM read_parquet('a.parquet')",
    "SELECT json('1')",
  ])('should keep files, network and extensions out of reach: %s', async (sql) => {
    const error = await refusal(sql);
    expect(error.message).toMatch(/disabled|extension|does not exist/);
  });

  it("should give DuckDB's own words once, with the mark under the reader's line", async () => {
    const error = await refusal('SELECT clos FROM btc');
    expect(error.message).toContain('"clos" not found in FROM clause');
    expect(error.message.match(/LINE 1: SELECT clos FROM btc/g)).toHaveLength(1);
    expect(error.hint).toContain('DESCRIBE');
  });

  it('should not show its own wrapping in an error found while running', async () => {
    const error = await refusal("SELECT 'x'::INTEGER FROM btc WHERE close > random()");
    expect(error.message).toContain('Could not convert');
    expect(error.message).not.toContain('query(');
  });

  it('should refuse a number of rows that is none', async () => {
    const outcome = await engine.query('SELECT 1', 0);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'bad-input' } });
  });
});
