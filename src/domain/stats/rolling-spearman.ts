import type { Numbers } from '../frame';
import { ranks } from './ranks';
import { rollingWindow } from './rolling-window';
import { isConstant } from './spread';

/**
 * Spearman's rank correlation (average ranks for ties) over the trailing `window` rows that end on each row,
 * among the rows of the window where both series have a value.
 *
 * Ranks are carried from row to row: a value that leaves or enters moves every larger value's rank by one and
 * every equal value's by a half. Doubled ranks are whole numbers, so nothing is rounded until the last division.
 * One pass over the window a row.
 *
 * @param x one value a row, NaN = missing
 * @param y the same rows
 * @param window rows, the current one included
 * @param minPeriods complete pairs needed for a value (never fewer than 3)
 * @returns one value a row in −1..1; NaN with too few pairs or where a series is constant
 * @throws RangeError when the lengths differ or the window is not a whole number of at least `minPeriods`
 */
export function rollingSpearman(x: Numbers, y: Numbers, window: number, minPeriods = window): Float64Array {
  const { pairsNeeded } = rollingWindow('rollingSpearman', [x, y], [window, minPeriods]);
  const slots = Math.min(window, x.length);
  const [left, right] = [new RankedWindow(x, slots), new RankedWindow(y, slots)];
  const result = new Float64Array(x.length).fill(NaN);
  /** Rows of the pairs in the window, oldest first; `oldest` counts those that have left. */
  const rows = new Int32Array(x.length);
  let [oldest, next] = [0, 0];
  for (let row = 0; row < x.length; row++) {
    if (oldest < next && rows[oldest]! <= row - window) {
      oldest++;
      left.dropOldest();
      right.dropOldest();
    }
    if (!Number.isNaN(x[row]!) && !Number.isNaN(y[row]!)) {
      rows[next++] = row;
      left.add(row);
      right.add(row);
    }
    if (left.size >= pairsNeeded) result[row] = rankCorrelation(left, right);
  }
  return result;
}

/** In an empty slot: below every place, so that its rank, 0, never moves. */
const EMPTY = -(2 ** 30);

/**
 * Values in order of arrival with their doubled ranks, in a ring of fixed length. Slots are filled in the same
 * order in every window of one correlation, so equal slots belong to one pair.
 *
 * Values are compared by their places in the whole series (doubled ranks, whole numbers), whose differences have
 * the answer in their sign bit: the loops have no branch that could be guessed wrong.
 */
class RankedWindow {
  size = 0;
  readonly ranks: Int32Array;
  private readonly places: Int32Array;
  private readonly inWindow: Int32Array;
  private readonly values: Float64Array;
  private first = 0;

  constructor(
    private readonly series: Numbers,
    private readonly capacity: number,
  ) {
    this.places = Int32Array.from(ranks(series), (rank) => 2 * rank);
    this.inWindow = new Int32Array(capacity).fill(EMPTY);
    this.ranks = new Int32Array(capacity);
    this.values = new Float64Array(capacity).fill(NaN);
  }

  add(row: number): void {
    const place = this.places[row]!;
    const moved = this.moveRanks(place, 1);
    const slot = (this.first + this.size) % this.capacity;
    this.inWindow[slot] = place;
    this.values[slot] = this.series[row]!;
    // Above the new value ranks moved by 2 and beside it by 1: what is missing to 2 each lies below it.
    this.ranks[slot] = 2 + 2 * this.size - moved;
    this.size++;
  }

  dropOldest(): void {
    const place = this.inWindow[this.first]!;
    this.inWindow[this.first] = EMPTY;
    this.ranks[this.first] = 0;
    this.values[this.first] = NaN;
    this.first = (this.first + 1) % this.capacity;
    this.size--;
    this.moveRanks(place, -1);
  }

  isConstant(): boolean {
    return isConstant(this.values, this.values[this.first]!);
  }

  /** Moves the doubled ranks of larger values by 2 and of equal ones by 1, up or down; returns by how much in all. */
  private moveRanks(place: number, sign: 1 | -1): number {
    const { inWindow, ranks: moving, capacity } = this;
    let moved = 0;
    for (let i = 0; i < capacity; i++) {
      const lead = place - inWindow[i]!;
      const step = (lead >>> 31) + ((lead - 1) >>> 31);
      moving[i]! += sign * step;
      moved += step;
    }
    return moved;
  }
}

function rankCorrelation(left: RankedWindow, right: RankedWindow): number {
  if (left.isConstant() || right.isConstant()) return NaN;
  let [products, squaresX, squaresY] = [0, 0, 0];
  for (let i = 0; i < left.ranks.length; i++) {
    const rankX = left.ranks[i]!;
    const rankY = right.ranks[i]!;
    products += rankX * rankY;
    squaresX += rankX * rankX;
    squaresY += rankY * rankY;
  }
  // Doubled average ranks always sum to n(n + 1); the squared sum over n is n(n + 1)².
  const squaredSum = left.size * (left.size + 1) ** 2;
  const covariance = products - squaredSum;
  const r = covariance / Math.sqrt((squaresX - squaredSum) * (squaresY - squaredSum));
  return Math.max(-1, Math.min(1, r));
}
