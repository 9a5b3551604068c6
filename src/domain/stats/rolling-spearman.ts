import type { Numbers } from '../frame';
import { rollingWindow } from './rolling-window';
import { spreadVanishes } from './spread';

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
  const [left, right] = [new RankedWindow(window), new RankedWindow(window)];
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
      left.add(x[row]!);
      right.add(y[row]!);
    }
    if (left.size >= pairsNeeded) result[row] = rankCorrelation(left, right);
  }
  return result;
}

/**
 * Values in order of arrival with their doubled ranks, in a ring of fixed length. Slots are filled in the same
 * order in every window of one correlation, so equal slots belong to one pair.
 */
class RankedWindow {
  size = 0;
  readonly ranks: Float64Array;
  private readonly values: Float64Array;
  private first = 0;

  constructor(private readonly capacity: number) {
    // NaN compares false with everything: an empty slot's rank never moves.
    this.values = new Float64Array(capacity).fill(NaN);
    this.ranks = new Float64Array(capacity);
  }

  add(value: number): void {
    const slot = (this.first + this.size) % this.capacity;
    let rank = 2;
    for (let i = 0; i < this.capacity; i++) {
      const other = this.values[i]!;
      if (other > value) this.ranks[i]! += 2;
      else if (other < value) rank += 2;
      else if (other === value) {
        this.ranks[i]! += 1;
        rank += 1;
      }
    }
    this.values[slot] = value;
    this.ranks[slot] = rank;
    this.size++;
  }

  dropOldest(): void {
    const value = this.values[this.first]!;
    this.values[this.first] = NaN;
    this.ranks[this.first] = 0;
    this.first = (this.first + 1) % this.capacity;
    this.size--;
    for (let i = 0; i < this.capacity; i++) {
      const other = this.values[i]!;
      if (other > value) this.ranks[i]! -= 2;
      else if (other === value) this.ranks[i]! -= 1;
    }
  }

  isConstant(): boolean {
    let low = Infinity;
    let high = -Infinity;
    for (const value of this.values) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return spreadVanishes(high - low, Math.max(Math.abs(low), Math.abs(high)));
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
