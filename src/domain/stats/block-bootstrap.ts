import { requireWhole } from '../checks';
import type { Random } from '../random';

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
