import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { CsvError, dayColumn, numberColumn, parseCsv, textColumn } from '../../src/domain/csv';

describe('parseCsv', () => {
  it('should give the header and one array of strings a column', () => {
    const table = parseCsv('date,close\n2020-01-01,1.5\n2020-01-02,2\n');
    expect(table.header).toEqual(['date', 'close']);
    expect(table.columns).toEqual([
      ['2020-01-01', '2020-01-02'],
      ['1.5', '2'],
    ]);
    expect(table.rows).toBe(2);
    expect(table.lines).toEqual([2, 3]);
  });

  it('should read CRLF, a byte order mark, quotes and a last line without an end', () => {
    const table = parseCsv('\ufeffa,b\r\n"x, ""y""",1\r\n"two\r\nlines",\r\nz,3');
    expect(table.header).toEqual(['a', 'b']);
    expect(table.columns).toEqual([
      ['x, "y"', 'two\r\nlines', 'z'],
      ['1', '', '3'],
    ]);
    expect(table.lines).toEqual([2, 3, 5]);
  });

  it('should skip empty lines and keep counting them', () => {
    const table = parseCsv('a,b\n\n1,2\n\n');
    expect(table.rows).toBe(1);
    expect(table.lines).toEqual([3]);
  });

  it.each([
    ['', 1, 'empty'],
    ['a,a\n', 1, 'two columns are called "a"'],
    ['a,\n', 1, 'column 2 has no name'],
    ['a,b\n1,2\n3\n', 3, '1 fields where the header has 2'],
    ['a,b\n1,2,3\n', 2, '3 fields where the header has 2'],
    ['a,b\n1,"2\n', 2, 'never closed'],
    ['a,b\n"1"x,2\n', 2, 'follows a closing quote'],
  ])('should name line and reason for %j', (text, line, reason) => {
    expect(() => parseCsv(text, 'own.csv')).toThrow(CsvError);
    expect(() => parseCsv(text, 'own.csv')).toThrow(`own.csv, line ${line}: `);
    expect(() => parseCsv(text, 'own.csv')).toThrow(reason);
  });

  it('should give back any fields that were written quoted', () => {
    const quote = (field: string): string => `"${field.replaceAll('"', '""')}"`;
    const row = fc.tuple(fc.string(), fc.string());
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const text = ['a,b', ...rows.map((fields) => fields.map(quote).join(','))].join('\r\n');
        const table = parseCsv(text);
        expect(rows.map((_, r) => table.columns.map((column) => column[r]))).toEqual(rows);
      }),
    );
  });
});

describe('columns', () => {
  const table = parseCsv('date,close\n1970-01-02,1.5\n1970-01-03,\n1970-01-04,-2e-3\n', 'coin.csv');

  it('should read days and numbers, an empty field as missing', () => {
    expect([...dayColumn(table, 'date')]).toEqual([1, 2, 3]);
    expect([...numberColumn(table, 'close')]).toEqual([1.5, NaN, -0.002]);
    expect(textColumn(table, 'close')).toEqual(['1.5', '', '-2e-3']);
  });

  it('should name the columns there are when one is missing', () => {
    expect(() => numberColumn(table, 'volume')).toThrow(
      'coin.csv, line 1: there is no column "volume". There are: date, close.',
    );
  });

  it('should name line and column of what is no number or no date', () => {
    const bad = parseCsv('date,close\n2020-01-01,1\n2020-02-30,0x10\n', 'coin.csv');
    expect(() => numberColumn(bad, 'close')).toThrow(
      'coin.csv, line 3: column "close": "0x10" is not a number.',
    );
    expect(() => dayColumn(bad, 'date')).toThrow(
      'coin.csv, line 3: column "date": "2020-02-30" is not a date.',
    );
  });
});
