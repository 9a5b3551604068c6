import type { Numbers } from '../frame';
import { rankPlaces } from '../stats/rank-window';
import { rollingPearson } from '../stats/rolling-pearson';
import { rollingRankMatrixSteps } from '../stats/rolling-rank-matrix';
import { finish, type Steps } from '../stats/steps';

/** Rolling correlations of one window: [row][column], one value a day. */
export interface WindowCorrelations {
  readonly window: number;
  readonly pearson: readonly (readonly Float64Array[])[];
  readonly spearman: readonly (readonly Float64Array[])[];
}

/**
 * The rolling correlations of every row series with every column series over several windows, by both measures, as
 * `rollingPearson` and `rollingSpearman` give them with full windows.
 *
 * @param rows series of equal length, NaN = missing
 * @param columns further series of that length
 * @param windows days, each at least 3
 * @throws RangeError when lengths differ or a window is no whole number of at least 3
 */
export function allPairs(
  rows: readonly Numbers[],
  columns: readonly Numbers[],
  windows: readonly number[],
): WindowCorrelations[] {
  return finish(allPairsSteps(rows, columns, windows));
}

/** `allPairs` in steps of some days, or one row series, each. */
export function* allPairsSteps(
  rows: readonly Numbers[],
  columns: readonly Numbers[],
  windows: readonly number[],
): Steps<WindowCorrelations[]> {
  const results: WindowCorrelations[] = [];
  const [rowPlaces, columnPlaces] = [rows.map(rankPlaces), columns.map(rankPlaces)];
  // What a window takes grows with its length: the shares do too.
  const whole = windows.reduce((sum, window) => sum + window, 0);
  let before = 0;
  for (const window of windows) {
    const ranked = rollingRankMatrixSteps(rowPlaces, columnPlaces, window);
    let step = ranked.next();
    while (!step.done) {
      yield (before + window * step.value) / whole;
      step = ranked.next();
    }
    before += window;
    const pearson: Float64Array[][] = [];
    for (const row of rows) {
      pearson.push(columns.map((column) => rollingPearson(row, column, window)));
      yield before / whole;
    }
    results.push({ window, pearson, spearman: step.value });
  }
  return results;
}
