import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { dayFromIso } from '../../src/domain/calendar';
import { main } from '../../scripts/build-data/main';
import { openRawFolder } from '../../scripts/build-data/raw';
import { knownTable } from '../../scripts/build-data/known-table';
import { FRED, readFred } from '../../scripts/build-data/readers/fred';
import { readRepairList } from '../../scripts/build-data/readers/repair-list';
import { readYahooCoin } from '../../scripts/build-data/readers/yahoo';
import { readFomc } from '../../scripts/build-data/readers/events';
import { listSeries } from '../../scripts/build-data/series';
import { between, splice } from '../../scripts/build-data/splice';
import { formatNumber, toCsv } from '../../scripts/build-data/write';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'build-data-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});
const raw = (file: string, text: string): ReturnType<typeof openRawFolder> => {
  writeFileSync(join(folder, file), text);
  return openRawFolder(folder);
};

describe('formatNumber', () => {
  it.each([
    [0.00020473099721129984, '0.000204731'],
    [0.0000871537, '0.0000871537'],
    [1.234567e-9, '0.00000000123457'],
    [26721554282.07, '26721600000'],
    [123344.0625, '123344'],
    [1593.6099853515625, '1593.61'],
    [144, '144'],
    [100.00001, '100'],
    [0.1, '0.1'],
    [999999.6, '1000000'],
    [-0.0354, '-0.0354'],
    [0, '0'],
    [NaN, ''],
  ])('should write %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('should keep six significant digits of any number, without exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1e15, noNaN: true }), (value) => {
        const text = formatNumber(value);
        expect(text).toMatch(/^\d+(\.\d*[1-9])?$/);
        expect(Number(text)).toBe(Number(value.toPrecision(6)));
      }),
    );
  });
});

describe('toCsv', () => {
  it('should end every line with LF and refuse what needs quotes', () => {
    expect(toCsv({ file: 'x.csv', header: ['a', 'b'], rows: [['1', '']] })).toBe('a,b\n1,\n');
    expect(() => toCsv({ file: 'x.csv', header: ['a'], rows: [['1,2']] })).toThrow('x.csv: the field "1,2"');
  });
});

describe('splice', () => {
  it('should take each day from the first source used that far', () => {
    const joined = splice([
      {
        values: new Map([
          [1, 10],
          [2, 20],
          [4, 40],
        ]),
        until: 3,
      },
      {
        values: new Map([
          [2, 21],
          [5, 51],
        ]),
        until: 9,
      },
    ]);
    expect([...joined]).toEqual([
      [1, 10],
      [2, 20],
      [5, 51],
    ]);
    expect([...between(joined, 2, 4)]).toEqual([[2, 20]]);
  });
});

describe('knownTable', () => {
  it('should leave out what was not known by the last day', () => {
    const last = dayFromIso('2025-12-31');
    const values = new Map([
      [last - 1, 1.5],
      [last, 2],
    ]);
    expect(knownTable('x.csv', values, (day) => day + 1).rows).toEqual([['2025-12-30', '2025-12-31', '1.5']]);
  });
});

describe('readers', () => {
  it('should read CRLF and leave out empty values', () => {
    const values = readFred(
      raw('fred_DFF.csv', 'date,dff\r\n2020-01-02,1.55\r\n2020-01-03,\r\n'),
      FRED.fedFunds,
    );
    expect([...values]).toEqual([[dayFromIso('2020-01-02'), 1.55]]);
  });

  it('should put days in order that come newest first', () => {
    const values = readFred(raw('fred_DFF.csv', 'date,dff\n2020-01-03,2\n2020-01-02,1\n'), FRED.fedFunds);
    expect([...values.values()]).toEqual([1, 2]);
  });

  it('should name the file that is not there and say what to do', () => {
    expect(() => readFred(openRawFolder(folder), FRED.dollar)).toThrow(
      /fred_DTWEXBGS.csv is not there. Put the file/,
    );
  });

  it('should name a changed header', () => {
    const changed = raw('fred_DFF.csv', 'DATE,DFF\n2020-01-02,1.55\n');
    expect(() => readFred(changed, FRED.fedFunds)).toThrow(
      /fred_DFF.csv, line 1: the header is "DATE,DFF"; expected "date,dff"[^]*adapt the reader/,
    );
  });

  it.each([
    ['date,dff\n2020-01-02,1.55\n2020-13-03,1\n', 'line 3: "2020-13-03" is not a date'],
    ['date,dff\n2020-01-02,x\n', 'line 2: column "dff": "x" is not a number'],
    ['date,dff\n2020-01-02,1,1\n', 'line 2: 3 fields where the header has 2'],
    ['date,dff\n2020-01-02,1\n2020-01-02,1\n', 'line 3: this day comes twice'],
  ])('should name file, line and reason of a bad row: %j', (text, reason) => {
    expect(() => readFred(raw('fred_DFF.csv', text), FRED.fedFunds)).toThrow(`fred_DFF.csv, ${reason}`);
  });

  it('should count the header lines of Yahoo when it names a line, and miss none of them', () => {
    const file = 'yahoo_BTC-USD_2018-2025.csv';
    const head = 'Price,Close,High,Low,Open,Volume\n';
    const more = 'Ticker,BTC-USD,BTC-USD,BTC-USD,BTC-USD,BTC-USD\nDate,,,,,\n';
    const good = readYahooCoin(raw(file, `${head}${more}2018-01-01,4,5,2,3,9\n`), 'BTC');
    expect([...good.close.values(), ...good.open.values()]).toEqual([4, 3]);
    expect(() => readYahooCoin(raw(file, `${head}${more}2018-01-01,4,5,2,?,9\n`), 'BTC')).toThrow(
      `${file}, line 4`,
    );
    expect(() => readYahooCoin(raw(file, `${head}2018-01-01,4,5,2,3,9\n`), 'BTC')).toThrow(`${file}, line 2`);
  });

  it('should refuse a repair of an unknown coin', () => {
    const header = 'coin,date,cmc_yahoo_close,next_day_open,cryptocompare_close,close_vs_cryptocompare\n';
    const list = raw('suspicious_closes.csv', `${header}XRP,2021-11-24,1,1,1,+1%\n`);
    expect(() => readRepairList(list)).toThrow(
      'suspicious_closes.csv, line 2: "xrp" is none of the four coins',
    );
  });

  it('should drop the cancelled meeting and mark the unscheduled decisions', () => {
    const decisions = readFomc(raw('fomc_decision_dates.csv', 'date\n2020-01-29\n2020-03-18\n2020-04-29\n'));
    expect(decisions).toEqual([
      { day: dayFromIso('2020-01-29'), scheduled: true },
      { day: dayFromIso('2020-03-03'), scheduled: false },
      { day: dayFromIso('2020-03-15'), scheduled: false },
      { day: dayFromIso('2020-04-29'), scheduled: true },
    ]);
  });
});

describe('listSeries', () => {
  it('should state source, terms, release rule and vintage of every series', () => {
    for (const series of listSeries()) {
      for (const text of [series.source, series.terms, series.releaseRule, series.vintage]) {
        expect(text, series.id).toMatch(/^[A-Za-z].*\.$/);
      }
    }
  });
});

describe('main', () => {
  it('should ask for the folder of raw files', () => {
    expect(() => main([])).toThrow(/Name the folder of raw files.\nUsage: npm run data/);
    expect(() => main(['--form', 'x'])).toThrow(/Usage: npm run data/);
  });
});
