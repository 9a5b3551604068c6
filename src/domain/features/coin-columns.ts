import { COIN_IDS, coinColumnId } from '../catalogue/ids';
import type { CoinColumn, CoinId } from '../catalogue/ids';
import type { Frame } from '../frame';

/**
 * A coin's column of a panel (`btc_close`) or of a table of one coin (`close`, or for the close `btc`);
 * undefined where there is none.
 */
export function coinColumn(frame: Frame, coin: CoinId, name: CoinColumn): Float64Array | undefined {
  const own = frame.columns[coinColumnId(coin, name)] ?? frame.columns[name];
  return own ?? (name === 'close' ? frame.columns[coin] : undefined);
}

/** @throws RangeError naming the coin and the columns that exist, when the frame has no close of the coin. */
export function coinClose(frame: Frame, coin: CoinId): Float64Array {
  const close = coinColumn(frame, coin, 'close');
  if (close) return close;
  throw new RangeError(
    `The table has no closing price of "${coin}": it needs a column ${coinColumnId(coin, 'close')}, close or ${coin}. It has: ${Object.keys(frame.columns).join(', ')}. Coins are ${COIN_IDS.join(', ')}.`,
  );
}
