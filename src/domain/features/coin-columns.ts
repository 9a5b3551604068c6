import { COIN_IDS, coinColumnId, isOwnId } from '../catalogue/ids';
import type { CoinColumn, TargetId } from '../catalogue/ids';
import type { Frame } from '../frame';

/**
 * A coin's column of a panel (`btc_close`) or of a table of one coin (`close`, or for the close `btc`);
 * undefined where there is none. A coin of the reader's own has a close and nothing else: the column of its name.
 */
export function coinColumn(frame: Frame, coin: TargetId, name: CoinColumn): Float64Array | undefined {
  if (isOwnId(coin)) return name === 'close' ? frame.columns[coin] : undefined;
  const own = frame.columns[coinColumnId(coin, name)] ?? frame.columns[name];
  return own ?? (name === 'close' ? frame.columns[coin] : undefined);
}

/** @throws RangeError naming the coin and the columns that exist, when the frame has no close of the coin. */
export function coinClose(frame: Frame, coin: TargetId): Float64Array {
  const close = coinColumn(frame, coin, 'close');
  if (close) return close;
  if (isOwnId(coin))
    throw new RangeError(
      `The table has no own series "${coin}". Take its file in again on the page Own data, or choose one of ${COIN_IDS.join(', ')}.`,
    );
  throw new RangeError(
    `The table has no closing price of "${coin}": it needs a column ${coinColumnId(coin, 'close')}, close or ${coin}. It has: ${Object.keys(frame.columns).join(', ')}. Coins are ${COIN_IDS.join(', ')}.`,
  );
}
