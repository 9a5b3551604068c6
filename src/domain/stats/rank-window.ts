import type { Numbers } from '../frame';
import { ranks } from './ranks';

/**
 * Of each value its place among all values sorted, equal values sharing one; −1 where it is missing. Only signs of
 * differences are taken of places, and those are the values' own.
 */
export function rankPlaces(series: Numbers): Int32Array {
  return Int32Array.from(ranks(series), (rank) => (Number.isNaN(rank) ? -1 : 2 * rank));
}

/**
 * Centred ranks of the trailing window of one series, c_i = Σ_j sgn(v_i − v_j): twice the average rank less n + 1.
 * The value of day t stands in slot t mod `window`, so that equal slots of two series belong to one day.
 *
 * The slots are also kept in the order of their values, on a ring. When one value leaves and another enters, only the
 * ranks of what lies between the two move, each by two (by one where it is equal to either). Where that is more than
 * half, everything else moves the other way instead, and the level from which ranks are counted moves along: a series
 * that climbs for years costs next to nothing a day.
 */
export class RankWindow {
  /** c_i less `level`: whole numbers; as doubles, since sums of their products are what takes the time. */
  readonly ranks: Float64Array;
  /** At most a quarter of the window in size. */
  level = 0;
  /** Σ c²: 0 where all values are equal, NaN while the window is not full. */
  squares = NaN;
  /** Of each day: the place of its value among all sorted; −1 where it is missing. */
  readonly #placeOf: Int32Array;
  /** Places of the window by slot. */
  readonly #places: Int32Array;
  /** The ring: slots by their values, and the places of these, from `#head` on. */
  readonly #slots: Int32Array;
  readonly #sorted: Int32Array;
  #head = 0;
  #run = 0;

  /** @param places of the series, by `rankPlaces` */
  constructor(
    places: Int32Array,
    private readonly window: number,
  ) {
    this.#placeOf = places;
    this.#places = new Int32Array(window);
    this.#slots = new Int32Array(window);
    this.#sorted = new Int32Array(window);
    this.ranks = new Float64Array(window);
  }

  /** Takes a day in, and out the one that is a window older. Days come one after another. */
  step(day: number): void {
    const place = this.#placeOf[day]!;
    const slot = day % this.window;
    const leaving = this.#places[slot]!;
    this.#places[slot] = place;
    this.#run = place < 0 ? 0 : this.#run + 1;
    if (this.#run > this.window) {
      if (place !== leaving) this.#move(slot, leaving);
    } else if (this.#run === this.window) this.#afresh();
    else if (this.squares >= 0) this.#empty();
  }

  /** A window with a gap weighs nothing in what it shares a carrier with. */
  #empty(): void {
    this.squares = NaN;
    this.level = 0;
    this.ranks.fill(0);
  }

  #afresh(): void {
    const order = Array.from(this.#places.keys()).sort((a, b) => this.#places[a]! - this.#places[b]!);
    this.#slots.set(order);
    this.#sorted.set(order.map((slot) => this.#places[slot]!));
    this.#head = 0;
    this.level = 0;
    // Without ties the squares sum to (n³ − n) / 3; t equal values take (t³ − t) / 3 off.
    this.squares = (this.window ** 3 - this.window) / 3;
    for (let from = 0, to = 0; from < this.window; from = to) {
      while (to < this.window && this.#sorted[to] === this.#sorted[from]) to++;
      for (let k = from; k < to; k++) this.ranks[order[k]!] = from + to - this.window;
      this.squares -= ((to - from) ** 3 - (to - from)) / 3;
    }
  }

  /** The slot's value was `leaving` and is another now. */
  #move(slot: number, leaving: number): void {
    const n = this.window;
    const entering = this.#places[slot]!;
    const way = entering > leaving ? 1 : -1;
    const old = this.#below(leaving);
    const oldEquals = this.#shiftEquals(old, leaving, -way);
    const before = this.#below(entering);
    const ties = this.#shiftEquals(before, entering, -way);
    // The leaving one goes to that end of its equals which the entering one is beyond; there the ring opens.
    const from = way > 0 ? old + oldEquals - 1 : old;
    const to = way > 0 ? before - 1 : before + ties;
    this.#swap(slot, { from: old, count: oldEquals, end: from });
    const between = way * (to - from);
    let hole = this.#cell(from);
    if (2 * between <= n) hole = this.#slide(hole, between, way);
    else {
      hole = this.#slide(hole, n - 1 - between, -way);
      this.level -= 2 * way;
      this.#head = this.#cell(n + way);
    }
    this.#sorted[hole] = entering;
    this.#slots[hole] = slot;
    this.ranks[slot] = 2 * to + way * ties - n + 1 - this.level;
    this.squares += (oldEquals - 1) * oldEquals - ties * (ties + 1);
    if (4 * Math.abs(this.level) > n) this.#relevel();
  }

  /** Moves `count` neighbours, one after another, into the hole beside them; each one's rank moves by two. */
  #slide(hole: number, count: number, way: number): number {
    const sorted = this.#sorted;
    const slots = this.#slots;
    const moving = this.ranks;
    const last = this.window - 1;
    for (let i = 0; i < count; i++) {
      const next = way > 0 ? (hole === last ? 0 : hole + 1) : hole === 0 ? last : hole - 1;
      const slot = slots[next]!;
      sorted[hole] = sorted[next]!;
      slots[hole] = slot;
      moving[slot]! -= 2 * way;
      hole = next;
    }
    return hole;
  }

  /** Moves the ranks of all values of a place by `change`; returns how many there are. */
  #shiftEquals(from: number, place: number, change: number): number {
    let count = 0;
    while (from + count < this.window) {
      const cell = this.#cell(from + count);
      if (this.#sorted[cell] !== place) break;
      this.ranks[this.#slots[cell]!]! += change;
      count++;
    }
    return count;
  }

  /** Puts a slot at one end of its equals. */
  #swap(
    slot: number,
    { from, count, end }: { readonly from: number; readonly count: number; readonly end: number },
  ): void {
    for (let k = from; k < from + count; k++) {
      if (this.#slots[this.#cell(k)] !== slot) continue;
      this.#slots[this.#cell(k)] = this.#slots[this.#cell(end)]!;
      this.#slots[this.#cell(end)] = slot;
      return;
    }
  }

  /** How many values of the window are smaller. */
  #below(place: number): number {
    const sorted = this.#sorted;
    let low = 0;
    let high = this.window;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[this.#cell(middle)]! < place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Where the k-th of the order lies, k below twice the window. */
  #cell(k: number): number {
    const cell = this.#head + k;
    return cell >= this.window
      ? cell >= 2 * this.window
        ? cell - 2 * this.window
        : cell - this.window
      : cell;
  }

  #relevel(): void {
    for (let i = 0; i < this.ranks.length; i++) this.ranks[i]! += this.level;
    this.level = 0;
  }
}
