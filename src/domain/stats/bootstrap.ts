import { requireWhole } from '../checks';
import { createRandom, type Random } from '../random';
import { finish, type Steps } from './steps';

/**
 * Row indices of a circular block bootstrap (Politis & Romano, 1992): whole runs of `length` consecutive rows,
 * begun anywhere and wrapped at the end, until n rows are drawn. Every row is as likely as every other, and what
 * depends on its neighbours keeps them. For several series use the same indices: they stay paired.
 *
 * @param n rows of the series, and rows drawn
 * @param length rows a block, a whole number of at least 1; 1 = rows drawn one by one
 * @param random a seeded generator
 * @returns n rows, each 0 .. n − 1
 * @throws RangeError when n or the length is no whole number of at least 1
 */
export function circularBlocks(n: number, length: number, random: Random): Int32Array {
  requireWhole('circularBlocks: n', n, 1);
  requireWhole('circularBlocks: the block length', length, 1);
  const rows = new Int32Array(n);
  for (let from = 0; from < n; from += length) {
    const to = Math.min(from + length, n);
    let row = random.integer(n);
    for (let i = from; i < to; i++) {
      rows[i] = row;
      row = row + 1 < n ? row + 1 : 0;
    }
  }
  return rows;
}

/**
 * Row indices of a stationary bootstrap (Politis & Romano, 1994): after each row comes its successor, or, with
 * probability 1 / `length`, a row drawn afresh. What is drawn is stationary, blocks are `length` rows on average.
 *
 * @param n rows of the series
 * @param length mean rows a block, at least 1
 * @param random a seeded generator
 * @param count rows drawn: n
 * @returns `count` rows, each 0 .. n − 1
 * @throws RangeError when n or count is no whole number of at least 1, or the length is below 1
 */
export function stationaryBlocks(n: number, length: number, random: Random, count = n): Int32Array {
  requireWhole('stationaryBlocks: n', n, 1);
  requireWhole('stationaryBlocks: count', count, 1);
  if (!(length >= 1)) {
    throw new RangeError(`stationaryBlocks: the mean block length is ${length}. Give a number from 1 up.`);
  }
  const rows = new Int32Array(count);
  let row = random.integer(n);
  for (let i = 0; i < count; i++) {
    rows[i] = row;
    row = random.next() * length < 1 ? random.integer(n) : (row + 1) % n;
  }
  return rows;
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
 * Standard errors by the circular block bootstrap: the standard deviation (divisor draws − 1) of each statistic over
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
  options: BootstrapOptions,
): Float64Array {
  return finish(bootstrapErrorSteps(rows, statistics, options));
}

/** The same, a step a draw. */
export function* bootstrapErrorSteps(
  rows: number,
  statistics: (drawn: Int32Array) => readonly number[],
  { block, draws = 400, seed = 1 }: BootstrapOptions,
): Steps<Float64Array> {
  requireWhole('bootstrapErrors: draws', draws, 2);
  const random = createRandom(seed);
  const size = statistics(new Int32Array(0)).length;
  if (rows === 0) return new Float64Array(size).fill(NaN);
  const results: (readonly number[])[] = [];
  while (results.length < draws) {
    results.push(statistics(circularBlocks(rows, block, random)));
    yield results.length / draws;
  }
  return Float64Array.from({ length: size }, (_, s) => deviation(results.map((result) => result[s]!)));
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
