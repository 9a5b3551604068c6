import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { MIN_PAIRS } from './correlation';
import { ranks } from './ranks';
import { finish, type Steps } from './steps';

/**
 * Spearman's rank correlation of every row series with every column series over the trailing windows that end on
 * each day: as `rollingSpearman` with full windows, for many pairs at once.
 *
 * Ranks of each series are kept up from day to day in one pass over its window, and shared by all its pairs. What
 * remains is one product of two windows of ranks a pair and day; there two row series ride in one double, one in its
 * lower 26 bits and one above, so that a single multiplication serves both. All sums are whole numbers below 2⁵³:
 * nothing is rounded until the last division.
 *
 * @param rows series of equal length, NaN = missing
 * @param columns further series of that length
 * @param window days, at least 3
 * @returns [row][column], one value a day in −1..1; NaN until both windows are full, across gaps, and where a series
 *   is constant
 * @throws RangeError when lengths differ or the window is no whole number of at least 3
 */
export function rollingRankMatrix(
  rows: readonly Numbers[],
  columns: readonly Numbers[],
  window: number,
): Float64Array[][] {
  return finish(rollingRankMatrixSteps(rows, columns, window));
}

/** Days between two steps. */
const STRIDE = 128;

/** `rollingRankMatrix` in steps of some days each. */
export function* rollingRankMatrixSteps(
  rows: readonly Numbers[],
  columns: readonly Numbers[],
  window: number,
): Steps<Float64Array[][]> {
  requireWhole('rollingRankMatrix: window', window, MIN_PAIRS);
  const days = (rows[0] ?? columns[0] ?? []).length;
  for (const series of [...rows, ...columns]) {
    requireSameLength('rollingRankMatrix', { length: days }, series);
  }
  const result = rows.map(() => columns.map(() => new Float64Array(days).fill(NaN)));
  const left = rows.map((series) => new RankWindow(series, window));
  const right = columns.map((series) => new RankWindow(series, window));
  const carried = carry(left, window);
  for (let day = 0; day < days; day++) {
    if (day % STRIDE === 0) yield day / days;
    for (const series of left) series.step(day);
    for (const pair of carried) pair.load();
    right.forEach((series, column) => {
      series.step(day);
      if (!(series.squares > 0)) return;
      for (const { first, second, productsWith } of carried) {
        const products = productsWith(series.ranks);
        result[first]![column]![day] = correlation(products.lower, left[first]!, series);
        if (second !== null)
          result[second]![column]![day] = correlation(products.upper, left[second]!, series);
      }
    });
  }
  return result;
}

/** What the upper of two carried numbers is multiplied by. */
const SHIFT = 2 ** 26;

/** The longest window whose sums of products, at most n³ / 3, stay below half the shift. */
const CARRYING_WINDOW = 465;

/** Two row series whose ranks ride in one array of doubles; one alone where windows are too long for two. */
interface Carried {
  readonly first: number;
  readonly second: number | null;
  readonly load: () => void;
  /** Sums of products with the ranks of a window. */
  readonly productsWith: (ranks: Float64Array) => { readonly lower: number; readonly upper: number };
}

function carry(rows: readonly RankWindow[], window: number): Carried[] {
  const size = window <= CARRYING_WINDOW ? 2 : 1;
  const carried: Carried[] = [];
  for (let first = 0; first < rows.length; first += size) {
    const lower = rows[first]!.ranks;
    const upper = size === 2 ? rows[first + 1]?.ranks : undefined;
    carried.push({ first, ...(upper ? carriedPair(lower, upper, first + 1) : carriedAlone(lower)) });
  }
  return carried;
}

function carriedPair(lower: Float64Array, upper: Float64Array, second: number): Omit<Carried, 'first'> {
  const values = new Float64Array(lower.length);
  return {
    second,
    load: () => {
      for (let i = 0; i < values.length; i++) values[i] = lower[i]! + upper[i]! * SHIFT;
    },
    productsWith: (ranks) => {
      const sum = dot(ranks, values);
      const above = Math.round(sum / SHIFT);
      return { lower: sum - above * SHIFT, upper: above };
    },
  };
}

