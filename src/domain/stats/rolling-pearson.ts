import type { Numbers } from '../frame';
import { rollingWindow } from './rolling-window';
import { spreadVanishes } from './spread';

/**
 * Pearson's correlation over the trailing `window` rows that end on each row, among the rows of the window
 * where both series have a value.
 *
 * Sums are carried from row to row, about an anchor near the window's mean. A bound on the rounding they have
 * gathered is kept; where it would reach 1e-9 of a spread (after an outlier, on a large offset) the window is
 * summed afresh about its own mean. So each value agrees with `pearson` of the window to 1e-8, in constant
 * time a row but for those few.
 *
 * @param x one value a row, NaN = missing
 * @param y the same rows
 * @param window rows, the current one included
 * @param minPeriods complete pairs needed for a value (never fewer than 3)
 * @returns one value a row in −1..1; NaN with too few pairs or where a series is constant
 * @throws RangeError when the lengths differ or the window is not a whole number of at least `minPeriods`
 */
export function rollingPearson(x: Numbers, y: Numbers, window: number, minPeriods = window): Float64Array {
  const { pairsNeeded } = rollingWindow('rollingPearson', [x, y], [window, minPeriods]);
  const sums = new WindowSums(x, y);
  const result = new Float64Array(x.length).fill(NaN);
  for (let row = 0; row < x.length; row++) {
    const from = row - window + 1;
    if (from > 0) sums.change(from - 1, -1);
    sums.change(row, 1);
    if (sums.pairs < pairsNeeded) continue;
    if (!sums.exactEnough()) sums.restart(Math.max(0, from), row);
    result[row] = sums.correlation();
  }
  return result;
}

/** Share of a spread that gathered rounding may reach before the window is summed afresh. */
const ROUNDING_ALLOWED = 1e-9;

/** Sums over the pairs of a window, of the values less an anchor. */
class WindowSums {
  pairs = 0;
  private readonly sumX: AnchoredSums;
  private readonly sumY: AnchoredSums;
  private products = 0;
  /** Additions since the sums were last exact. */
  private changes = 0;

  constructor(
    private readonly x: Numbers,
    private readonly y: Numbers,
  ) {
    this.sumX = new AnchoredSums(x);
    this.sumY = new AnchoredSums(y);
  }

  /** Takes a row in (sign 1) or out (sign −1); rows without a complete pair change nothing. */
  change(row: number, sign: 1 | -1): void {
    if (Number.isNaN(this.x[row]!) || Number.isNaN(this.y[row]!)) return;
    this.pairs += sign;
    this.changes++;
    this.products += sign * this.sumX.change(row, sign) * this.sumY.change(row, sign);
  }

  /** Whether the rounding gathered since the last restart is small beside both spreads; false for NaN. */
  exactEnough(): boolean {
    const rounding = 2 * (this.changes + this.pairs) * Number.EPSILON;
    return this.sumX.isExact(this.pairs, rounding) && this.sumY.isExact(this.pairs, rounding);
  }

  /** Sums rows `from` to `to` (inclusive) afresh, anchored at their means. */
  restart(from: number, to: number): void {
    const anchors = this.means(from, to);
    this.sumX.reset(anchors[0]);
    this.sumY.reset(anchors[1]);
    this.pairs = this.products = this.changes = 0;
    for (let row = from; row <= to; row++) this.change(row, 1);
    this.changes = 0;
  }

  correlation(): number {
    const spreadX = this.sumX.spread(this.pairs);
    const spreadY = this.sumY.spread(this.pairs);
    if (this.sumX.isConstant(this.pairs) || this.sumY.isConstant(this.pairs)) return NaN;
    const covariance = this.products - (this.sumX.sum * this.sumY.sum) / this.pairs;
    const r = covariance / Math.sqrt(spreadX) / Math.sqrt(spreadY);
    return Math.max(-1, Math.min(1, r));
  }

  private means(from: number, to: number): [number, number] {
    let first = -1;
    let [sumX, sumY] = [0, 0];
    for (let row = from; row <= to; row++) {
      if (Number.isNaN(this.x[row]!) || Number.isNaN(this.y[row]!)) continue;
      if (first < 0) first = row;
      // Relative to the first pair: a constant window gets its own value as anchor, exactly.
      sumX += this.x[row]! - this.x[first]!;
      sumY += this.y[row]! - this.y[first]!;
    }
    return [this.x[first]! + sumX / this.pairs, this.y[first]! + sumY / this.pairs];
  }
}

/** Σ(v − anchor) and Σ(v − anchor)² of one series over the pairs of a window. */
class AnchoredSums {
  sum = 0;
  private squares = 0;
  /** Largest sum of squares since the last reset: rounding is proportional to it. */
  private peak = 0;
  private anchor = 0;

  constructor(private readonly values: Numbers) {}

  reset(anchor: number): void {
    this.anchor = anchor;
    this.sum = this.squares = this.peak = 0;
  }

  /** Takes a value in or out; returns it less the anchor. */
  change(row: number, sign: 1 | -1): number {
    const deviation = this.values[row]! - this.anchor;
    this.sum += sign * deviation;
    this.squares += sign * deviation * deviation;
    if (!(this.squares <= this.peak)) this.peak = this.squares;
    return deviation;
  }

  /** Σ(v − mean)². */
  spread(pairs: number): number {
    return this.squares - (this.sum * this.sum) / pairs;
  }

  isExact(pairs: number, rounding: number): boolean {
    return rounding * this.peak <= ROUNDING_ALLOWED * this.spread(pairs);
  }

  isConstant(pairs: number): boolean {
    const magnitude = this.squares + 2 * this.anchor * this.sum + pairs * this.anchor * this.anchor;
    return spreadVanishes(Math.sqrt(Math.max(0, this.spread(pairs))), Math.sqrt(Math.max(0, magnitude)));
  }
}
