import type { Numbers } from '../frame';

/**
 * The ranks inside every trailing window of a series, kept so that many correlations can share them. Row t of
 * the table holds the window that ends on row t; row s of the series stands in slot s mod `window`, so that
 * equal slots of two tables belong to one day.
 */
export interface WindowRanks {
  readonly window: number;
  /** Centred ranks, [rows, window]: of each value, how many of its window it exceeds less how many exceed it. */
  readonly table: Int16Array;
  /** Sum of the squares of each window's ranks: 0 where all values are equal, NaN until a window is full. */
  readonly squares: Float64Array;
}

/**
 * Centred ranks of the trailing windows: c_i = Σ_j sgn(v_i − v_j), which is twice the average rank less n + 1,
 * so ties are treated as in `ranks`. Kept up from row to row in one pass over the window: the value that leaves
 * and the one that enters each move the others by one sign. Whole numbers, so nothing is ever rounded.
 *
 * @param window rows, 2 to 32767; windows with a missing value are left out
 */
export function windowRanks(x: Numbers, window: number): WindowRanks {
  const rows = x.length;
  const table = new Int16Array(rows * window);
  const squares = new Float64Array(rows).fill(NaN);
  const order = places(x);
  const values = new Int32Array(window);
  let run = 0;
  for (let row = 0; row < rows; row++) {
    run = Number.isNaN(x[row]!) ? 0 : run + 1;
    const slot = row % window;
    const leaving = values[slot]!;
    values[slot] = order[row]!;
    if (run === window) squares[row] = rankAfresh(values, table.subarray(row * window, (row + 1) * window));
    if (run > window) squares[row] = moveRanks(values, table, { row, slot, leaving });
  }
  return { window, table, squares };
}

/**
 * The place of each value in the whole series, sorted; equal values share one. Only signs of differences are
 * taken of them, and these are the signs of the values' own differences, whatever later rows hold.
 */
function places(x: Numbers): Int32Array {
  // A typed array sorts by value, NaN last.
  const sorted = Float64Array.from(x).sort();
  return Int32Array.from({ length: x.length }, (_, row) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < x[row]!) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

/** −1, 0 or 1 for a whole number, without a branch. */
function sign(difference: number): number {
  return (difference >> 31) | (-difference >>> 31);
}

function rankAfresh(values: Int32Array, into: Int16Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    let rank = 0;
    for (let j = 0; j < values.length; j++) rank += sign(values[i]! - values[j]!);
    into[i] = rank;
    squares += rank * rank;
  }
  return squares;
}

interface Move {
  readonly row: number;
  readonly slot: number;
  readonly leaving: number;
}

/** Ranks of a row's window from those of the row before; returns the sum of their squares. */
function moveRanks(values: Int32Array, table: Int16Array, { row, slot, leaving }: Move): number {
  const window = values.length;
  const entering = values[slot]!;
  const now = row * window;
  const before = now - window;
  let own = 0;
  let squares = 0;
  for (let i = 0; i < window; i++) {
    const value = values[i]!;
    const beside = sign(value - entering);
    const rank = table[before + i]! + beside - sign(value - leaving);
    table[now + i] = rank;
    squares += rank * rank;
    own -= beside;
  }
  const wrong = table[now + slot]!;
  table[now + slot] = own;
  return squares - wrong * wrong + own * own;
}

/**
 * Spearman's rank correlation of two series in every trailing window; as `rollingSpearman` for full windows.
 *
 * @returns one value a row; NaN until both windows are full; 0 where one series does not move at all
 */
export function correlateRanks(x: WindowRanks, y: WindowRanks): Float64Array {
  const { window } = x;
  const [left, right] = [x.table, y.table];
  return x.squares.map((squaresX, row) => {
    const product = squaresX * y.squares[row]!;
    if (!(product > 0)) return product;
    let sum = 0;
    for (let i = row * window; i < (row + 1) * window; i++) sum += left[i]! * right[i]!;
    return sum / Math.sqrt(product);
  });
}