function carriedAlone(values: Float64Array): Omit<Carried, 'first'> {
  return {
    second: null,
    load: () => undefined,
    productsWith: (ranks) => ({ lower: dot(ranks, values), upper: NaN }),
  };
}

/** Two sums side by side: neither waits for the other's last addition. */
function dot(ranks: Float64Array, values: Float64Array): number {
  let [even, odd] = [0, 0];
  const pairs = values.length & ~1;
  for (let i = 0; i < pairs; i += 2) {
    even += ranks[i]! * values[i]!;
    odd += ranks[i + 1]! * values[i + 1]!;
  }
  return pairs < values.length ? even + odd + ranks[pairs]! * values[pairs]! : even + odd;
}

function correlation(products: number, left: RankWindow, right: RankWindow): number {
  const squares = left.squares * right.squares;
  return squares > 0 ? Math.max(-1, Math.min(1, products / Math.sqrt(squares))) : NaN;
}

/**
 * Centred ranks of the trailing window of one series, c_i = Σ_j sgn(v_i − v_j): twice the average rank less n + 1.
 * The value of day t stands in slot t mod `window`, so that equal slots of two series belong to one day.
 */
class RankWindow {
  /** Whole numbers; as doubles, since products of them with carried ones are what takes the time. */
  readonly ranks: Float64Array;
  /** Sum of the squares of the ranks: 0 where all values are equal, NaN while the window is not full. */
  squares = NaN;
  /** Of each day: the place of its value among all sorted; −1 where it is missing. */
  readonly #order: Int32Array;
  readonly #places: Int32Array;
  /** How often the value of each place is in the window. */
  readonly #counts: Int32Array;
  #run = 0;

  constructor(
    series: Numbers,
    private readonly window: number,
  ) {
    // Only signs of differences are taken of places, and those are the values' own.
    this.#order = Int32Array.from(ranks(series), (rank) => (Number.isNaN(rank) ? -1 : 2 * rank));
    this.#places = new Int32Array(window);
    this.#counts = new Int32Array(2 * series.length + 1);
    this.ranks = new Float64Array(window);
  }

  step(day: number): void {
    const place = this.#order[day]!;
    const slot = day % this.window;
    const leaving = this.#places[slot]!;
    this.#places[slot] = place;
    this.#run = place < 0 ? 0 : this.#run + 1;
    if (this.#run > this.window) this.#move(slot, leaving);
    else if (this.#run === this.window) this.#afresh();
    else if (this.squares >= 0) this.#empty();
  }

  /** A window with a gap weighs nothing in what it shares a carrier with. */
  #empty(): void {
    this.squares = NaN;
    this.ranks.fill(0);
  }

  #afresh(): void {
    const places = this.#places;
    // Without ties the squares sum to (n³ − n) / 3; `#enter` takes (t³ − t) / 3 off for t equal values.
    this.squares = (this.window ** 3 - this.window) / 3;
    this.#counts.fill(0);
    for (let i = 0; i < places.length; i++) {
      let rank = 0;
      for (let j = 0; j < places.length; j++) rank += sign(places[i]! - places[j]!);
      this.ranks[i] = rank;
      this.#enter(places[i]!);
    }
  }

  /** The value that leaves and the one that enters each move the others by one sign. */
  #move(slot: number, leaving: number): void {
    const places = this.#places;
    const moving = this.ranks;
    const entering = places[slot]!;
    if (entering === leaving) return;
    let own = 0;
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!;
      const beside = sign(place - entering);
      moving[i]! += beside - sign(place - leaving);
      own -= beside;
    }
    moving[slot] = own;
    const left = --this.#counts[leaving]!;
    this.squares += left * (left + 1);
    this.#enter(entering);
  }

  #enter(place: number): void {
    const before = this.#counts[place]!++;
    this.squares -= before * (before + 1);
  }
}

/** −1, 0 or 1 for a whole number, without a branch. */
function sign(difference: number): number {
  return (difference >> 31) | (-difference >>> 31);
}
