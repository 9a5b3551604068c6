import type { CoinId } from '../catalogue/ids';
import { coinClose } from '../features/coin-columns';
import { column, sliceFrame, type Frame, type Numbers } from '../frame';
import { ORIGINAL_DAYS } from './correlation-claims';

/** Rows of two series; `x` is the coin's. NaN = missing. */
export interface PairRows {
  readonly days: Numbers;
  readonly x: Numbers;
  readonly y: Numbers;
}

/** What the claims are computed from: both views of the panel, and a coin beside a series as observed. */
export interface ClaimInputs {
  readonly observed: Frame;
  readonly known: Frame;
  /** Levels on calendar days, or changes on days on which both have a value of their own. */
  readonly pair: (coin: CoinId, series: string, basis: 'levels' | 'changes') => PairRows;
}

/** Rows of the original's days. */
export function originalDays(frame: Frame): Frame {
  const from = frame.days.findIndex((day) => day >= ORIGINAL_DAYS.firstDay);
  const to = frame.days.findLastIndex((day) => day <= ORIGINAL_DAYS.lastDay) + 1;
  if (from >= 0 && to - from > 400) return sliceFrame(frame, from, to);
  throw new RangeError(
    'claims: the data do not have the days 2013-04-29 to 2021-07-06. Use the bundled tables.',
  );
}

/** A coin's closes on the original's days, from the first that is there. */
export function originalCloses({ observed }: ClaimInputs, coin: CoinId): Float64Array {
  const close = coinClose(originalDays(observed), coin);
  return close.subarray(close.findIndex((value) => value > 0));
}

/** A column on the original's days. */
export function originalColumn(frame: Frame, id: string): Float64Array {
  return column(originalDays(frame), id);
}

/** Smallest and largest number that is there. */
export function extremes(values: ArrayLike<number>): readonly [number, number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) continue;
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  return [least, most];
}
