import { describe, expect, it } from 'vitest';
import {
  parseCboe,
  parseCpiSchedule,
  parseFearGreed,
  parseFred,
  parseYahoo,
} from '../../../scripts/build-data/refresh/parse';
import { dayFromIso, isoFromDay } from '../../../src/domain/calendar';
import { candle, cboeText, fearGreedText, fredText, SCHEDULE_TEXT, TODAY, yahooText } from './answers';

const day = dayFromIso;
const dated = (values: ReadonlyMap<number, number>): string[] =>
  [...values].map(([at, value]) => `${isoFromDay(at)} ${value}`);

describe('parseFred', () => {
  it('should leave out points and empty fields', () => {
    const values = parseFred(
      fredText('DGS3', () => 3.5),
      'DGS3',
    );
    expect(values.get(day('2025-12-31'))).toBe(3.5);
    expect(values.has(day('2026-01-01'))).toBe(false);
    expect(values.has(TODAY - 1)).toBe(false);
    expect(values.has(day('2026-01-03'))).toBe(false);
  });

  it('should read the older header and line ends too', () => {
    expect(dated(parseFred('DATE,DFF\n2026-01-05,3.64\n2026-01-06,.\n', 'DFF'))).toEqual(['2026-01-05 3.64']);
  });

  it('should name a page that came in place of figures, and a line that is none', () => {
    expect(() => parseFred('<html>\n<p>Sorry</p>\n', 'DFF')).toThrow('FRED DFF, line 1');
    expect(() => parseFred('observation_date,DFF\n2026-01-05,high\n', 'DFF')).toThrow(
      'FRED DFF, line 2: column "DFF"',
    );
    expect(() => parseFred('observation_date,DGS3\n2026-01-05,1\n', 'DFF')).toThrow('line 1: the header is');
  });
});

describe('parseCboe', () => {
  it('should turn American dates round and take the close', () => {
    const values = parseCboe(cboeText((at) => (at === day('2026-01-05') ? 17.5 : 16)));
    expect(values.get(day('2026-01-05'))).toBe(17.5);
    expect(values.get(day('2026-02-10'))).toBe(16);
  });
});

describe('parseFearGreed', () => {
  it('should put the newest last', () => {
    const values = parseFearGreed(fearGreedText((at) => at % 100));
    expect([...values.keys()]).toEqual([...values.keys()].sort((a, b) => a - b));
    expect(values.get(day('2026-01-05'))).toBe(day('2026-01-05') % 100);
  });

  it.each([
    ['{"metadata":{"error":"limit exceeded"}}', 'limit exceeded'],
    ['{"values":[]}', 'layout has changed'],
    ['{"data":[{"value":"x","timestamp":"1"}]}', 'entry 1'],
    ['<html>', 'no JSON'],
  ])('should say why %s is of no use', (text, reason) => {
    expect(() => parseFearGreed(text)).toThrow(reason);
  });
});

describe('parseYahoo', () => {
  it('should read each column by its day and leave out what is null', () => {
    const gap = { open: null, high: null, low: null, close: null, volume: null };
    const coin = parseYahoo(yahooText('BTC-USD', (at) => (at === day('2026-01-05') ? gap : candle(100))));
    expect(coin.close.get(day('2026-01-06'))).toBe(101);
    expect(coin.low.get(day('2026-01-06'))).toBe(98);
    expect(coin.close.has(day('2026-01-05'))).toBe(false);
    // The running day, at whatever second it was asked.
    expect(coin.close.has(TODAY)).toBe(true);
  });

  it.each([
    ['{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found"}}}', 'No data found'],
    ['{"chart":{"result":[{"meta":{}}],"error":null}}', 'layout has changed'],
    [
      '{"chart":{"result":[{"timestamp":[1],"indicators":{"quote":[{"open":[1]}]}}]}}',
      'no full list of "high"',
    ],
  ])('should say why %s is of no use', (text, reason) => {
    expect(() => parseYahoo(text)).toThrow(reason);
  });
});

describe('parseCpiSchedule', () => {
  it('should find months and release days in the table of the page', () => {
    const releases = [...parseCpiSchedule(SCHEDULE_TEXT)].map(
      ([month, at]) => `${isoFromDay(month)} ${isoFromDay(at)}`,
    );
    expect(releases).toEqual([
      '2025-11-01 2025-12-18',
      '2025-12-01 2026-01-13',
      '2026-01-01 2026-02-11',
      '2026-08-01 2026-09-11',
    ]);
  });

  it('should believe no release before its month is over', () => {
    const page = '<tr><td>January 2026</td><td>Jan. 11, 2026</td></tr>';
    expect(() => parseCpiSchedule(page)).toThrow('no table of release dates');
  });
});
