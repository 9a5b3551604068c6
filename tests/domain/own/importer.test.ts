import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../../../src/domain/calendar';
import { createImporter } from '../../../src/domain/own/importer';
import { OwnDataRefusal } from '../../../src/domain/own/refusal';
import { dialect, importText, mapping, seriesMapping } from './mapping';

const days = (result: ReturnType<typeof importText>): string[] =>
  Array.from(result.series[0]?.observations.days ?? [], isoFromDay);
const values = (result: ReturnType<typeof importText>): number[] =>
  Array.from(result.series[0]?.observations.values ?? []);

describe('bad rows', () => {
  const text = [
    'Date,Value',
    '2021-01-01,1',
    'yesterday,2',
    '2021-02-30,3',
    '1066-10-14,4',
    '',
    '2021-01-02',
    '2021-01-03,5,6',
    '2021-01-04,=1+1',
    '2021-01-05,inf',
    '2021-01-06,1e999',
    '2021-01-07,<b>7</b>',
    '2021-01-08,"8',
    '2021-01-09,"9"9',
    ',,,',
    '2021-01-10,10,',
    '2021-01-11,NA',
  ].join('\n');
  const { series, report } = importText(text);

  it('should be listed by line, column and reason', () => {
    expect(report.badRows.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, 1, 'not-a-date'],
      [4, 1, 'no-such-date'],
      [5, 1, 'out-of-range'],
      [7, null, 'too-few-columns'],
      [8, null, 'too-many-columns'],
      [9, 2, 'formula'],
      [10, 2, 'not-finite'],
      [11, 2, 'not-finite'],
      [12, 2, 'not-a-number'],
      [13, null, 'quote'],
      [14, null, 'quote'],
    ]);
    expect(report.badRows[8]?.text).toBe('<b>7</b>');
  });

  it('should not keep the good ones from being kept', () => {
    expect(Array.from(series[0]!.observations.days, isoFromDay)).toEqual(['2021-01-01', '2021-01-10']);
  });

  it('should be counted so that the sums are right', () => {
    expect(report).toMatchObject({ rows: 14, kept: 3, bad: 11, blankLines: 2 });
    expect(report.badByReason).toMatchObject({ quote: 2, 'not-finite': 2, formula: 1 });
  });

  it('should be listed to the thousandth and counted beyond', () => {
    const many = importText(`Date,Value\n${'x,1\n'.repeat(5000)}`);
    expect(many.report.bad).toBe(5000);
    expect(many.report.badRows).toHaveLength(1000);
    expect(many.series).toEqual([]);
  });

  it('should have their text clipped', () => {
    expect(importText(`Date,Value\n2021-01-01,${'z'.repeat(9999)}`).report.badRows[0]?.text).toHaveLength(80);
  });

  it('should not let a forgotten quote swallow the rows behind it', () => {
    const rows = Array.from({ length: 9 }, (_, i) => `2021-01-0${i + 1},${i}`);
    rows[3] = 'x,"4';
    rows[7] = 'y,8"';
    const result = importText(`Date,Value\n${rows.join('\n')}\n`);
    expect(values(result)).toEqual([0, 1, 2, 4, 5, 6, 8]);
    expect(result.report.badRows.map(({ line }) => line)).toEqual([5, 9]);
  });
});

describe('order and duplicates', () => {
  it('should let the later row of the same time win, and list the earlier one', () => {
    const result = importText('Date,Value\n2021-01-01,1\n2021-01-02,2\n2021-01-01,3\n2021-01-02,2\n');
    expect(values(result)).toEqual([3, 2]);
    expect(result.report).toMatchObject({ duplicates: 2, conflicting: 1, kept: 4 });
    expect(result.report.duplicateRows).toEqual([
      { line: 2, replacedBy: 4, time: Date.UTC(2021, 0, 1) },
      { line: 3, replacedBy: 5, time: Date.UTC(2021, 0, 2) },
    ]);
  });

  it('should sort what is out of order and count it', () => {
    const result = importText('Date,Value\n2021-01-01,1\n2021-01-04,4\n2021-01-02,2\n2021-01-05,5\n');
    expect(days(result)).toEqual(['2021-01-01', '2021-01-02', '2021-01-04', '2021-01-05']);
    expect(result.report).toMatchObject({ order: 'mixed', disorder: 1 });
  });

  it('should not count a table that runs backwards as disorder', () => {
    const result = importText('Date,Value\n2021-01-03,3\n2021-01-02,2\n2021-01-01,1\n');
    expect(values(result)).toEqual([1, 2, 3]);
    expect(result.report).toMatchObject({ order: 'descending', disorder: 0 });
  });
});

