import { weekday } from '../calendar';
import type { Numbers } from '../frame';
import type { Random } from '../random';

/** Rows looked at around a row. */
export interface EventWindow {
  readonly before: number;
  readonly after: number;
}

/** Rows that may serve as placebo, by weekday. */
export type PlaceboPool = Map<number, number[]>;

/** Whether the price is there on every row of a row's window, and on the row before the event. */
export function usableRows(logPrice: Numbers, { before, after }: EventWindow): (row: number) => boolean {
  const missing = new Int32Array(logPrice.length + 1);
  for (let t = 0; t < logPrice.length; t++)
    missing[t + 1] = missing[t]! + (Number.isFinite(logPrice[t]!) ? 0 : 1);
  return (row) => {
    const [from, to] = [row - before, row + after + 1];
    return from >= 0 && to <= logPrice.length && missing[to] === missing[from];
  };
}

/** The row of each day, or the next one; the number of rows where there is none. */
export function rowsOfDays(days: Numbers, wanted: Numbers): number[] {
  return Array.from(wanted, (day) => {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle]! < day) low = middle + 1;
      else high = middle;
    }
    // A day before the first row has no row: its next one may be years away.
    return low === 0 && days[0]! > day ? days.length : low;
  });
}

/** Rows that may serve as placebo, by weekday. */
export function placeboPool(
  days: Numbers,
  {
    events,
    isUsable,
    window,
  }: { events: readonly number[]; isUsable: (row: number) => boolean; window: EventWindow },
): PlaceboPool {
  const taken = new Uint8Array(days.length);
  for (const row of events) taken.fill(1, Math.max(0, row - window.before), row + window.after + 1);
  const pool = new Map<number, number[]>();
  for (let row = 0; row < days.length; row++) {
    if (taken[row] || !isUsable(row)) continue;
    const day = weekday(days[row]!);
    const rows = pool.get(day);
    if (rows) rows.push(row);
    else pool.set(day, [row]);
  }
  return pool;
}

export function requirePlacebos(days: Numbers, events: readonly number[], pool: PlaceboPool): void {
  for (const row of events) {
    const day = weekday(days[row]!);
    const wanted = events.filter((event) => weekday(days[event]!) === day).length;
    const there = pool.get(day)?.length ?? 0;
    if (there >= 2 * wanted) continue;
    throw new RangeError(
      `eventStudy: only ${there} days without an announcement stand against ${wanted} events on the same weekday. ` +
        'Choose a shorter window or a longer range.',
    );
  }
}

/** As many different placebo rows as there are events, on the same weekdays. */
export function drawLike(
  days: Numbers,
  events: readonly number[],
  { pool, random }: { pool: PlaceboPool; random: Random },
): number[] {
  const drawn = new Set<number>();
  for (const event of events) {
    const rows = pool.get(weekday(days[event]!))!;
    let row = rows[random.integer(rows.length)]!;
    while (drawn.has(row)) row = rows[random.integer(rows.length)]!;
    drawn.add(row);
  }
  return [...drawn];
}
