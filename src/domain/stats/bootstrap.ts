import { requireWhole } from '../checks';
import { createRandom, type Random } from '../random';

/**
 * One draw of the moving-block bootstrap (Künsch, Annals of Statistics 17, 1989): as many rows as there are, put
 * together from blocks of consecutive rows whose starts are drawn with replacement. Blocks keep the correlation
 * of neighbouring rows, which forecasts of several days and volatility both have.
 *
 * @param rows number of rows
 * @param block rows a block; all rows where there are fewer
 * @returns row numbers, `rows` of them; the last block is cut where it does not fit
 * @throws RangeError when an argument is not a whole number of at least 1
 */
export function movingBlocks(rows: number, block: number, random: Random): Int32Array {
  requireWhole('movingBlocks: rows', rows, 1);
  requireWhole('movingBlocks: block', block, 1);
  const length = Math.min(block, rows);
  const drawn = new Int32Array(rows);
  for (let at = 0; at < rows; at += length) {
    const start = random.integer(rows - length + 1);
    for (let i = 0; i < length && at + i < rows; i++) drawn[at + i] = start + i;
  }
  return drawn;
}

/**
 * The rows in another order: cut into consecutive blocks from a random place on (as on a circle), the blocks
 * shuffled. Each row appears once.
 *
 * @throws RangeError when an argument is not a whole number of at least 1
 */
export function permutedBlocks(rows: number, block: number, random: Random): Int32Array {
  requireWhole('permutedBlocks: rows', rows, 1);
  requireWhole('permutedBlocks: block', block, 1);
  const turn = random.integer(rows);
  const blocks: number[][] = [];
  for (let from = 0; from < rows; from += block) {
    const length = Math.min(block, rows - from);
    blocks.push(Array.from({ length }, (_, i) => (turn + from + i) % rows));
  }
  for (let i = blocks.length - 1; i > 0; i--) {
    const j = random.integer(i + 1);
    [blocks[i], blocks[j]] = [blocks[j]!, blocks[i]!];
  }
  return Int32Array.from(blocks.flat());
}

/**
 * Block length for a series of forecasts: twice the horizon, since their errors overlap, and at least 2 n^(1/3),
 * the growth that the bootstrap's theory asks for.
 */
export function blockLength(rows: number, horizon: number): number {
  return Math.max(1, 2 * horizon, Math.ceil(2 * Math.cbrt(rows) - 1e-9));
}

export interface BootstrapOptions {
  /** Rows a block; see `blockLength`. */
  readonly block: number;
  /** Number of draws, 400 by default. */
  readonly draws?: number;
  /** Seed, 1 by default. */
  readonly seed?: number;
}

/**
 * Standard errors by the moving-block bootstrap: the standard deviation (divisor draws − 1) of each statistic over
 * draws of the rows. The same options draw the same rows.
 *
 * @param rows number of rows
 * @param statistics computes the statistics of the drawn rows, always as many
 * @returns one error a statistic, in its unit; NaN where a draw gives none, or without rows
 * @throws RangeError when an option is out of range
 */
export function bootstrapErrors(
  rows: number,
  statistics: (drawn: Int32Array) => readonly number[],
  { block, draws = 400, seed = 1 }: BootstrapOptions,
): Float64Array {
  requireWhole('bootstrapErrors: draws', draws, 2);
  const random = createRandom(seed);
  const size = statistics(new Int32Array(0)).length;
  if (rows === 0) return new Float64Array(size).fill(NaN);
  const results = Array.from({ length: draws }, () => statistics(movingBlocks(rows, block, random)));
  return Float64Array.from({ length: size }, (_, s) => deviation(results.map((result) => result[s]!)));
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
