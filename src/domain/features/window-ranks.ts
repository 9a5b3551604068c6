import type { Numbers } from '../frame';

/**
 * The ranks inside every trailing window of a series, kept so that many correlations can share them. Row t of
 * the table holds the window that ends on row t; row s of the series stands in slot s mod `window`.
 */
export interface WindowRanks {
  readonly window: number;
  /** Centred ranks, [rows, window]: of each value, how many of its window it exceeds less how many exceed it. */
  readonly table: Int16Array;
  /** Sum of the squares of each window's ranks: 0 where all values are equal, NaN until a window is full. */
  readonly squares: Float64Array;
}

/**
 * The order of a series: of each value its place among all values sorted, equal values sharing one; −1 where it is
 * missing. Only signs of differences are taken of places, and these are the signs of the values' own differences,
 * whatever later rows hold.
 */
export function orderOf(x: Numbers): Int32Array {
  // A typed array sorts by value, NaN last.
  const sorted = new Float64Array(x).sort();
  const order = new Int32Array(x.length);
  for (let row = 0; row < x.length; row++) {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]! < x[row]!) low = middle + 1;
      else high = middle;
    }
    order[row] = Number.isNaN(x[row]!) ? -1 : low;
  }
  return order;
}

/**
 * Centred ranks of the trailing windows: c_i = Σ_j sgn(v_i − v_j), which is twice the average rank less n + 1,
 * so ties are treated as in `ranks`. Whole numbers, so nothing is ever rounded.
 *
 * @param order of the series, by `orderOf`
 * @param window rows, 2 to 32767; windows with a missing value are left out
 */
export function windowRanks(order: Int32Array, window: number): WindowRanks {
  const table = new Int16Array(order.length * window);
  const squares = new Float64Array(order.length).fill(NaN);
  walkRanks(order, window, (row, ranks, sum) => {
    table.set(ranks, row * window);
    squares[row] = sum;
  });
  return { window, table, squares };
}

/**
 * Spearman's rank correlation of a series with others in every trailing window; as `rollingSpearman` for full
 * windows. The series' ranks are walked through once for all the others.
 *
 * @param order of the series, by `orderOf`
 * @param others ranks of the same rows, all of one window
 * @returns one array for each of the others, one value a row; NaN until both windows are full; 0 where one of the
 *   two does not move at all
 */
export function correlateRanks(order: Int32Array, others: readonly WindowRanks[]): Float64Array[] {
  const window = others[0]?.window ?? 0;
  const results = others.map(() => new Float64Array(order.length).fill(NaN));
  walkRanks(order, window, (row, ranks, squares) => {
    for (let k = 0; k < others.length; k++) {
      const { table, squares: otherSquares } = others[k]!;
      const product = squares * otherSquares[row]!;
      results[k]![row] = product > 0 ? dot(ranks, table, row * window) / Math.sqrt(product) : product;
    }
  });
  return results;
}

function dot(ranks: Int32Array, table: Int16Array, from: number): number {
  let sum = 0;
  for (let i = 0; i < ranks.length; i++) sum += ranks[i]! * table[from + i]!;
  return sum;
}

/**
 * Gives the centred ranks of every full window, and the sum of their squares, to `look`. They are kept up from row
 * to row in one pass over the window: the value that leaves and the one that enters each move the others by one
 * sign.
 */
function walkRanks(
  order: Int32Array,
  window: number,
  look: (row: number, ranks: Int32Array, squares: number) => void,
): void {
  const walk = { places: new Int32Array(window), ranks: new Int32Array(window) };
  const { places, ranks } = walk;
  let run = 0;
  for (let row = 0; row < order.length; row++) {
    run = order[row]! < 0 ? 0 : run + 1;
    const slot = row % window;
    const leaving = places[slot]!;
    places[slot] = order[row]!;
    if (run === window) look(row, ranks, rankAfresh(places, ranks));
    else if (run > window) look(row, ranks, moveRanks(walk, slot, leaving));
  }
}

/** −1, 0 or 1 for a whole number, without a branch. */
function sign(difference: number): number {
  return (difference >> 31) | (-difference >>> 31);
}

function rankAfresh(places: Int32Array, ranks: Int32Array): number {
  let squares = 0;
  for (let i = 0; i < places.length; i++) {
    let rank = 0;
    for (let j = 0; j < places.length; j++) rank += sign(places[i]! - places[j]!);
    ranks[i] = rank;
    squares += rank * rank;
  }
  return squares;
}

/** Turns the ranks of the row before into those of a row; returns the sum of their squares. */
function moveRanks(
  { places, ranks }: { readonly places: Int32Array; readonly ranks: Int32Array },
  slot: number,
  leaving: number,
): number {
  const entering = places[slot]!;
  let own = 0;
  let squares = 0;
  for (let i = 0; i < places.length; i++) {
    const place = places[i]!;
    const beside = sign(place - entering);
    const rank = ranks[i]! + beside - sign(place - leaving);
    ranks[i] = rank;
    squares += rank * rank;
    own -= beside;
  }
  const wrong = ranks[slot]!;
  ranks[slot] = own;
  return squares - wrong * wrong + own * own;
}
