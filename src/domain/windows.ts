import type { Numbers } from './frame';

/** Rows from `from` (included) to `to` (excluded). */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

export interface OriginOptions {
  /** Days a model sees, the origin's own included. */
  readonly window: number;
  /** Rows that may be origins; all by default. The window of the first ones may reach before the range. */
  readonly rows?: RowRange;
  /** One array a horizon. Given, an origin needs all of them; left out (forecasting), none. */
  readonly target?: readonly Numbers[];
  /** Columns that must be present on the origin's row only (macro inputs). */
  readonly atOrigin?: readonly Numbers[];
}

/**
 * The rows from which a forecast can start: every feature is present on all `window` rows that end there, and
 * what else is asked for is present on the row itself. Infinite values count as missing.
 *
 * @param features columns of equal length, one value a day
 * @returns row numbers in increasing order
 */
export function originRows(features: readonly Numbers[], options: OriginOptions): Int32Array {
  const { window, target = [], atOrigin = [] } = options;
  const { from, to } = options.rows ?? { from: 0, to: features[0]?.length ?? 0 };
  const presentAt = (columns: readonly Numbers[], row: number): boolean =>
    columns.every((values) => Number.isFinite(values[row]));
  const origins: number[] = [];
  let run = 0;
  for (let row = Math.max(0, from - window + 1); row < to; row++) {
    run = presentAt(features, row) ? run + 1 : 0;
    if (row >= from && run >= window && presentAt(target, row) && presentAt(atOrigin, row)) origins.push(row);
  }
  return Int32Array.from(origins);
}

/** Which windows to cut: their length in days, and the rows on which they end. */
export interface WindowPlan {
  readonly window: number;
  readonly origins: Numbers;
}

/**
 * What a sequence model sees: for each origin the `window` rows that end on it, oldest first.
 *
 * @param features scaled columns, in the order of the model's inputs
 * @returns [origins, window, features] in row-major order
 * @throws RangeError when a window would begin before the first row or end after the last
 */
export function makeWindows(features: readonly Numbers[], { window, origins }: WindowPlan): Float32Array {
  const width = features.length;
  const windows = new Float32Array(origins.length * window * width);
  for (let i = 0; i < origins.length; i++) {
    const first = origins[i]! - window + 1;
    checkWindow(first, origins[i]!, features[0]?.length ?? 0);
    for (let step = 0; step < window; step++) {
      const at = (i * window + step) * width;
      for (let f = 0; f < width; f++) windows[at + f] = features[f]![first + step]!;
    }
  }
  return windows;
}

function checkWindow(first: number, last: number, rows: number): void {
  if (first >= 0 && last < rows) return;
  throw new RangeError(
    `The window of rows ${first} to ${last} leaves the table of ${rows} rows. Take origins from originRows().`,
  );
}

/**
 * Values of some rows, as a matrix: for the macro inputs of the origins, or their targets.
 *
 * @returns [rows, columns] in row-major order
 */
export function gatherRows(columns: readonly Numbers[], rows: Numbers): Float32Array {
  const width = columns.length;
  const gathered = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) {
    for (let c = 0; c < width; c++) gathered[i * width + c] = columns[c]![rows[i]!]!;
  }
  return gathered;
}