describe('daily values', () => {
  const minutes = [
    '2021-01-01 12:00,3',
    '2021-01-01 00:00,5',
    '2021-01-01 23:59,',
    '2021-01-02 06:30,7',
    '2021-01-01 18:00,1',
  ];
  it.each([
    ['last', [1, 7]],
    ['first', [5, 7]],
    ['mean', [3, 7]],
    ['sum', [9, 7]],
    ['high', [5, 7]],
    ['low', [1, 7]],
  ] as const)('should be the %s of a UTC day', (aggregation, expected) => {
    const chosen = mapping({ series: [seriesMapping({ aggregation })] });
    expect(values(importText(`t,v\n${minutes.join('\n')}`, chosen))).toEqual(expected);
  });

  it('should be known when the reader says so', () => {
    const known = (release: Parameters<typeof seriesMapping>[0]): number | undefined => {
      const chosen = mapping({ series: [seriesMapping(release)] });
      return importText('t,v\n2021-01-01,1', chosen).series[0]?.observations.knownDays[0];
    };
    const day = dayFromIso('2021-01-01');
    expect(known({ release: { kind: 'same-day' } })).toBe(day);
    expect(known({ release: { kind: 'next-day' } })).toBe(day + 1);
    expect(known({ release: { kind: 'days', days: 45 } })).toBe(day + 45);
  });

  it('should have no value where a sum leaves the range of numbers', () => {
    const chosen = mapping({ series: [seriesMapping({ aggregation: 'sum' })] });
    const text = 't,v\n2021-01-01 01:00,1e308\n2021-01-01 02:00,1e308\n2021-01-02,1';
    expect(values(importText(text, chosen))).toEqual([1]);
  });

  it('should tell the days that are missing', () => {
    const { coverage } = importText('t,v\n2021-01-01,1\n2021-01-02,1\n2021-01-03,1\n2021-01-07,1').series[0]!;
    expect(coverage).toMatchObject({ frequency: 'daily', step: 1, missingDays: 3 });
    expect(coverage.longestGaps[0]).toMatchObject({ firstDay: dayFromIso('2021-01-04'), missing: 3 });
  });
});

describe('names', () => {
  it('should become different ids that no other series has', () => {
    const series = ['Größe (€)', 'Größe (€)', '漢字'].map((label, i) =>
      seriesMapping({ label, column: i + 1 }),
    );
    const importer = createImporter(mapping({ columnCount: 4, series }), { takenIds: ['own_series'] });
    importer.push('t,a,b,c\n2021-01-01,1,2,3\n');
    expect(importer.finish().series.map(({ id }) => id)).toEqual([
      'own_grosse',
      'own_grosse_2',
      'own_series_2',
    ]);
  });
});

describe('refusals', () => {
  const refusal = (work: () => unknown): OwnDataRefusal => {
    try {
      work();
    } catch (error) {
      if (error instanceof OwnDataRefusal) return error;
      throw error;
    }
    throw new Error('Nothing was refused.');
  };

  it.each([
    ['no series', mapping({ series: [] })],
    ['a column outside the table', mapping({ series: [seriesMapping({ column: 2 })] })],
    ['the date as a value', mapping({ series: [seriesMapping({ column: 0 })] })],
    ['too many columns', mapping({ columnCount: 10_000_000 })],
    ['an endless delay', mapping({ series: [seriesMapping({ release: { kind: 'days', days: 1e9 } })] })],
  ])('should meet a mapping with %s', (_, chosen) => {
    expect(refusal(() => createImporter(chosen)).code).toBe('bad-mapping');
  });

  it('should meet a line without end before all of it has been read', () => {
    const importer = createImporter(mapping());
    const piece = '1'.repeat(65_536);
    let pushed = 0;
    const error = refusal(() => {
      for (; pushed < 1000; pushed++) importer.push(piece);
    });
    expect(error.code).toBe('line-too-long');
    expect(pushed).toBe(16);
  });

  it('should meet zero characters anywhere', () => {
    expect(refusal(() => importText('Date,Value\n2021-01-01,1\n2021-01-02,\0\n')).code).toBe('binary');
  });

  it('should not meet a row of too many columns, which is left out', () => {
    const { report } = importText(`Date,Value\n2021-01-01,1${',2'.repeat(100_000)}\n2021-01-02,1\n`);
    expect(report).toMatchObject({ kept: 1, badByReason: { 'too-many-columns': 1 } });
  });
});

describe('numbers', () => {
  const read = (text: string, numbers: Parameters<typeof dialect>[0]): number[] =>
    values(
      importText(`t;v\n2021-01-01;${text}\n`, mapping({ dialect: dialect({ delimiter: ';', ...numbers }) })),
    );

  it.each([
    ['1.234,5', { decimal: ',', thousands: '.' }, [1234.5]],
    ['−1.234,5', { decimal: ',', thousands: '.' }, [-1234.5]],
    ['1.23,5', { decimal: ',', thousands: '.' }, []],
    ['12,34', { decimal: '.', thousands: ',' }, []],
    ['0,123', { decimal: '.', thousands: ',' }, []],
    ['5.25 %', { decimal: '.', thousands: '' }, [5.25]],
    ['-$3', { decimal: '.', thousands: '' }, [-3]],
    ['1e-3', { decimal: '.', thousands: '' }, [0.001]],
    ['0x10', { decimal: '.', thousands: '' }, []],
    ['1_000', { decimal: '.', thousands: '' }, []],
    ['1\u202f234,5', { decimal: ',', thousands: ' ' }, [1234.5]],
  ] as const)('should read %s written with %o as %o', (text, numbers, expected) => {
    expect(read(text, { numbers })).toEqual(expected);
  });
});
