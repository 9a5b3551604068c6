import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { buildResultChart, chartColumns } from '../../../src/charts/sql-result';
import { chartTheme } from '../../../src/charts/theme';
import { EXAMPLES } from '../../../src/components/sql/examples';
import { errorPlace } from '../../../src/components/sql/place';
import { SCHEMA, tablesOf } from '../../../src/composables/sql-schema';
import type { QueryResult } from '../../../src/contracts/data-engine';
import { sqlFinding } from '../../../src/views/sql/finding';
import { DuckDataEngine } from '../../../workers/data/engine';
import { shippedFiles } from '../../fixtures/tables';

const engine = new DuckDataEngine(startNodeDuckDb);
beforeAll(async () => {
  expect(await engine.open(shippedFiles())).toMatchObject({ ok: true });
});
afterAll(() => engine.close());

async function answer(sql: string): Promise<QueryResult> {
  const outcome = await engine.query(sql, 1000);
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
}

describe('examples', () => {
  it.each(EXAMPLES)('should run and amount to a sentence with figures: $id', async ({ sql }) => {
    const result = await answer(sql);
    expect(result.rows.length).toBeGreaterThan(1);
    expect(result.truncated).toBe(false);
    const sentence = sqlFinding(sql, result);
    expect(sentence).toMatch(/\d/);
    expect(sentence).not.toMatch(/NaN|–|undefined|null/);
  });

  it.each(EXAMPLES)('should have a picture: $id', async ({ sql }) => {
    const result = await answer(sql);
    const columns = chartColumns(result);
    expect(columns).not.toBeNull();
    const option = buildResultChart(result, columns!, chartTheme('light'));
    for (const series of option.series as { data: unknown[] }[])
      expect(series.data.length).toBeGreaterThan(1);
  });

  it('should know no inflation before its release', async () => {
    const { rows } = await answer(EXAMPLES.find(({ id }) => id === 'known-inflation')!.sql);
    for (const [date, , , published] of rows) expect(String(published) <= String(date)).toBe(true);
  });

  it('should find the worst day of all four coins in March 2020', async () => {
    const { sql } = EXAMPLES.find(({ id }) => id === 'all-fell')!;
    expect(sqlFinding(sql, await answer(sql))).toContain('12 Mar 2020 with −37.2');
  });
});

describe('schema', () => {
  it('should list every table once with its columns, coins under their short names', async () => {
    const tables = tablesOf(await answer(SCHEMA));
    const names = tables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['btc', 'eth', 'ltc', 'doge', 'cpi_yoy', 'repairs', 'vix']));
    expect(names).not.toContain('coin_btc');
    const vix = tables.find(({ name }) => name === 'vix');
    expect(vix?.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'date DATE',
      'known DATE',
      'value DOUBLE',
    ]);
    expect(vix?.rows).toBeGreaterThan(3000);
  });

  it('should write names so that they can be selected', async () => {
    for (const table of tablesOf(await answer(SCHEMA))) {
      const columns = table.columns.map((column) => column.written).join(', ');
      expect((await answer(`SELECT ${columns} FROM ${table.written} LIMIT 1`)).columns).toEqual(
        table.columns.map(({ name }) => name),
      );
    }
    const repairs = tablesOf(await answer(SCHEMA)).find(({ name }) => name === 'repairs');
    expect(repairs?.columns.map(({ written }) => written)).toContain('"column"');
  });
});

describe("DuckDB's own mark", () => {
  it.each([
    ['SELECT *\nFORM btc', 'btc'],
    ['SELECT date,\n  clos\nFROM btc', 'clos'],
    ['SELECT\n\n\tclose +\n\tnope(1)\nFROM btc', 'nope'],
    ["SELECT 'é', 'ü€' AS x, clos FROM btc", 'clos'],
    ['SELECT * FROM btcc', 'btcc'],
    [`SELECT ${'close + '.repeat(40)}clos + ${'low + '.repeat(40)}1 FROM btc`, 'clos'],
  ])('should be found in the statement: %j', async (sql, word) => {
    const outcome = await engine.query(sql, 10);
    if (outcome.ok) throw new Error('the statement ran');
    const place = errorPlace(outcome.error.message, sql);
    expect(place && sql.slice(place.start, place.end)).toBe(word);
  });
});
