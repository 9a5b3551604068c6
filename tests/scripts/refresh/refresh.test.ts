import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { main } from '../../../scripts/build-data/main';
import { refreshText } from '../../../scripts/build-data/refresh/report';
import { refresh, type Refreshed, type RefreshOptions } from '../../../scripts/build-data/refresh/run';
import { readShipped, type Shipped } from '../../../scripts/build-data/refresh/shipped';
import { toCsv, writeFiles } from '../../../scripts/build-data/write';
import type { Manifest } from '../../../src/contracts/manifest';
import { startNodeDuckDb } from '../../../scripts/node-duckdb';
import { dayFromIso } from '../../../src/domain/calendar';
import { DuckDataEngine } from '../../../workers/data/engine';
import { candle, cboeText, fredText, network, TODAY, yahooText } from './answers';

const SHIPPED = readShipped(join(import.meta.dirname, '../../../public/data'));
const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'refresh-'));
  folders.push(folder);
  return folder;
}

function run(
  changes: Parameters<typeof network>[0] = {},
  options: Partial<RefreshOptions> & { shipped?: Shipped } = {},
): Promise<Refreshed> {
  const { shipped = SHIPPED, ...rest } = options;
  return refresh(shipped, { fetch: network(changes), today: TODAY, ...rest });
}

function rowsOf({ files }: Refreshed, file: string): string[] {
  return (files.get(file) ?? '').trimEnd().split('\n').slice(1);
}

function manifestOf({ files }: Refreshed): Manifest {
  return JSON.parse(files.get('manifest.json') ?? '{}') as Manifest;
}

/** Rows that the shipped table does not have. */
function added(result: Refreshed, file: string): string[] {
  return rowsOf(result, file).slice(SHIPPED.tables.get(file)!.rows.length);
}

describe('refresh', () => {
  it('should keep every shipped table to the last letter and add behind it', async () => {
    const result = await run();
    for (const [file, table] of SHIPPED.tables) {
      expect(result.files.get(file)?.startsWith(toCsv(table)), file).toBe(true);
    }
    expect(added(result, 'coin_btc.csv')).toHaveLength(TODAY - dayFromIso('2026-01-01'));
    expect(added(result, 'coin_btc.csv')[0]).toBe('2026-01-01,88000,89760,86240,88880,88000000');
  });

  it('should not take the day that is not over', async () => {
    const result = await run();
    for (const file of ['coin_doge.csv', 'fear_greed.csv', 'vix.csv']) {
      expect(rowsOf(result, file).at(-1)?.slice(0, 10), file).toBe('2026-02-10');
    }
    expect(manifestOf(result).lastDay).toBe('2026-02-10');
  });

  it('should date each value by the release rule of its series', async () => {
    const result = await run();
    // Friday 16 January 2026; Monday the 19th is a holiday.
    expect(rowsOf(result, 'fed_rate.csv')).toContain('2026-01-16,2026-01-20,3.64');
    expect(rowsOf(result, 'treasury_3y.csv')).toContain('2026-01-16,2026-01-17,3.5');
    expect(rowsOf(result, 'dxy.csv')).toContain('2026-01-16,2026-01-20,120.5');
    expect(rowsOf(result, 'vix.csv')).toContain('2026-01-16,2026-01-16,16.25');
    expect(rowsOf(result, 'cpi.csv').at(-1)).toBe('2025-12-01,2026-01-13,324.054');
    // What the shipped tables left out because it was known a day too late.
    expect(added(result, 'treasury_3y.csv')[0]).toBe('2025-12-31,2026-01-01,3.5');
  });

  it('should add nothing that was known after the last day', async () => {
    const result = await run();
    for (const { file, columns } of manifestOf(result).files) {
      if (columns[1] !== 'known') continue;
      for (const row of rowsOf(result, file))
        expect(row.split(',')[1]! <= '2026-02-10', `${file} ${row}`).toBe(true);
    }
  });

  it('should leave weekends and holidays out of the federal funds rate', async () => {
    const dates = added(await run(), 'fed_rate.csv').map((row) => row.slice(0, 10));
    expect(dates).not.toContain('2026-01-03');
    expect(dates).not.toContain('2026-01-19');
    expect(dates).toContain('2026-01-20');
  });

  it('should leave out a month of CPI without a release date, and take it from the given list', async () => {
    const without = await run({ 'bls.gov': 403 });
    expect(added(without, 'cpi.csv')).toEqual([]);
    expect(refreshText(without)).toContain('no release date of 2025-12, 2026-01: left out');
    expect(refreshText(without)).toContain('Failed: BLS schedule of CPI releases.');
    const releases = new Map([[dayFromIso('2025-12-01'), dayFromIso('2026-01-14')]]);
    const listed = await run({ 'bls.gov': 403 }, { releases });
    expect(added(listed, 'cpi.csv')).toEqual(['2025-12-01,2026-01-14,324.054']);
  });

  it('should tell a new vintage and where the days after come from', async () => {
    const manifest = manifestOf(await run());
    expect(manifest.hash).not.toBe(SHIPPED.manifest.hash);
    const series = manifest.series.find(({ id }) => id === 'treasury_3y')!;
    expect(series.source).toContain('From 2025-12-31 on: FRED DGS3.');
    expect(series.vintage).toContain('as the source gave them on 2026-02-11.');
    expect(series.lastDay).toBe('2026-02-09');
    const news = manifest.series.find(({ id }) => id === 'news_svc_neutral')!;
    expect(news.vintage).toBe(SHIPPED.manifest.series.find(({ id }) => id === 'news_svc_neutral')!.vintage);
  });

  it('should list the hash of each file as written', async () => {
    const result = await run();
    for (const { file, sha256, rows } of manifestOf(result).files) {
      expect(createHash('sha256').update(result.files.get(file)!).digest('hex')).toBe(sha256);
      expect(rowsOf(result, file)).toHaveLength(rows);
    }
  });

  it('should go on from a refreshed folder and write nothing twice', async () => {
    const folder = newFolder();
    writeFiles(folder, (await run()).files);
    const again = await run({}, { shipped: readShipped(folder) });
    expect(again.files.size).toBe(0);
    expect(refreshText(again)).toContain('Nothing new, nothing written. The data end on 2026-02-10.');
  });
});

