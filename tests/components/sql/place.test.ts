import { describe, expect, it } from 'vitest';
import { errorPlace } from '../../../src/components/sql/place';

/** The statement's text under the mark. */
function marked(message: string, sql: string): string | null {
  const place = errorPlace(message, sql);
  return place && sql.slice(place.start, place.end);
}

describe('errorPlace', () => {
  it('should find line, column and word of a mark', () => {
    const sql = 'SELECT *\nFORM btc\nWHERE true';
    const message = 'Parser Error: syntax error at or near "btc"\n\nLINE 2: FORM btc\n             ^';
    expect(errorPlace(message, sql)).toEqual({ line: 2, column: 6, start: 14, end: 17 });
  });

  it('should find the place in a line that is cut at both ends', () => {
    const sql = `SELECT 1, ${'close + '.repeat(20)}clos + ${'low + '.repeat(20)}1 FROM btc`;
    const excerpt = `...${sql.slice(100, 220)}...`;
    const blanks = ' '.repeat('LINE 1: '.length + 3 + sql.indexOf('clos +') - 100);
    expect(sql.indexOf('clos +')).toBeGreaterThan(100);
    expect(marked(`Binder Error: no clos\n\nLINE 1: ${excerpt}\n${blanks}^`, sql)).toBe('clos');
  });

  it('should count a tab as DuckDB does, as nothing', () => {
    const sql = "SELECT close +\n\tnope('x')\nFROM btc";
    expect(marked("Catalog Error: nope\n\nLINE 2: \tnope('x')\n        ^", sql)).toBe('nope');
  });

  it('should keep its place behind letters outside of ASCII', () => {
    const sql = "SELECT 'é', 'ü€' AS x, clos FROM btc";
    const message = `Binder Error: no clos\n\nLINE 1: ${sql}\n${' '.repeat(8 + sql.indexOf('clos'))}^`;
    expect(marked(message, sql)).toBe('clos');
  });

  it('should mark an unclosed text to the end of its line, and one sign where no word is', () => {
    expect(marked("Parser Error: x\n\nLINE 1: SELECT 'abc\n               ^", "SELECT 'abc")).toBe("'abc");
    expect(marked('Parser Error: x\n\nLINE 1: SELECT ,1\n               ^', 'SELECT ,1')).toBe(',');
  });

  it('should stay inside the text when the mark stands behind it', () => {
    const place = errorPlace(
      'Parser Error: syntax error at end of input\n\nLINE 1: SELECT (\n                ^',
      'SELECT (',
    );
    expect(place).toMatchObject({ line: 1, column: 9, start: 8 });
  });

  it.each([
    ['Conversion Error: Could not convert string', 'SELECT 1'],
    ['Parser Error: x\n\nLINE 9: FORM btc\n        ^', 'SELECT 1'],
    ['Parser Error: x\n\nLINE 1: FROM other\n        ^', 'SELECT 1'],
  ])('should name no place that is not there: %j', (message, sql) => {
    expect(errorPlace(message, sql)).toBeNull();
  });
});
