import { describe, expect, it } from 'vitest';
import { dayFromIso, isoFromDay } from '../../../src/domain/calendar';
import { OwnDataRefusal } from '../../../src/domain/own/refusal';
import { importAsProposed, propose } from './mapping';

interface Case {
  readonly what: string;
  readonly text: string;
  readonly days: readonly string[];
  readonly values: readonly number[];
}

const rows = (...lines: string[]): string => `${lines.join('\n')}\n`;
const days = ['2021-03-29', '2021-03-30', '2021-03-31'];

const CASES: readonly Case[] = [
  {
    what: 'comma and ISO dates',
    text: rows('Date,Gold', '2021-03-29,1.5', '2021-03-30,2.5', '2021-03-31,3.5'),
    days,
    values: [1.5, 2.5, 3.5],
  },
  {
    what: 'semicolon, European dates and decimal comma',
    text: rows('Datum;Wert', '29.03.2021;1,5', '30.03.2021;2,5', '31.03.2021;3,5'),
    days,
    values: [1.5, 2.5, 3.5],
  },
  {
    what: 'tab and American dates',
    text: rows('Date\tX', '3/29/2021\t1.5', '3/30/2021\t2.5', '3/31/2021\t3.5'),
    days,
    values: [1.5, 2.5, 3.5],
  },
  {
    what: 'a byte-order mark and Windows line ends',
    text: '\ufeffDate,X\r\n2021-03-29,1\r\n2021-03-30,2\r\n2021-03-31,3\r\n',
    days,
    values: [1, 2, 3],
  },
  {
    what: 'line ends of old Macs',
    text: 'Date,X\r2021-03-29,1\r2021-03-30,2\r2021-03-31,3',
    days,
    values: [1, 2, 3],
  },
  {
    what: 'quoted thousands',
    text: rows('"Date","X"', '"2021-03-29","1,234.5"', '"2021-03-30","12,345,678.0"', '"2021-03-31","7"'),
    days,
    values: [1234.5, 12345678, 7],
  },
  {
    what: 'quoted thousands without decimals',
    text: rows('Date,X', '2021-03-29,"1,234"', '2021-03-30,"2,345"', '2021-03-31,"3,456"'),
    days,
    values: [1234, 2345, 3456],
  },
  {
    what: 'points between thousands',
    text: rows('Datum;X', '29.03.2021;1.234,5', '30.03.2021;2.345,25', '31.03.2021;1.000.000,0'),
    days,
    values: [1234.5, 2345.25, 1e6],
  },
  {
    what: 'spaces between thousands',
    text: rows('Date;X', '29/03/2021;1 234,5', '30/03/2021;2 345,25', '31/03/2021;7,0'),
    days,
    values: [1234.5, 2345.25, 7],
  },
  {
    what: 'apostrophes between thousands',
    text: rows('Date;X', "29.03.2021;1'234.5", "30.03.2021;2'345.25", '31.03.2021;7.5'),
    days,
    values: [1234.5, 2345.25, 7.5],
  },
  { what: 'no header', text: rows('2021-03-29,1', '2021-03-30,2', '2021-03-31,3'), days, values: [1, 2, 3] },
  {
    what: 'the newest row first',
    text: rows('Date,X', '2021-03-31,3', '2021-03-30,2', '2021-03-29,1'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'a line before the header',
    text: rows('https://data.example/btc', 'Date,X', '2021-03-29,1', '2021-03-30,2', '2021-03-31,3'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'epoch seconds',
    text: rows('time,close', '1616976000,1', '1617062400,2', '1617148800,3'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'epoch milliseconds',
    text: rows('1616976000000,1.5', '1617062400000,2.5', '1617148800000,3.5'),
    days,
    values: [1.5, 2.5, 3.5],
  },
  {
    what: 'epoch microseconds',
    text: rows('timestamp,x', '1616976000000000,1', '1617062400000000,2', '1617148800000000,3'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'names of months',
    text: rows('Date,Price', '"Mar 29, 2021","1"', '"Mar 30, 2021","2"', '"Mar 31, 2021","3"'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'days before names of months',
    text: rows('29-Mar-21;1', '30-Mar-21;2', '31-Mar-21;3'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'dates without separators',
    text: rows('day,x', '20210329,1', '20210330,2', '20210331,3'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'the date in another column',
    text: rows('id;name;When;value', '1;a;2021-03-29;1', '2;b;2021-03-30;2', '3;c;2021-03-31;3'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'minutes with an offset',
    text: rows('t,x', '2021-03-30T01:30:00+02:00,1', '2021-03-30T02:00:00+02:00,2', '2021-03-31T12:00:00Z,3'),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'a column of times beside that of dates',
    text: rows(
      'Date\tTime\tX',
      '2021.03.29\t10:00\t0',
      '2021.03.29\t11:00\t1',
      '2021.03.30\t10:00\t2',
      '2021.03.31\t10:00\t3',
    ),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'hours of twelve',
    text: rows(
      't,x',
      '3/29/2021 11:59 PM,1',
      '3/30/2021 12:00 AM,0',
      '3/30/2021 1:00 PM,2',
      '3/31/2021 12:30 PM,3',
    ),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'dollars and magnitudes',
    text: rows('Date,X', '2021-03-29,$1.5K', '2021-03-30,$2.5M', '2021-03-31,$3.5B'),
    days,
    values: [1500, 2.5e6, 3.5e9],
  },
  {
    what: 'single quotes',
    text: rows("'Date','X'", "'2021-03-29','1'", "'2021-03-30','2'", "'2021-03-31','3'"),
    days,
    values: [1, 2, 3],
  },
  {
    what: 'quoted line ends',
    text: rows('Date,X,Note', '2021-03-29,1,"two', 'lines"', '2021-03-30,2,', '2021-03-31,3,"a ""word"""'),
    days,
    values: [1, 2, 3],
  },
];

describe('detection', () => {
  it.each(CASES)('should read $what as they are meant', ({ text, days, values }) => {
    const { series, report } = importAsProposed(text);
    expect(report.badRows).toEqual([]);
    expect(series.length).toBeGreaterThan(0);
    const { observations } = series.at(-1)!;
    expect(Array.from(observations.days, isoFromDay)).toEqual(days);
    expect(Array.from(observations.values)).toEqual(values);
  });

  it('should say that day and month can stand either way round, and what each way would mean', () => {
    const { time } = propose(rows('Date,X', '03/04/2021,1', '04/04/2021,2', '05/04/2021,3'));
    expect(time?.formats).toEqual(['dmy', 'mdy']);
    const readings = Object.fromEntries(time?.ambiguous?.readings.map((one) => [one.format, one.time]) ?? []);
    expect(time?.ambiguous?.text).toBe('03/04/2021');
    expect(readings).toEqual({ dmy: Date.UTC(2021, 3, 3), mdy: Date.UTC(2021, 2, 4) });
  });

  it('should propose the reading whose dates run evenly', () => {
    expect(propose(rows('Date,X', '04/01/2021,1', '04/02/2021,2', '04/03/2021,3')).time?.format).toBe('mdy');
  });

  it('should be sure where one date can only be read one way', () => {
    const { time } = propose(rows('Date,X', '03/04/2021,1', '13/04/2021,2'));
    expect(time).toMatchObject({ format: 'dmy', formats: ['dmy'], ambiguous: null });
  });

  it('should doubt a comma that may stand before decimals or between thousands', () => {
    expect(propose(rows('Date;X', '2021-03-29;1,234', '2021-03-30;2,345')).numberDoubt?.text).toBe('1,234');
    expect(propose(rows('Date;X', '2021-03-29;1,234', '2021-03-30;2,34')).numberDoubt).toBeNull();
    expect(propose(rows('Date;X', '2021-03-29;1234', '2021-03-30;2.5')).numberDoubt).toBeNull();
  });

  it('should propose the close of a market table as a coin and its volume to be summed', () => {
    const { mapping, suggestions } = propose(
      rows('Date,Open,High,Low,Close,Volume', '2021-03-29,1,2,0.5,1.5,100', '2021-03-30,1,2,0.5,1.5,100'),
      'XMR-USD',
    );
    expect(mapping.series).toMatchObject([
      { column: 4, kind: 'coin', label: 'XMR-USD Close', change: 'log' },
    ]);
    const ways = suggestions.map((one) => one?.aggregation);
    expect(ways).toEqual([undefined, 'first', 'high', 'low', 'last', 'sum']);
  });

  it('should not propose the numbers of rows, but an index that only has such a name', () => {
    const numbered = propose(rows('id,Date,x', '1,2021-03-29,5', '2,2021-03-30,6', '3,2021-03-31,9'));
    expect(numbered.mapping.series.map(({ column }) => column)).toEqual([2]);
    const index = propose(rows('Date,Index', '2021-03-29,101.5', '2021-03-30,102.25', '2021-03-31,99'));
    expect(index.mapping.series.map(({ column }) => column)).toEqual([1]);
  });

  it('should keep HTML in a name as text and clip a long one', () => {
    const html = '<img src=x onerror=alert(1)>';
    const { names } = propose(`Date,${html},${'y'.repeat(5000)}\n2021-03-29,1,2\n2021-03-30,1,2\n`);
    expect(names[1]).toBe(html);
    expect(names[2]).toHaveLength(60);
  });

  it.each([
    ['a single column', 'a\nb\nc\n', 'no-table'],
    ['no text', '', 'no-table'],
    ['ten thousand columns', `${'x,'.repeat(10_000)}\n`.repeat(3), 'too-many-columns'],
    ['a line without end', `a,b\n${'x'.repeat(1_200_000)}`, 'line-too-long'],
    ['zero characters', 'a,b\n1,\0\n', 'binary'],
  ])('should refuse %s with a reason and a cure', (_, text, code) => {
    let refusal: unknown;
    try {
      propose(text);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(OwnDataRefusal);
    expect(refusal).toMatchObject({ code, hint: expect.stringMatching(/\./) as string });
  });

  it('should see dates of months', () => {
    const { series } = importAsProposed(rows('Month,CPI', '2021-01,1', '2021-02,2', '2021-03,3'));
    expect(series[0]?.observations.days[1]).toBe(dayFromIso('2021-02-01'));
    expect(series[0]?.coverage.frequency).toBe('monthly');
  });
});