describe('refreshed tables', () => {
  it('should open in the database and carry the panel to their last day', async () => {
    const { files } = await run();
    const engine = new DuckDataEngine(startNodeDuckDb);
    const tables = [...files].filter(([name]) => name.endsWith('.csv'));
    const encoder = new TextEncoder();
    await engine.open(tables.map(([name, text]) => ({ name, bytes: encoder.encode(text) })));
    const panel = await engine.panel({ view: 'known' });
    await engine.close();
    if (!panel.ok) throw new Error(panel.error.message);
    const { days, columns } = panel.value;
    expect(days.at(-1)).toBe(TODAY - 1);
    expect(columns['btc_close']?.at(-1)).toBe(88_880);
    expect(columns['cpi']?.at(-1)).toBe(324.054);
  });
});

describe('what differs or cannot be', () => {
  it('should keep the shipped figure and name the one that is there now', async () => {
    const result = await run({ VIX_History: cboeText(() => 40) });
    expect(result.files.get('vix.csv')?.startsWith(toCsv(SHIPPED.tables.get('vix.csv')!))).toBe(true);
    expect(refreshText(result)).toMatch(
      /differs on 12 kept figures, most on 2025-12-\d\d vix: 1\d\.\d+ is kept, 40 is there now/,
    );
  });

  it('should not call a repaired figure a difference', async () => {
    const row = SHIPPED.tables
      .get('repairs.csv')!
      .rows.find(([coin, , column]) => coin === 'btc' && column === 'close')!;
    const before = { ...candle(1), close: Number(row[3]) };
    const text = yahooText('BTC-USD', () => before);
    const moved = JSON.parse(text) as { chart: { result: [{ timestamp: number[] }] } };
    moved.chart.result[0].timestamp[0] = dayFromIso(row[1]!) * 86_400;
    const result = await run({ 'BTC-USD': JSON.stringify(moved) });
    const answer = result.answers.find(({ file }) => file === 'coin_btc.csv')!;
    const days = 'differences' in answer.outcome ? answer.outcome.differences : [];
    expect(days.filter(({ day, column }) => column === 'close' && day === dayFromIso(row[1]!))).toEqual([]);
    expect(days.some(({ day }) => day === dayFromIso(row[1]!))).toBe(true);
  });

  const odd = dayFromIso('2026-01-05');
  it.each([
    {
      key: 'VIX_History',
      text: cboeText((day) => (day === odd ? 0 : 16)),
      file: 'vix.csv',
      reason: 'outside of 3 to 200',
    },
    {
      key: 'id=SP500&',
      text: fredText('SP500', (day) => (day === odd ? 690 : 6900)),
      file: 'sp500.csv',
      reason: '1.35 times',
    },
    {
      key: 'id=DGS10&',
      text: fredText('DGS10', (day) => (day === odd ? 420 : 4.2)),
      file: 'treasury_10y.csv',
      reason: '-2 to 25',
    },
  ])('should not take an impossible value: $file, $reason', async ({ key, text, file, reason }) => {
    const result = await run({ [key]: text });
    const dates = added(result, file).map((row) => row.slice(0, 10));
    expect(dates).not.toContain('2026-01-05');
    expect(dates).toContain('2026-01-06');
    expect(refreshText(result)).toMatch(new RegExp(`not taken: 2026-01-05 .*${reason}`));
  });

  it('should leave an impossible price of a coin empty, and zero volume', async () => {
    const odd = yahooText('LTC-USD', (day) => {
      if (day === dayFromIso('2026-01-05')) return { ...candle(80), close: 0 };
      if (day === dayFromIso('2026-01-06')) return { ...candle(80), high: 70 };
      return day === dayFromIso('2026-01-07') ? { ...candle(80), volume: 0 } : candle(80);
    });
    const rows = added(await run({ 'LTC-USD': odd }), 'coin_ltc.csv');
    expect(rows).toContain('2026-01-05,80,81.6,78.4,,80000');
    expect(rows).toContain('2026-01-06,80,,,80.8,80000');
    expect(rows).toContain('2026-01-07,80,81.6,78.4,80.8,');
  });
});

