import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../src/contracts/manifest';
import { dayFromIso, isoFromDay, weekday } from '../../src/domain/calendar';
import { COIN_IDS } from '../../src/domain/catalogue/ids';
import { PANEL_SERIES } from '../../src/domain/catalogue/lookup';
import { dayColumn, numberColumn, parseCsv, textColumn, type CsvTable } from '../../src/domain/csv';
import { datasetHash } from '../../scripts/build-data/manifest';

const FOLDER = join(import.meta.dirname, '../../public/data');
const manifest = JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')) as Manifest;
const read = (file: string): CsvTable => parseCsv(readFileSync(join(FOLDER, file), 'utf8'), file);
const LAST_DAY = dayFromIso('2025-12-31');
const dated = manifest.files.filter(({ columns }) => columns.includes('known')).map(({ file }) => file);

describe('manifest', () => {
  it('should list every file there is, with its bytes, rows, columns and hash', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(
      [...manifest.files.map(({ file }) => file), 'manifest.json'].sort(),
    );
    for (const { file, bytes, sha256, rows, columns } of manifest.files) {
      const content = readFileSync(join(FOLDER, file));
      expect(content.length, file).toBe(bytes);
      expect(createHash('sha256').update(content).digest('hex'), file).toBe(sha256);
      const table = read(file);
      expect([table.rows, table.header], file).toEqual([rows, columns]);
    }
    expect(manifest.hash).toBe(datasetHash(manifest.files));
  });

  it('should give first day, last day and number of values as the tables have them', () => {
    for (const series of manifest.series) {
      const table = read(series.file);
      const values = textColumn(table, series.column);
      const dates = textColumn(table, 'date')
        .filter((_, row) => values[row] !== '')
        .toSorted();
      expect([dates[0], dates.at(-1), dates.length], series.id).toEqual([
        series.firstDay,
        series.lastDay,
        series.rows,
      ]);
      expect(series.sha256).toBe(manifest.files.find(({ file }) => file === series.file)?.sha256);
    }
  });

  it('should name the inputs of every column of a panel', () => {
    const ids = new Set(manifest.series.map(({ id }) => id));
    expect(PANEL_SERIES.flatMap(({ inputs }) => inputs).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('should stay within 2 MB with all tables', () => {
    const bytes = readdirSync(FOLDER).map((file) => readFileSync(join(FOLDER, file)).length);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(2_000_000);
  });
});

describe('tables with a release day', () => {
  it.each(dated)('should let no value of %s be known before its day or after 2025', (file) => {
    const table = read(file);
    const days = dayColumn(table, 'date');
    const known = dayColumn(table, 'known');
    expect(days.length).toBeGreaterThan(100);
    for (let row = 0; row < days.length; row++) {
      expect(known[row]).toBeGreaterThanOrEqual(days[row]!);
      expect(known[row]).toBeLessThanOrEqual(LAST_DAY);
      if (row > 0) expect(days[row]).toBeGreaterThan(days[row - 1]!);
      if (row > 0) expect(known[row]).toBeGreaterThanOrEqual(known[row - 1]!);
    }
  });

  it.each([
    ['fed_rate.csv', '2020-03-13', '2020-03-16', 1.1],
    ['treasury_10y.csv', '2023-10-19', '2023-10-20', 4.98],
    ['treasury_3y.csv', '2022-01-03', '2022-01-04', 1.04],
    ['dxy.csv', '2024-05-24', '2024-05-28', 122.022],
    ['vix.csv', '2020-03-16', '2020-03-16', 82.69],
    ['sp500.csv', '2015-12-31', '2015-12-31', 2043.94],
    ['sp500.csv', '2016-01-04', '2016-01-04', 2012.66],
    ['cpi.csv', '2013-09-01', '2013-10-30', 234.149],
    ['fear_greed.csv', '2025-06-27', '2025-06-27', 65],
  ])('should hold in %s for %s, known on %s, the value %d', (...expected) => {
    const [file, date, known, value] = expected;
    const table = read(file);
    const row = textColumn(table, 'date').indexOf(date);
    expect(textColumn(table, 'known')[row]).toBe(known);
    expect(numberColumn(table, 'value')[row]).toBe(value);
  });

  it('should hold no CPI of October 2025, which was never published', () => {
    for (const file of ['cpi.csv', 'cpi_sa.csv']) {
      expect(textColumn(read(file), 'date').slice(-3)).toEqual(['2025-08-01', '2025-09-01', '2025-11-01']);
    }
  });

  it('should hold a fed funds rate on every weekday but the four holidays of the last quarter', () => {
    const dates = textColumn(read('fed_rate.csv'), 'date');
    expect(dates.filter((date) => [0, 6].includes(weekday(dayFromIso(date))))).toEqual([]);
    const missing = [];
    for (let day = dayFromIso('2013-04-29'); day <= dayFromIso(dates.at(-1)!); day++) {
      if (weekday(day) % 6 !== 0 && !dates.includes(isoFromDay(day))) missing.push(isoFromDay(day));
    }
    expect(missing).toEqual(['2025-10-13', '2025-11-11', '2025-11-27', '2025-12-25']);
  });
});

describe('coins', () => {
  it.each(COIN_IDS)('should give %s one row a day to the end of 2025', (coin) => {
    const days = dayColumn(read(`coin_${coin}.csv`), 'date');
    expect(days.at(-1)).toBe(LAST_DAY);
    expect(days.length).toBe(LAST_DAY - days[0]! + 1);
  });

  it.each(COIN_IDS)('should keep every price of %s above zero and every close within its day', (coin) => {
    const table = read(`coin_${coin}.csv`);
    const [open, high, low, close] = ['open', 'high', 'low', 'close'].map((id) => numberColumn(table, id));
    for (let row = 0; row < table.rows; row++) {
      expect(close![row]).toBeGreaterThan(1e-5);
      if (Number.isNaN(open![row]!)) continue;
      expect(high![row]).toBeGreaterThanOrEqual(Math.max(open![row]!, close![row]!));
      expect(low![row]).toBeLessThanOrEqual(Math.min(open![row]!, close![row]!));
    }
  });

  it('should take zero volume for missing: 242 days of Bitcoin and Litecoin, 11 of Dogecoin', () => {
    const missing = COIN_IDS.map((coin) => {
      const volumes = textColumn(read(`coin_${coin}.csv`), 'volume');
      expect(volumes).not.toContain('0');
      return volumes.filter((volume) => volume === '').length;
    });
    expect(missing).toEqual([242, 0, 242, 11]);
  });

  it('should have neither open nor range from 14 August 2025 on, on 140 days', () => {
    for (const coin of COIN_IDS) {
      const table = read(`coin_${coin}.csv`);
      for (const column of ['open', 'high', 'low']) {
        const first = textColumn(table, column).indexOf('');
        expect(textColumn(table, 'date')[first]).toBe('2025-08-14');
        expect(textColumn(table, column).filter((field) => field === '')).toHaveLength(140);
      }
    }
  });

  it('should write figures plainly with at most six significant digits', () => {
    for (const { file, columns } of manifest.files) {
      const table = read(file);
      for (const column of columns.filter(
        (id) => !['date', 'known', 'coin', 'column', 'reason'].includes(id),
      )) {
        const bad = textColumn(table, column).filter(
          (field) => field !== '' && !/^\d+(\.\d*[1-9])?$/.test(field),
        );
        const long = textColumn(table, column).filter((field) => significantDigits(field) > 6);
        expect([...bad, ...long], `${file} ${column}`).toEqual([]);
      }
    }
  });
});

function significantDigits(field: string): number {
  return field.replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
}

describe('repairs', () => {
  const repairs = read('repairs.csv');
  const rows = Array.from({ length: repairs.rows }, (_, row) => ({
    coin: textColumn(repairs, 'coin')[row]!,
    day: dayFromIso(textColumn(repairs, 'date')[row]!),
    column: textColumn(repairs, 'column')[row]!,
    after: numberColumn(repairs, 'after')[row]!,
  }));

  it('should list 41 closes, and the four highs that had to be widened', () => {
    expect(rows.filter(({ column }) => column === 'close')).toHaveLength(41);
    const widened = rows.filter(({ column }) => column !== 'close');
    expect(widened.map(({ coin, day, column }) => `${coin} ${isoFromDay(day)} ${column}`)).toEqual([
      'eth 2022-05-28 high',
      'ltc 2020-11-16 high',
      'ltc 2022-05-28 high',
      'doge 2018-03-23 high',
    ]);
  });

  it("should stand in the coins' tables, a close equal to the next day's open", () => {
    for (const { coin, day, column, after } of rows) {
      const table = read(`coin_${coin}.csv`);
      const row = dayColumn(table, 'date').indexOf(day);
      expect(numberColumn(table, column)[row]).toBe(after);
      if (column === 'close') expect(numberColumn(table, 'open')[row + 1]).toBe(after);
    }
  });
});

describe('events', () => {
  it('should mark the two unscheduled decisions of March 2020 and leave out the cancelled meeting', () => {
    const fomc = read('fomc.csv');
    const dates = textColumn(fomc, 'date');
    const scheduled = numberColumn(fomc, 'scheduled');
    expect(dates.filter((_, row) => scheduled[row] === 0)).toEqual(['2020-03-03', '2020-03-15']);
    expect(dates).not.toContain('2020-03-18');
    expect([dates[0], dates.at(-1), dates.length]).toEqual(['2013-01-30', '2025-12-10', 105]);
  });

  it('should list three halvings of Bitcoin and three of Litecoin', () => {
    const halvings = read('halvings.csv');
    expect(textColumn(halvings, 'coin').toSorted()).toEqual(['btc', 'btc', 'btc', 'ltc', 'ltc', 'ltc']);
  });
});
