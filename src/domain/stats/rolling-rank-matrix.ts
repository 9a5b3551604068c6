import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { MIN_PAIRS } from './correlation';
import { RankWindow, rankPlaces } from './rank-window';
import { finish, type Steps } from './steps';

/**
 * Spearman's rank correlation of every row series with every column series over the trailing windows that end on
 * each day: as `rollingSpearman` with full windows, for many pairs at once.
 *
 * Ranks of each series are kept up from day to day and shared by all its pairs. What remains is one product of two
 * windows of ranks a pair and day; there two row series ride in one double, one in its lower 26 bits and one above,
 * so that a single multiplication serves both, and four such products are summed side by side, so that each number
 * read from memory is used twice. All sums are whole numbers below 2⁵³: nothing is rounded until the last division.
 *
 * @param rows series of equal length, NaN = missing
 * @param columns further series of that length
 * @param window days, at least 3
 * @returns [row][column], one value a day in −1..1; NaN until both windows are full, across gaps, and where a series
 *   is constant
 * @throws RangeError when lengths differ or the window is no whole number of at least 3
 */
export function rollingRankMatrix(
  rows: readonly Numbers[],
  columns: readonly Numbers[],
  window: number,
): Float64Array[][] {
  return finish(rollingRankMatrixSteps(rows.map(rankPlaces), columns.map(rankPlaces), window));
}

/** Days between two steps. */
const STRIDE = 128;

/** `rollingRankMatrix` in steps of some days each, of series by `rankPlaces`: several windows can share these. */
export function* rollingRankMatrixSteps(
  rows: readonly Int32Array[],
  columns: readonly Int32Array[],
  window: number,
): Steps<Float64Array[][]> {
  requireWhole('rollingRankMatrix: window', window, MIN_PAIRS);
  const days = (rows[0] ?? columns[0] ?? []).length;
  for (const series of [...rows, ...columns]) {
    requireSameLength('rollingRankMatrix', { length: days }, series);
  }
  const result = rows.map(() => columns.map(() => new Float64Array(days).fill(NaN)));
  const left = rows.map((series) => new RankWindow(series, window));
  const right = columns.map((series) => new RankWindow(series, window));
  const windows = [...left, ...right];
  const carriers = carry(left, window);
  const blocks = blocksOf(carriers, right, result);
  for (let day = 0; day < days; day++) {
    if (day % STRIDE === 0) yield day / days;
    correlateDay({ windows, carriers, blocks }, day);
  }
  return result;
}

interface Desk {
  readonly windows: readonly RankWindow[];
  readonly carriers: readonly Carrier[];
  readonly blocks: readonly Block[];
}

/** Outside the generator, which engines do not make as fast. */
function correlateDay({ windows, carriers, blocks }: Desk, day: number): void {
  for (const series of windows) series.step(day);
  for (const carrier of carriers) load(carrier);
  for (const block of blocks) correlateBlock(block, day);
}

/** What the upper of two carried numbers is multiplied by. */
const SHIFT = 2 ** 26;

/**
 * The longest window whose sums of products stay below half the shift: they are at most n³ / 3 and, since ranks are
 * counted from a level up to n / 4, n³ / 16 more.
 */
const CARRYING_WINDOW = 439;

interface NumberedWindow {
  readonly index: number;
  readonly window: RankWindow;
}

/** Two row series whose ranks ride in one array of doubles; one alone where windows are too long for two. */
interface Carrier {
  readonly values: Float64Array;
  readonly lower: NumberedWindow;
  readonly upper: NumberedWindow | null;
}

function carry(rows: readonly RankWindow[], window: number): Carrier[] {
  const numbered = rows.map((row, index) => ({ index, window: row }));
  if (window > CARRYING_WINDOW) {
    return numbered.map((lower) => ({ values: lower.window.ranks, lower, upper: null }));
  }
  return inPairs(numbered).map((pair) => {
    const lower = pair[0]!;
    const upper = pair[1] ?? null;
    return { values: upper ? new Float64Array(window) : lower.window.ranks, lower, upper };
  });
}

function load({ values, lower, upper }: Carrier): void {
  if (!upper) return;
  const low = lower.window.ranks;
  const high = upper.window.ranks;
  for (let i = 0; i < values.length; i++) values[i] = low[i]! + high[i]! * SHIFT;
}

/** Up to two carriers with up to two columns: four sums at once. Where one is missing the other stands in for it. */
interface Block {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly p: Float64Array;
  readonly q: Float64Array;
  /** Σ x p, Σ x q, Σ y p and Σ y q. */
  readonly sums: Float64Array;
  readonly unloads: readonly Unload[];
}

/** Where what one of the sums carries belongs. */
interface Unload {
  readonly sum: number;
  readonly column: RankWindow;
  readonly lower: RankWindow;
  readonly lowerResult: Float64Array;
  readonly upper: RankWindow | null;
  readonly upperResult: Float64Array | null;
}

function blocksOf(
  carriers: readonly Carrier[],
  columns: readonly RankWindow[],
  result: readonly (readonly Float64Array[])[],
): Block[] {
  const numbered = columns.map((window, index) => ({ index, window }));
  return inPairs(carriers).flatMap((rows) =>
    inPairs(numbered).map((both) => ({
      x: both[0]!.window.ranks,
      y: both.at(-1)!.window.ranks,
      p: rows[0]!.values,
      q: rows.at(-1)!.values,
      sums: new Float64Array(4),
      unloads: both.flatMap((column, c) =>
        rows.map(({ lower, upper }, k) => ({
          sum: 2 * c + k,
          column: column.window,
          lower: lower.window,
          lowerResult: result[lower.index]![column.index]!,
          upper: upper && upper.window,
          upperResult: upper && result[upper.index]![column.index]!,
        })),
      ),
    })),
  );
}

function inPairs<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / 2) }, (_, i) => items.slice(2 * i, 2 * i + 2));
}

function correlateBlock(block: Block, day: number): void {
  const { unloads, sums } = block;
  if (!unloads.some(({ column }) => column.squares > 0)) return;
  addUp(block);
  for (const { sum, column, lower, lowerResult, upper, upperResult } of unloads) {
    const above = upper ? Math.round(sums[sum]! / SHIFT) : 0;
    lowerResult[day] = correlation(sums[sum]! - above * SHIFT, lower, column);
    if (upper && upperResult) upperResult[day] = correlation(above, upper, column);
  }
}

function addUp({ x, y, p, q, sums }: Block): void {
  let xp = 0;
  let xq = 0;
  let yp = 0;
  let yq = 0;
  for (let i = 0; i < p.length; i++) {
    const left = x[i]!;
    const right = y[i]!;
    const near = p[i]!;
    const far = q[i]!;
    xp += left * near;
    xq += left * far;
    yp += right * near;
    yq += right * far;
  }
  sums[0] = xp;
  sums[1] = xq;
  sums[2] = yp;
  sums[3] = yq;
}

/** Ranks sum to zero: those counted from a level are short of their product by n times both levels. */
function correlation(products: number, row: RankWindow, column: RankWindow): number {
  const squares = row.squares * column.squares;
  if (!(squares > 0)) return NaN;
  const full = products - row.ranks.length * row.level * column.level;
  return Math.max(-1, Math.min(1, full / Math.sqrt(squares)));
}