const NOT_FOUND = '{"chart":{"result":null,"error":{"description":"No data found"}}}';

describe('sources that fail', () => {
  it.each([
    { what: 'is out of reach', key: 'id=DGS10&', answer: null, name: 'FRED DGS10', file: 'treasury_10y.csv' },
    { what: 'answers 503', key: 'id=DGS10&', answer: 503, name: 'FRED DGS10', file: 'treasury_10y.csv' },
    {
      what: 'sends a page',
      key: 'id=DGS10&',
      answer: '<!DOCTYPE html><p>busy</p>',
      name: 'FRED DGS10',
      file: 'treasury_10y.csv',
    },
    {
      what: 'has no data',
      key: 'ETH-USD',
      answer: NOT_FOUND,
      name: 'Yahoo Finance ETH-USD',
      file: 'coin_eth.csv',
    },
  ])('should name one that $what and go on with the others', async ({ key, answer, name, file }) => {
    const result = await run({ [key]: answer });
    expect(result.failed).toEqual([name]);
    expect(refreshText(result)).toContain(`Failed: ${name}.`);
    const values = added(result, file).filter((row) => !/^[^,]*,*$/.test(row));
    expect(values).toEqual([]);
    expect(added(result, 'vix.csv').length).toBeGreaterThan(20);
    const series = manifestOf(result).series.find((one) => one.file === file)!;
    expect(series.vintage).toBe(SHIPPED.manifest.series.find(({ id }) => id === series.id)!.vintage);
  });

  it('should give a coin without a source empty days, and fill them when it answers again', async () => {
    const folder = newFolder();
    const first = await run({ 'BTC-USD': null });
    expect(added(first, 'coin_btc.csv')[0]).toBe('2026-01-01,,,,,');
    expect(manifestOf(first).lastDay).toBe('2026-02-10');
    writeFiles(folder, first.files);
    const second = await run({}, { shipped: readShipped(folder) });
    expect(added(second, 'coin_btc.csv')[0]).toBe('2026-01-01,88000,89760,86240,88880,88000000');
    expect(second.files.get('coin_btc.csv')).toBe((await run()).files.get('coin_btc.csv'));
  });

  it('should say that there is no network when nothing can be reached', async () => {
    const fetch = (): Promise<never> =>
      Promise.reject(new TypeError('fetch failed', { cause: new Error('getaddrinfo ENOTFOUND') }));
    await expect(refresh(SHIPPED, { fetch, today: TODAY })).rejects.toThrow(
      /No source could be reached: fetch failed \(getaddrinfo ENOTFOUND\)\.\nThe refresh needs the internet/,
    );
  });
});

describe('readShipped', () => {
  it('should refuse a table that is not the one of its manifest', async () => {
    const folder = newFolder();
    writeFiles(folder, (await run()).files);
    writeFileSync(
      join(folder, 'vix.csv'),
      `${readFileSync(join(folder, 'vix.csv'), 'utf8')}2026-02-11,2026-02-11,99\n`,
    );
    expect(() => readShipped(folder)).toThrow('vix.csv in');
    expect(() => readShipped(newFolder())).toThrow('manifest.json is not in');
  });
});

describe('main', () => {
  it('should not rebuild and refresh at once', () => {
    expect(() => void main(['--from', 'x', '--refresh'])).toThrow('--from and --refresh exclude one another');
  });
});
