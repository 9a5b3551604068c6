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
  let first = 0;
  moves.forEach(({ day, size }, index) => {
    while (moves[first]!.day < day - window) first++;
    if (index - first < minMoves) return;
    const spread = medianAbsoluteDeviation(moves.slice(first, index).map((move) => move.size));
    const limit = multiple * Math.max(spread, leastSpread);
    if (limit > 0 && Math.abs(size) > limit) outliers.push({ day, move: size, limit });
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
  const centre = median(values);
  return median(values.map((value) => Math.abs(value - centre)));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle]!;
  return sorted.length ? (sorted[middle - 1]! + sorted[middle]!) / 2 : NaN;
}
