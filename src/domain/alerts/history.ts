import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { createRandom } from '../random';
import { quantiles } from '../stats/quantile';
import type { Watched } from './watch';

/**
 * The rows on which an alert fires: the condition begins to hold, and no firing lies within the quiet days before.
 * A condition that holds on the first row is no news there.
 *
 * @param days epoch days of the rows
 */
export function firings({ holds }: Watched, days: Numbers, quietDays: number): Int32Array {
  requireWhole('firings: quietDays', quietDays, 0);
  const found: number[] = [];
  for (let row = 1; row < holds.length; row++) {
    if (holds[row] !== 1 || holds[row - 1] === 1) continue;
    const last = found.at(-1);
    if (last === undefined || days[row]! - days[last]! > quietDays) found.push(row);
  }
  return Int32Array.from(found);
}

export interface AftermathOptions {
  /** Days after a firing: 1, 7 and 30. */
  readonly horizons?: readonly number[];
  /** Placebo sets: 1000. */
  readonly placebos?: number;
  readonly level?: number;
  readonly seed: number;
}

/** What a coin did in the days after an alert, beside the same after random days. Log points (0.01 = 1 %). */
export interface Aftermath {
  readonly horizon: number;
  /** Firings with so many days after them. */
  readonly n: number;
  readonly mean: number;
  /** Share of them after which the coin stood higher. */
  readonly up: number;
  /** Mean over the placebo sets, and where their means lie with probability `level`. */
  readonly randomMean: number;
  readonly randomLower: number;
  readonly randomUpper: number;
  readonly level: number;
  /** Share of placebo sets at least as far from their mean, the alert's own set counted in. */
  readonly pValue: number;
}

/** With fewer firings than this no mean says anything. */
export const LEAST_FIRINGS = 5;

/**
 * What followed an alert. The random days of a placebo set are the alert's own days moved along the calendar by the
 * same random number of rows (as on a circle), so that they come in the same clusters: firings close together share
 * what followed, and days drawn one by one would make chance look smaller than it is.
 *
 * @param closes of a coin, USD, NaN = missing
 * @param fired rows
 * @param firstRow the first row on which the alert could be judged: placebo days do not lie before it
 * @returns one entry a horizon; figures are NaN with fewer than five firings
 * @throws RangeError when an option is out of range
 */
export function aftermath(
  closes: Numbers,
  { fired, firstRow }: { readonly fired: Numbers; readonly firstRow: number },
  { horizons = [1, 7, 30], placebos = 1000, level = 0.95, seed }: AftermathOptions,
): Aftermath[] {
  requireWhole('aftermath: placebos', placebos, 1);
  const random = createRandom(seed);
  return horizons.map((horizon) => {
    requireWhole('aftermath: a horizon', horizon, 1);
    const later = laterReturns(closes, horizon);
    const own = summary(later, Array.from(fired));
    const rows = later.length - firstRow;
    const sets = Array.from({ length: rows > 1 ? placebos : 0 }, () => {
      const turn = 1 + random.integer(rows - 1);
      return summary(
        later,
        Array.from(fired, (row) => firstRow + ((row - firstRow + turn) % rows)),
      ).mean;
    }).filter((mean) => !Number.isNaN(mean));
    return { horizon, level, ...compared(own, sets, level) };
  });
}

type Compared = Omit<Aftermath, 'horizon' | 'level'>;

function compared(own: Summary, sets: readonly number[], level: number): Compared {
  if (own.n < LEAST_FIRINGS || sets.length === 0) {
    const none = { mean: NaN, up: NaN, randomMean: NaN, randomLower: NaN, randomUpper: NaN, pValue: NaN };
    return { n: own.n, ...none };
  }
  const randomMean = sets.reduce((sum, mean) => sum + mean, 0) / sets.length;
  const asFar = sets.filter((mean) => Math.abs(mean - randomMean) >= Math.abs(own.mean - randomMean)).length;
  const tail = (1 - level) / 2;
  const edges = quantiles(sets, [tail, 1 - tail]);
  return {
    ...own,
    randomMean,
    randomLower: edges[0]!,
    randomUpper: edges[1]!,
    pValue: (1 + asFar) / (1 + sets.length),
  };
}

/** ln(close[t + h] / close[t]); NaN on the last h rows. */
function laterReturns(closes: Numbers, horizon: number): Float64Array {
  return Float64Array.from({ length: closes.length }, (_, t) =>
    Math.log((closes[t + horizon] ?? NaN) / closes[t]!),
  );
}

interface Summary {
  readonly n: number;
  readonly mean: number;
  readonly up: number;
}

function summary(later: Float64Array, rows: readonly number[]): Summary {
  const found = rows.map((row) => later[row]!).filter(Number.isFinite);
  const n = found.length;
  return {
    n,
    mean: found.reduce((sum, value) => sum + value, 0) / n,
    up: found.filter((value) => value > 0).length / n,
  };
}
