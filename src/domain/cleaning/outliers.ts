import type { ChangeKind } from '../catalogue/series';
import type { Numbers } from '../frame';

export interface OutlierOptions {
  readonly change: ChangeKind;
  /** Trailing days that the spread is taken over. */
  readonly window?: number;
  /** How many spreads a move may reach. */
  readonly multiple?: number;
  /** Fewest earlier moves from which a spread is taken; with fewer nothing is flagged. */
  readonly minMoves?: number;
  /** Least spread, in the unit of the moves: keeps the smallest step of a series that hardly moves from being flagged. */
  readonly leastSpread?: number;
}

/** A move that is far larger than those before it. Shown, never changed: most are news, not errors. */
export interface Outlier {
  readonly day: number;
  /** Difference of logarithms, or plain difference in the unit of the series. */
  readonly move: number;
  /** The size beyond which a move is flagged on that day. */
  readonly limit: number;
}

interface Move {
  readonly day: number;
  readonly size: number;
}

/**
 * Moves beyond `multiple` times the median absolute deviation (MAD) of the moves of the `window` days before
 * (8 and 90 by default). A move is the change from the last value present; its own day is not in its window.
 *
 * @param days epoch days, increasing
 * @param values one value a day, NaN = missing
 */
export function findOutliers(days: Numbers, values: Numbers, options: OutlierOptions): Outlier[] {
  const { change, window = 90, multiple = 8, minMoves = 20, leastSpread = 0 } = options;
  const moves = movesOf(days, values, change);
  const outliers: Outlier[] = [];
  const earlier = new SortedWindow();
  let first = 0;
  moves.forEach(({ day, size }, index) => {
    for (; moves[first]!.day < day - window; first++) earlier.remove(moves[first]!.size);
    if (index - first >= minMoves) {
      const limit = multiple * Math.max(earlier.medianAbsoluteDeviation(), leastSpread);
      if (limit > 0 && Math.abs(size) > limit) outliers.push({ day, move: size, limit });
    }
    earlier.add(size);
  });
  return outliers;
}

function movesOf(days: Numbers, values: Numbers, change: ChangeKind): Move[] {
  const moves: Move[] = [];
  let last = NaN;
  for (let row = 0; row < days.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    const size = change === 'log' ? Math.log(value / last) : value - last;
    if (Number.isFinite(size)) moves.push({ day: days[row]!, size });
    last = value;
  }
  return moves;
}

/** Median distance from the median. NaN of nothing. */
export function medianAbsoluteDeviation(values: readonly number[]): number {
  const sorted = new SortedWindow();
  values.forEach((value) => sorted.add(value));
  return sorted.medianAbsoluteDeviation();
}

/** Values in order of size, kept so while some come and others go: sorting anew for every day takes 50 times as long. */
class SortedWindow {
  readonly #values: number[] = [];

  add(value: number): void {
    this.#values.splice(this.#placeOf(value), 0, value);
  }

  remove(value: number): void {
    this.#values.splice(this.#placeOf(value), 1);
  }

  /**
   * Walks outward from the median, always to the nearer side: the distances come in order of size, and half of
   * them are enough.
   */
  medianAbsoluteDeviation(): number {
    const values = this.#values;
    const n = values.length;
    if (n === 0) return NaN;
    const half = n >> 1;
    const centre = n % 2 === 1 ? values[half]! : (values[half - 1]! + values[half]!) / 2;
    let below = half - 1;
    let above = half;
    let [distance, before] = [NaN, NaN];
    for (let taken = 0; taken <= half; taken++) {
      const left = below >= 0 ? centre - values[below]! : Infinity;
      const right = above < n ? values[above]! - centre : Infinity;
      before = distance;
      distance = Math.min(left, right);
      if (left <= right) below--;
      else above++;
    }
    return n % 2 === 1 ? distance : (before + distance) / 2;
  }

  /** Index of the first value that is not smaller. */
  #placeOf(value: number): number {
    let [low, high] = [0, this.#values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#values[middle]! < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
