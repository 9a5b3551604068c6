import { isoFromDay } from '../calendar';

/** Daily prices of one coin in USD, one value a day each, NaN = missing. */
export interface DailyPrices {
  /** Epoch days, increasing. */
  readonly days: Int32Array;
  readonly open: Float64Array;
  readonly high: Float64Array;
  readonly low: Float64Array;
  readonly close: Float64Array;
}

/** A close known to be wrong, with the figure it was found with. */
export interface BadClose {
  readonly day: number;
  readonly close: number;
}

export interface Repair {
  readonly day: number;
  readonly column: 'high' | 'low' | 'close';
  readonly before: number;
  /** NaN where a value was rejected rather than replaced. */
  readonly after: number;
  readonly reason: string;
}

export interface RepairedPrices {
  readonly prices: DailyPrices;
  readonly repairs: readonly Repair[];
}

/** How far a close may be from the listed figure, which is rounded: 0.1 %. */
const SAME = 1e-3;

/**
 * Repairs closes from a list, never by a rule: on hundreds of honest days the next open differs from the close
 * by more than 1 %. The repaired close is the next day's open; where it leaves the day's range, high or low is
 * widened to it and counts as a repair of its own.
 * @throws RangeError when a listed day is absent, has another close than listed, or has no open on the next day.
 */
export function repairCloses(prices: DailyPrices, list: readonly BadClose[]): RepairedPrices {
  const high = prices.high.slice();
  const low = prices.low.slice();
  const close = prices.close.slice();
  const repairs: Repair[] = [];
  for (const bad of list) {
    const row = rowOf(prices, bad);
    const after = prices.open[row + 1]!;
    repairs.push({ day: bad.day, column: 'close', before: close[row]!, after, reason: CLOSE_REASON });
    close[row] = after;
    for (const [column, values] of [
      ['high', high],
      ['low', low],
    ] as const) {
      const before = values[row]!;
      const outside = column === 'high' ? after > before : after < before;
      if (!outside) continue;
      repairs.push({ day: bad.day, column, before, after, reason: RANGE_REASON });
      values[row] = after;
    }
  }
  return { prices: { ...prices, high, low, close }, repairs };
}

const CLOSE_REASON = "close contradicted by the next day's open and a second source; replaced by that open";
const RANGE_REASON = 'widened to hold the repaired close';

function rowOf(prices: DailyPrices, bad: BadClose): number {
  const row = prices.days.indexOf(bad.day);
  const date = isoFromDay(bad.day);
  if (row < 0) throw new RangeError(`The close of ${date} is to be repaired, but the table has no such day.`);
  const found = prices.close[row]!;
  if (!(Math.abs(found / bad.close - 1) <= SAME)) {
    throw new RangeError(
      `The close of ${date} is to be repaired from ${bad.close}, but the table has ${found}. Compare the list with the source.`,
    );
  }
  if (prices.days[row + 1] !== bad.day + 1 || !(prices.open[row + 1]! > 0)) {
    throw new RangeError(`The close of ${date} cannot be repaired: the next day has no open.`);
  }
  return row;
}
