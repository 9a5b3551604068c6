import type { Numbers } from '../frame';
import type { RowRange } from '../windows';

/** The daily log return of a row, ln(close[row] / close[row − 1]); NaN where a close is missing or not positive. */
export function dailyReturn(closes: Numbers, row: number): number {
  return logReturn(closes, row - 1, 1);
}

/** ln(close[row + ahead] / close[row]); NaN where a close is missing or not positive. */
export function logReturn(closes: Numbers, row: number, ahead: number): number {
  const value = Math.log((closes[row + ahead] ?? NaN) / (closes[row] ?? NaN));
  return Number.isFinite(value) ? value : NaN;
}

/** Daily log returns of the range's rows whose two closes both lie in it: one fewer than its rows. */
export function returnsWithin(closes: Numbers, { from, to }: RowRange): Float64Array {
  return Float64Array.from({ length: Math.max(0, to - from - 1) }, (_, i) =>
    dailyReturn(closes, from + 1 + i),
  );
}

/**
 * Sample SD (divisor n − 1) of the `window` daily log returns that end on the row; NaN where one is missing or
 * they do not vary.
 */
export function trailingDeviation(closes: Numbers, row: number, window: number): number {
  let [sum, squares] = [0, 0];
  for (let i = 0; i < window; i++) sum += dailyReturn(closes, row - i);
  const mean = sum / window;
  for (let i = 0; i < window; i++) squares += (dailyReturn(closes, row - i) - mean) ** 2;
  const deviation = Math.sqrt(squares / (window - 1));
  return deviation > 0 ? deviation : NaN;
}
