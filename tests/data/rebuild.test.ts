import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { dayFromIso } from '../../src/domain/calendar';
import { isBusinessDay } from '../../src/domain/catalogue/holidays';
import { main } from '../../scripts/build-data/main';
import { openRawFolder, type DatedValues } from '../../scripts/build-data/raw';
import { readCoinMarketCap } from '../../scripts/build-data/readers/coinmarketcap';
import { FRED, readFred } from '../../scripts/build-data/readers/fred';
import { readFearGreed } from '../../scripts/build-data/readers/sentiment';
import { readTreasury3y } from '../../scripts/build-data/readers/treasury';
import { readYahooCoin, readYahooTail } from '../../scripts/build-data/readers/yahoo';

const RAW = process.env.MACROTIDE_RAW ?? '';
const SHIPPED = join(import.meta.dirname, '../../public/data');

/** Days in both, and the largest relative difference on them. */
function compare(a: DatedValues, b: DatedValues): { common: number; difference: number } {
  const common = [...a.keys()].filter((day) => b.has(day));
  const differences = common.map((day) => Math.abs((b.get(day) ?? NaN) / (a.get(day) ?? NaN) - 1));
  return { common: common.length, difference: Math.max(...differences) };
}

describe.skipIf(!RAW)('the tables, from raw files (skipped unless MACROTIDE_RAW names their folder)', () => {
  let folder = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tables-'));
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    await main(['--from', RAW, '--to', folder]);
    log.mockRestore();
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('should come out byte for byte as shipped', () => {
    expect(readdirSync(folder).sort()).toEqual(readdirSync(SHIPPED).sort());
    for (const file of readdirSync(folder)) {
      const same = readFileSync(join(folder, file)).equals(readFileSync(join(SHIPPED, file)));
      expect(same, `${file} differs: run npm run data and commit the result`).toBe(true);
    }
  });
});

describe.skipIf(!RAW)('overlaps of the sources', () => {
  const raw = openRawFolder(RAW);

  it.each([
    ['Bitcoin', 'BTC', 6e-8],
    ['Ethereum', 'ETH', 6e-8],
    ['Litecoin', 'LTC', 6e-8],
    ['Dogecoin', 'DOGE', 2.8e-4],
  ])('should agree for %s over 1,283 common days', (name, symbol, tolerance) => {
    const { common, difference } = compare(
      readCoinMarketCap(raw, name).close,
      readYahooCoin(raw, symbol).close,
    );
    expect(common).toBe(1283);
    expect(difference).toBeLessThan(tolerance);
  });

  it('should agree where the transcribed tails begin', () => {
    const coin = compare(readYahooCoin(raw, 'ETH').close, readYahooTail(raw, 'ETH').close);
    expect(coin).toEqual({ common: 2, difference: 0 });
    const { yearly } = readTreasury3y(raw);
    expect(compare(yearly, readFred(raw, FRED.treasury3yTail)).difference).toBe(0);
    const { main: long, tail } = readFearGreed(raw);
    expect(compare(long, tail)).toEqual({ common: 7, difference: 0 });
  });

  it('should find the transcribed fed funds rates on New York business days and no others', () => {
    const tail = readFred(raw, FRED.fedFundsTail);
    const expected = [];
    for (let day = dayFromIso('2025-10-03'); day <= dayFromIso('2025-12-31'); day++) {
      if (isBusinessDay(day)) expected.push(day);
    }
    expect([...tail.keys()]).toEqual(expected);
  });
});
