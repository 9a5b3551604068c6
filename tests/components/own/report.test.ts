import { describe, expect, it } from 'vitest';
import {
  badRowsCsv,
  coverageWords,
  reportNotes,
  reportTitle,
} from '../../../src/components/own/report-words';
import { importText } from '../../domain/own/mapping';

const { report, series } = importText(
  'Date,Value\n2021-01-01,1\n2021-01-02,2\n2021-01-02,3\n2021-01-04,4\n2021-01-03,=cmd()\n2021-01-03,"5"",x\n\n2021-01-01,9',
);

describe('the report', () => {
  it('should say in a sentence how many rows were kept', () => {
    expect(reportTitle(report)).toBe('7 rows read: 5 kept, 2 left out');
    expect(reportTitle(importText('Date,Value\n2021-01-01,1').report)).toBe('1 row read: all of them');
    expect(reportTitle(importText('Date,Value\nx,1').report)).toBe('None of 1 row could be read');
  });

  it('should explain repeated and disordered rows and blank lines', () => {
    expect(reportNotes(report)).toEqual([
      '2 rows with a time that comes again further down: the later row counts. In 2 of these pairs the values differ.',
      '1 row out of order, sorted by time.',
      '1 blank line passed over.',
    ]);
  });

  it('should say what days a series covers', () => {
    expect(coverageWords(series[0]!)).toBe('1 Jan 2021 to 4 Jan 2021, 3 daily values, every day: 1 missing');
  });

  it('should export texts that no spreadsheet computes', () => {
    const lines = badRowsCsv(report.badRows, ['Date', 'Value']).split('\n');
    expect(lines[0]).toBe('line,column,name,reason,text');
    expect(lines[1]).toMatch(/^6,2,"Value","This is a formula.*","'=cmd\(\)"$/);
    expect(lines[2]).toContain(',"2021-01-03,""5"""",x"');
  });
});
