import { describe, expect, it } from 'vitest';
import { EXAMPLES } from '../../src/components/sql/examples';
import { groupTables, tableWords } from '../../src/components/sql/table-groups';
import type { QueryResult } from '../../src/contracts/data-engine';
import { resultTitle, sqlFinding } from '../../src/views/sql/finding';

const result: QueryResult = { columns: ['a'], types: ['DOUBLE'], rows: [[1]], truncated: false, ms: 12.4 };

describe('sqlFinding', () => {
  it('should count rows of a statement that is no example', () => {
    expect(sqlFinding('SELECT 1 AS a', result)).toBe('Your statement: 1 row of 1 column in 12 ms');
    expect(sqlFinding('SELECT 1 AS a', null)).toBe('SQL: ask the tables yourself');
  });

  it('should say that there is more than what is shown', () => {
    const rows = Array.from({ length: 1000 }, () => [1, 2]);
    expect(resultTitle({ ...result, columns: ['a', 'b'], rows, truncated: true })).toBe(
      'more than 1,000 rows of 2 columns in 12 ms',
    );
  });

  it('should not put words to an example that found no rows', () => {
    expect(sqlFinding(EXAMPLES[0]!.sql, { ...result, rows: [] })).toBe(
      'Your statement: 0 rows of 1 column in 12 ms',
    );
  });
});

describe('examples', () => {
  it('should be short enough for a link and differ from one another', () => {
    for (const { sql } of EXAMPLES) expect(sql.length).toBeLessThanOrEqual(2000);
    expect(new Set(EXAMPLES.map(({ id }) => id)).size).toBe(EXAMPLES.length);
    expect(new Set(EXAMPLES.map(({ sql }) => sql)).size).toBe(EXAMPLES.length);
  });
});

describe('groupTables', () => {
  const table = (name: string): Parameters<typeof groupTables>[0][number] => ({
    name,
    written: name,
    rows: 1,
    columns: [],
  });

  it('should set the reader’s own tables apart and lose none', () => {
    const names = ['vix', 'my_minutes', 'btc', 'repairs', 'fear_greed'];
    const groups = groupTables(names.map(table));
    expect(groups.map(({ title }) => title)).toEqual([
      'Coins',
      'Indicators',
      'Sentiment',
      'Events and repairs',
      'Your own',
    ]);
    expect(groups.flatMap(({ tables }) => tables.map(({ name }) => name)).sort()).toEqual([...names].sort());
    expect(tableWords('my_minutes')).toBe('Taken in by you');
    expect(tableWords('btc')).toContain('Bitcoin');
  });
});
