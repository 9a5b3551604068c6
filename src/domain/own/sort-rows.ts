import type { RowStore } from './row-store';

const DAY_MS = 86_400_000;

/** The UTC epoch day of a time in milliseconds. */
export function dayOfTime(time: number): number {
  return Math.floor(time / DAY_MS);
}

/**
 * Rows by time, those of equal times in the order of the file; null when they are in order already. Rows are
 * dealt out to their days first and only then sorted within each: a long table costs no more a row than a short one.
 */
export function timeOrder(rows: RowStore): Uint32Array | null {
  if (rows.order.order === 'ascending') return null;
  const { times } = rows;
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < rows.length; row++) {
    const day = dayOfTime(times.at(row));
    if (day < first) first = day;
    if (day > last) last = day;
  }
  const starts = new Uint32Array(last - first + 2);
  for (let row = 0; row < rows.length; row++) starts[dayOfTime(times.at(row)) - first + 1]! += 1;
  for (let day = 1; day < starts.length; day++) starts[day]! += starts[day - 1]!;
  const next = starts.slice();
  const order = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) order[next[dayOfTime(times.at(row)) - first]!++] = row;
  for (let day = 0; day + 1 < starts.length; day++)
    sortDay(order.subarray(starts[day], starts[day + 1]), rows);
  return order;
}

function sortDay(rows: Uint32Array, { times }: RowStore): void {
  for (let i = 1; i < rows.length; i++) {
    if (times.at(rows[i]!) >= times.at(rows[i - 1]!)) continue;
    rows.sort((a, b) => times.at(a) - times.at(b) || a - b);
    return;
  }
}
