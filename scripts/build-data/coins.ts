import { dayFromIso, dayRange, isoFromDay } from '../../src/domain/calendar';
import { COIN_COLUMNS, type CoinColumn, type CoinId } from '../../src/domain/catalogue/ids';
import { repairCloses, type BadClose, type Repair } from '../../src/domain/cleaning/bad-closes';
import { missingVolume } from '../../src/domain/cleaning/volume';
import { ZERO_GUARD, zeroGuard } from '../../src/domain/cleaning/zero-guard';
import type { DatedValues, RawFolder } from './raw';
import { FIRST_DAY, LAST_DAY } from './range';
import { readCoinMarketCap } from './readers/coinmarketcap';
import type { CoinTable } from './readers/coin-table';
import { readYahooCoin, readYahooTail } from './readers/yahoo';
import { splice } from './splice';
import { formatNumber, type OutputTable } from './write';

/** Last day taken from CoinMarketCap, and from the long Yahoo file. */
const COINMARKETCAP_UNTIL = dayFromIso('2021-07-06');
const YAHOO_UNTIL = dayFromIso('2025-08-13');

const NAMES: Readonly<Record<CoinId, string>> = {
  btc: 'Bitcoin',
  eth: 'Ethereum',
  ltc: 'Litecoin',
  doge: 'Dogecoin',
};

export interface BuiltCoin {
  readonly table: OutputTable;
  readonly repairs: readonly Repair[];
}

/** One coin's table: sources spliced, zero volume missing, closes guarded and repaired. */
export function buildCoin(raw: RawFolder, coin: CoinId, badCloses: readonly BadClose[]): BuiltCoin {
  const spliced = spliceCoin(raw, coin);
  const days = dayRange(Math.max(FIRST_DAY, [...spliced.close.keys()][0] ?? LAST_DAY), LAST_DAY);
  const column = (id: CoinColumn): Float64Array => onDays(spliced[id], days);
  const closes = column('close');
  const guarded = zeroGuard(closes);
  const unrepaired = {
    days,
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: guarded.values,
  };
  const { prices, repairs } = repairCloses(unrepaired, badCloses);
  const rejections = guarded.rejected.map((row) => rejection(days[row]!, closes[row]!));
  const values = { ...prices, volume: missingVolume(column('volume')) };
  const rows = Array.from(days, (day, row) => [
    isoFromDay(day),
    ...COIN_COLUMNS.map((id) => formatNumber(values[id][row]!)),
  ]);
  const table = { file: `coin_${coin}.csv`, header: ['date', ...COIN_COLUMNS], rows };
  return { table, repairs: [...rejections, ...repairs] };
}

function spliceCoin(raw: RawFolder, coin: CoinId): CoinTable {
  const early = readCoinMarketCap(raw, NAMES[coin]);
  const middle = readYahooCoin(raw, coin.toUpperCase());
  const tail = readYahooTail(raw, coin.toUpperCase());
  const column = (id: CoinColumn): DatedValues =>
    splice([
      { values: early[id], until: COINMARKETCAP_UNTIL },
      { values: middle[id], until: YAHOO_UNTIL },
      { values: tail[id], until: LAST_DAY },
    ]);
  return {
    open: column('open'),
    high: column('high'),
    low: column('low'),
    close: column('close'),
    volume: column('volume'),
  };
}

function onDays(values: DatedValues, days: Int32Array): Float64Array {
  return Float64Array.from(days, (day) => values.get(day) ?? NaN);
}

function rejection(day: number, before: number): Repair {
  return {
    day,
    column: 'close',
    before,
    after: NaN,
    reason: `rejected: below ${formatNumber(ZERO_GUARD)} USD`,
  };
}

/** The table of everything that was changed, coin by coin in order of days. */
export function repairsTable(repairs: ReadonlyMap<CoinId, readonly Repair[]>): OutputTable {
  const rows = [...repairs].flatMap(([coin, list]) =>
    [...list]
      .sort((a, b) => a.day - b.day)
      .map(({ day, column, before, after, reason }) => {
        return [coin, isoFromDay(day), column, formatNumber(before), formatNumber(after), reason];
      }),
  );
  return { file: 'repairs.csv', header: ['coin', 'date', 'column', 'before', 'after', 'reason'], rows };
}
