import { COIN_IDS, type CoinId } from '../../../src/domain/catalogue/ids';
import type { BadClose } from '../../../src/domain/cleaning/bad-closes';
import { rowsOf, type RawFolder } from '../raw';

const HEADER = [
  'coin',
  'date',
  'cmc_yahoo_close',
  'next_day_open',
  'cryptocompare_close',
  'close_vs_cryptocompare',
];

/** The closes known to be wrong, by coin. */
export function readRepairList(raw: RawFolder): ReadonlyMap<CoinId, readonly BadClose[]> {
  const list = new Map<CoinId, BadClose[]>(COIN_IDS.map((id) => [id, []]));
  for (const row of rowsOf(raw.table('suspicious_closes.csv', HEADER))) {
    const ticker = row.text('coin').toLowerCase();
    const coin = COIN_IDS.find((id) => id === ticker) ?? row.fail(`"${ticker}" is none of the four coins.`);
    list.get(coin)?.push({ day: row.day('date'), close: row.required('cmc_yahoo_close') });
  }
  return list;
}
