import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/domain/random';
import { rollingPearson } from '../../../src/domain/stats/rolling-pearson';
import { rollingRankMatrix } from '../../../src/domain/stats/rolling-rank-matrix';
import { rollingSpearman } from '../../../src/domain/stats/rolling-spearman';
import { allPairs } from '../../../src/domain/transmission/all-pairs';

/** Wandering series with ties, gaps and a stretch that stands still. */
function series(n: number, seed: number): Float64Array {
  const random = createRandom(seed);
  let level = 100;
  return Float64Array.from({ length: n }, (_, t) => {
    if (t < 40 || t > 90) level += Math.round(2 * random.normal());
    return random.next() < 0.004 * (seed % 3) ? NaN : level;
  });
}

function close(actual: Float64Array, expected: Float64Array): void {
  expected.forEach((value, day) => {
    if (Number.isNaN(value)) expect(actual[day]).toBeNaN();
    else expect(Math.abs(actual[day]! - value)).toBeLessThan(1e-12);
  });
}

describe('allPairs', () => {
  const rows = [1, 2, 3].map((seed) => series(700, seed));
  const columns = [4, 5].map((seed) => series(700, seed));

  it('should be the rolling correlations pair by pair, ties, gaps and standstills included', () => {
    for (const { window, pearson, spearman } of allPairs(rows, columns, [3, 30, 91])) {
      rows.forEach((row, r) =>
        columns.forEach((column, c) => {
          close(spearman[r]![c]!, rollingSpearman(row, column, window));
          expect(pearson[r]![c]).toEqual(rollingPearson(row, column, window));
        }),
      );
    }
  });

  it('should stay exact where the sums of products are largest, on either side of the carrying window', () => {
    const rising = Float64Array.from({ length: 600 }, (_, t) => t);
    const falling = rising.map((value) => -value);
    for (const window of [439, 440, 600]) {
      const matrix = rollingRankMatrix([rising, falling], [rising, falling], window);
      expect(matrix.map((row) => row.map((values) => values[599]))).toEqual([
        [1, -1],
        [-1, 1],
      ]);
    }
    close(rollingRankMatrix(rows, columns, 440)[1]![0]!, rollingSpearman(rows[1]!, columns[0]!, 440));
  });

  it('should stay exact where series climb and fall for long, with ties on the way', () => {
    const climb = Float64Array.from({ length: 700 }, (_, t) => Math.floor((t < 400 ? t : 800 - t) / 3));
    const steps = Float64Array.from({ length: 700 }, (_, t) => Math.floor(t / 30) + (t % 7 === 0 ? 5 : 0));
    const [row] = rollingRankMatrix([climb, steps], [rows[0]!, steps], 120);
    close(row![0]!, rollingSpearman(climb, rows[0]!, 120));
    close(row![1]!, rollingSpearman(climb, steps, 120));
  });

  it('should name what is wrong', () => {
    expect(() => allPairs([[1, 2, 3]], [[1, 2]], [3])).toThrow(/same days/);
    expect(() => allPairs([[1, 2, 3]], [[1, 2, 3]], [2])).toThrow(/window is 2/);
  });
});
