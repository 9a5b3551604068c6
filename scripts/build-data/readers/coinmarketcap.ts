import { datedValues, rowsOf, type RawFolder } from '../raw';
import type { CoinTable } from './coin-table';

const HEADER = ['SNo', 'Name', 'Symbol', 'Date', 'High', 'Low', 'Open', 'Close', 'Volume', 'Marketcap'];

/** A CoinMarketCap history; its dates carry the time of the close, 23:59:59. */
export function readCoinMarketCap(raw: RawFolder, name: string): CoinTable {
  const rows = rowsOf(raw.table(`coin_${name}.csv`, HEADER));
  const column = (id: string): CoinTable['close'] =>
    datedValues(rows, (row) => row.parsedDay(row.text('Date').replace(/ 23:59:59$/, '')), id);
  return {
    open: column('Open'),
    high: column('High'),
    low: column('Low'),
    close: column('Close'),
    volume: column('Volume'),
  };
}
