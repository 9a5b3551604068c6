import { MAX_LISTED } from './limits';
import type { Aggregation } from './mapping';
import type { Duplicate } from './report';
import type { RowStore } from './row-store';
import { dayOfTime, timeOrder } from './sort-rows';

/** One series of daily values; days without any are left out. */
export interface DailySeries {
  readonly days: Int32Array;
  readonly values: Float64Array;
}

export interface Aggregated {
  readonly series: readonly DailySeries[];
  readonly duplicates: number;
  readonly conflicting: number;
  readonly duplicateRows: readonly Duplicate[];
}

/**
 * Daily series of all rows, in the order of time. Of rows with the same time the last in the file counts; its
 * missing values are missing, too.
 */
export function aggregateRows(rows: RowStore, aggregations: readonly Aggregation[]): Aggregated {
  const order = timeOrder(rows);
  const at = (i: number): number => (order ? order[i]! : i);
  const folds = aggregations.map((kind) => new DailyFold(kind));
  const repeated = new Duplicates(rows);
  for (let i = 0; i < rows.length; i++) {
    const row = at(i);
    const time = rows.times.at(row);
    if (i + 1 < rows.length && rows.times.at(at(i + 1)) === time) {
      repeated.add(row, at(i + 1));
      continue;
    }
    const day = dayOfTime(time);
    folds.forEach((fold, series) => fold.add(day, rows.values[series]!.at(row)));
  }
  return {
    series: folds.map((fold) => fold.finish()),
    duplicates: repeated.count,
    conflicting: repeated.conflicting,
    duplicateRows: repeated.list,
  };
}

class Duplicates {
  readonly list: Duplicate[] = [];
  count = 0;
  conflicting = 0;

  constructor(private readonly rows: RowStore) {}

  add(row: number, next: number): void {
    const { lines, times, values } = this.rows;
    this.count += 1;
    if (values.some((list) => !Object.is(list.at(row), list.at(next)))) this.conflicting += 1;
    if (this.list.length >= MAX_LISTED) return;
    this.list.push({ line: lines.at(row), replacedBy: lines.at(next), time: times.at(row) });
  }
}

/** Folds values that arrive in the order of time into one a day. */
class DailyFold {
  readonly #days: number[] = [];
  readonly #values: number[] = [];
  #day = NaN;
  #count = 0;
  #folded = NaN;

  constructor(private readonly kind: Aggregation) {}

  add(day: number, value: number): void {
    if (Number.isNaN(value)) return;
    if (day !== this.#day) this.#close();
    this.#day = day;
    this.#folded = this.#count === 0 ? value : this.#with(value);
    this.#count += 1;
  }

  finish(): DailySeries {
    this.#close();
    return { days: Int32Array.from(this.#days), values: Float64Array.from(this.#values) };
  }

  #with(value: number): number {
    switch (this.kind) {
      case 'last':
        return value;
      case 'first':
        return this.#folded;
      case 'high':
        return Math.max(this.#folded, value);
      case 'low':
        return Math.min(this.#folded, value);
      case 'mean':
      case 'sum':
        return this.#folded + value;
    }
  }

  #close(): void {
    const value = this.kind === 'mean' ? this.#folded / this.#count : this.#folded;
    // A sum can leave the range of numbers though each of its terms is in it: no value rather than infinity.
    if (this.#count > 0 && Number.isFinite(value)) {
      this.#days.push(this.#day);
      this.#values.push(value);
    }
    this.#count = 0;
  }
}
