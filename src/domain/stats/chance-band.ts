import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { createRandom, type Random } from '../random';
import { completePairs } from './complete-pairs';
import { MIN_PAIRS, pearson, spearman } from './correlation';
import { quantiles } from './quantile';
import { finish, type Steps } from './steps';

export interface ChanceBandOptions {
  /** Points a correlation is taken over. */
  readonly window: number;
  /** Rows whose mean makes one point: 1. Of daily rows, 30 make a month. */
  readonly rowsPerPoint?: number;
  /** Default `pearson`. */
  readonly method?: 'pearson' | 'spearman';
  /** Share of windows inside the band: 0.95. */
  readonly level?: number;
  /** Pairs of windows drawn: 2000. */
  readonly resamples?: number;
  /** Sizes |r| whose chance is asked for. */
  readonly thresholds?: readonly number[];
  readonly seed: number;
}

export interface ChanceBand {
  /** Between these lies `level` of what chance gives, half of the rest on either side. */
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Share of windows with |r| above each threshold, 0 to 1. */
  readonly exceedance: readonly number[];
  /** Complete pairs of the two series. */
  readonly n: number;
  /** Rows of one window. */
  readonly rows: number;
  readonly resamples: number;
  /** Windows that fit into the series side by side: what the band really rests on. */
  readonly separateWindows: number;
}

/**
 * What a rolling correlation shows where there is nothing to show: the correlation of a window of one series with a
 * window of the other from another time, drawn many times over. Both windows are the series' own, with their own
 * autocorrelation, trends and outbursts, but they share no day, so they have nothing to tell each other.
 *
 * The band holds for each window by itself: of a line that wanders, one part in twenty lies outside at 95 %, and in
 * long stretches, since windows of neighbouring days share their rows. With three independent points chance alone
 * gives |r| > 0.9 in 28.7 % of windows. Approximate where few windows fit side by side, and where far times still
 * share something, such as both series' growth, which then counts as chance.
 *
 * @param x one value a row in the order of time, NaN = missing; rows without a complete pair are left out
 * @param y the same rows
 * @throws RangeError when lengths differ, an option is out of range, or fewer than three windows fit side by side
 */
export function chanceBand(x: Numbers, y: Numbers, options: ChanceBandOptions): ChanceBand {
  return finish(chanceBandSteps(x, y, options));
}

/** Draws between two steps. */
const STRIDE = 50;

/** `chanceBand` in steps of some draws each. */
export function* chanceBandSteps(x: Numbers, y: Numbers, options: ChanceBandOptions): Steps<ChanceBand> {
  const { window, rowsPerPoint = 1, method = 'pearson', level = 0.95, resamples = 2000 } = options;
  requireWhole('chanceBand: window', window, MIN_PAIRS);
  requireWhole('chanceBand: rowsPerPoint', rowsPerPoint, 1);
  requireWhole('chanceBand: resamples', resamples, 1);
  const pairs = completePairs('chanceBand', x, y);
  const n = pairs.x.length;
  const rows = window * rowsPerPoint;
  if (n < 3 * rows) {
    throw new RangeError(
      `chanceBand: ${n} rows hold fewer than three windows of ${rows}. Choose a shorter window or a longer range.`,
    );
  }
  const correlate = method === 'pearson' ? pearson : spearman;
  const points = (values: Float64Array, start: number): Float64Array =>
    means(values.subarray(start, start + rows), rowsPerPoint);
  const random = createRandom(options.seed);
  const values = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    if (i % STRIDE === 0) yield i / resamples;
    const [first, second] = separateStarts(n - rows + 1, rows, random);
    values[i] = correlate(points(pairs.x, first), points(pairs.y, second));
  }
  // A series that stands still for a window has no correlation there: such windows show nothing and count for none.
  const shown = values.filter((value) => !Number.isNaN(value));
  const tail = (1 - level) / 2;
  const [lower, upper] = quantiles(shown, [tail, 1 - tail]);
  const exceedance = (options.thresholds ?? []).map(
    (threshold) => shown.filter((value) => Math.abs(value) > threshold).length / shown.length,
  );
  const separateWindows = Math.floor(n / rows);
  return { lower: lower!, upper: upper!, level, exceedance, n, rows, resamples, separateWindows };
}

/** Two starts below `count` at least `apart` from each other; every such pair is equally likely. */
function separateStarts(count: number, apart: number, random: Random): [number, number] {
  for (;;) {
    const [first, second] = [random.integer(count), random.integer(count)];
    if (Math.abs(first - second) >= apart) return [first, second];
  }
}

function means(values: Float64Array, size: number): Float64Array {
  if (size === 1) return values;
  return Float64Array.from({ length: values.length / size }, (_, point) => {
    let sum = 0;
    for (let i = 0; i < size; i++) sum += values[point * size + i]!;
    return sum / size;
  });
}
