import { datedValues, rowsOf, type DatedValues, type RawFolder } from '../raw';
import type { CoinTable } from './coin-table';

const COIN_HEADER = ['Price', 'Close', 'High', 'Low', 'Open', 'Volume'];
const INDEX_HEADER = ['Date', 'Close', 'High', 'Low', 'Volume'];

/** A Yahoo Finance coin history. Two more header lines follow the first; "Price" heads the dates. */
export function readYahooCoin(raw: RawFolder, symbol: string): CoinTable {
  const table = raw.table(`yahoo_${symbol}-USD_2018-2025.csv`, COIN_HEADER, { skip: ['Ticker,', 'Date,'] });
  const rows = rowsOf(table);
  const column = (id: string): DatedValues => datedValues(rows, (row) => row.day('Price'), id);
  return {
    open: column('Open'),
    high: column('High'),
    low: column('Low'),
    close: column('Close'),
    volume: column('Volume'),
  };
}

/** The last months of a Yahoo coin history: close and volume alone. */
export function readYahooTail(raw: RawFolder, symbol: string): CoinTable {
  const table = raw.table(`yahoo_${symbol}-USD_tail_2025-08-12_2025-12-31.csv`, ['date', 'close', 'volume']);
  const rows = rowsOf(table);
  const column = (id: string): DatedValues => datedValues(rows, (row) => row.day('date'), id);
  const none: DatedValues = new Map();
  return { open: none, high: none, low: none, close: column('close'), volume: column('volume') };
}

/** Closes of the S&P 500 from Yahoo Finance. */
export function readYahooSp500(raw: RawFolder): DatedValues {
  const rows = rowsOf(raw.table('sp500_yahoo_2013-2021.csv', INDEX_HEADER));
  return datedValues(rows, (row) => row.day('Date'), 'Close');
}
