import type { Numbers } from '../frame';

/** Standard deviations of scaled features that count as balanced. */
export const BALANCED: readonly [min: number, max: number] = [0.5, 1.5];

export interface MagnitudeRow {
  readonly feature: string;
  /** Population SD of the scaled values on the training rows; NaN where there is none. */
  readonly deviation: number;
  readonly min: number;
  readonly max: number;
  /** Whether the deviation lies within 0.5 to 1.5. */
  readonly balanced: boolean;
}

/**
 * Whether scaled features enter a model with like weight. Features scaled to −1..1 sit near the lower end: a
 * series that were spread evenly over −1..1 would have an SD of 0.58, and one that stays mostly near one side
 * has less.
 *
 * @param scaled values by feature
 * @param rows training rows
 */
export function magnitudeBalance(scaled: Readonly<Record<string, Numbers>>, rows: Numbers): MagnitudeRow[] {
  return Object.entries(scaled).map(([feature, values]) => {
    const present = Array.from(rows, (row) => values[row]!).filter((value) => !Number.isNaN(value));
    const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
    const squares = present.reduce((sum, value) => sum + (value - mean) ** 2, 0);
    const deviation = Math.sqrt(squares / present.length);
    return {
      feature,
      deviation,
      min: present.reduce((low, value) => Math.min(low, value), Infinity),
      max: present.reduce((high, value) => Math.max(high, value), -Infinity),
      balanced: deviation >= BALANCED[0] && deviation <= BALANCED[1],
    };
  });
}
