import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { createRandom } from '../random';
import { circularBlocks } from '../stats/bootstrap';
import { optimalBlockLength } from '../stats/block-length';
import { quantiles } from '../stats/quantile';
import { fitRows } from './rolling-betas';

export interface HedgeTestOptions {
  /** Rows from which a ratio is estimated: 250. */
  readonly window?: number;
  /** Rows between two estimates: 20, about a month of trading days. */
  readonly rebalance?: number;
  /** Cost of trading one dollar of an instrument, basis points (0.01 %): 5. */
  readonly costBasisPoints?: number;
  readonly level?: number;
  readonly resamples?: number;
  readonly seed: number;
}

/** What a hedge would have done on days that its ratios had not seen. Returns are simple and daily. */
export interface HedgeTest {
  /** Dollars of each instrument sold per dollar of coin, in force on each row; NaN before the first estimate. */
  readonly ratios: readonly Float64Array[];
  /** The first row on which the hedge was held. */
  readonly firstRow: number;
  readonly rows: number;
  /** 1 − variance hedged ÷ variance unhedged, costs included; positive = calmer. */
  readonly reduction: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Whether the interval of the reduction holds 0: then the hedge cannot be told from none. */
  readonly spansZero: boolean;
  /** The reduction the same ratios show on the rows they were estimated from: what a backward look promises. */
  readonly inSample: number;
  /** Standard deviation a day. */
  readonly unhedgedDeviation: number;
  readonly hedgedDeviation: number;
  /** Mean return a day given up (positive) by holding the hedge, costs included, and the costs alone. */
  readonly meanGivenUp: number;
  readonly meanCost: number;
}

/**
 * A minimum-variance hedge (Johnson, 1960; Ederington, 1979), tested forward: every `rebalance` rows the ratios
 * h = argmin Var(coin − Σ h_i instrument_i), which are the least squares slopes, are estimated on the last `window`
 * rows and held over the next ones. Each change of a ratio costs `costBasisPoints` of the dollars traded. The
 * interval of the reduction is of percentiles over resamples of whole blocks of days (circular block bootstrap), with
 * the block length of Politis & White for the squared unhedged returns.
 *
 * An index cannot be traded as it is: futures or funds on it come near, with costs of their own.
 *
 * @param coin simple daily returns, without NaN, in the order of time
 * @param instruments the same rows
 * @throws RangeError when lengths differ, an option is out of range, or fewer than 30 rows are left for the test
 */
export function hedgeTest(
  coin: Numbers,
  instruments: readonly Numbers[],
  options: HedgeTestOptions,
): HedgeTest {
  const { window = 250, rebalance = 20, costBasisPoints = 5, level = 0.95, resamples = 1000 } = options;
  requireSameLength('hedgeTest', coin, ...instruments);
  requireWhole('hedgeTest: window', window, instruments.length + 3);
  requireWhole('hedgeTest: rebalance', rebalance, 1);
  requireWhole('hedgeTest: resamples', resamples, 1);
  if (!(costBasisPoints >= 0 && costBasisPoints <= 1000)) {
    throw new RangeError(
      `hedgeTest: a cost of ${costBasisPoints} basis points is out of range. Give 0 to 1000.`,
    );
  }
  if (coin.length < window + LEAST_ROWS) {
    throw new RangeError(
      `hedgeTest: ${coin.length} rows leave too few to test. Give at least ${window + LEAST_ROWS}, or a shorter window.`,
    );
  }
  const y = Float64Array.from(coin);
  const xs = instruments.map((values) => Float64Array.from(values));
  const held = holdForward(y, xs, { window, rebalance, cost: costBasisPoints / 10_000 });
  const bare = y.subarray(window);
  const spread = reductionInterval(bare, held.returns, { level, resamples, seed: options.seed });
  return {
    ratios: held.ratios,
    firstRow: window,
    rows: bare.length,
    reduction: reductionOf(bare, held.returns),
    ...spread,
    level,
    spansZero: spread.lower <= 0 && spread.upper >= 0,
    inSample: held.inSample,
    unhedgedDeviation: Math.sqrt(variance(bare)),
    hedgedDeviation: Math.sqrt(variance(held.returns)),
    meanGivenUp: mean(bare) - mean(held.returns),
    meanCost: held.cost / bare.length,
  };
}

const LEAST_ROWS = 30;

interface Held {
  readonly ratios: readonly Float64Array[];
  /** Of the hedged coin, from the first row held on. */
  readonly returns: Float64Array;
  /** Sum over all rows, dollars per dollar of coin. */
  readonly cost: number;
  readonly inSample: number;
}

/** Walks forward: estimate on what has been, hold over what comes. */
function holdForward(
  coin: Float64Array,
  instruments: readonly Float64Array[],
  { window, rebalance, cost }: { window: number; rebalance: number; cost: number },
): Held {
  const ratios = instruments.map(() => new Float64Array(coin.length).fill(NaN));
  const returns = coin.slice(window);
  let held: readonly number[] = instruments.map(() => 0);
  let [paid, explained, estimates] = [0, 0, 0];
  for (let from = window; from < coin.length; from += rebalance) {
    const fit = fitRows(coin, instruments, { from: from - window, to: from });
    const next = fit ? Array.from(fit.coefficients.subarray(1)) : held;
    if (fit) {
      explained += 1 - fit.rss / (window * variance(coin.subarray(from - window, from)));
      estimates++;
    }
    const fee = cost * next.reduce((sum, ratio, i) => sum + Math.abs(ratio - held[i]!), 0);
    held = next;
    paid += fee;
    for (let row = from; row < Math.min(from + rebalance, coin.length); row++) {
      held.forEach((ratio, i) => {
        ratios[i]![row] = ratio;
        returns[row - window]! -= ratio * instruments[i]![row]!;
      });
    }
    returns[from - window]! -= fee;
  }
  return { ratios, returns, cost: paid, inSample: explained / estimates };
}

function reductionInterval(
  bare: Float64Array,
  hedged: Float64Array,
  { level, resamples, seed }: { level: number; resamples: number; seed: number },
): { lower: number; upper: number } {
  const random = createRandom(seed);
  const block = Math.max(1, Math.round(optimalBlockLength(bare.map((value) => value * value)).circular));
  const found = Array.from({ length: resamples }, () => {
    const rows = circularBlocks(bare.length, block, random);
    return reductionOf(pick(bare, rows), pick(hedged, rows));
  });
  const tail = (1 - level) / 2;
  const [lower, upper] = quantiles(found, [tail, 1 - tail]) as unknown as [number, number];
  return { lower, upper };
}

function pick(values: Float64Array, rows: Int32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]!);
}

function reductionOf(bare: Float64Array, hedged: Float64Array): number {
  return 1 - variance(hedged) / variance(bare);
}

function mean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

/** Divisor n: ratios of variances on the same rows do not ask for another. */
function variance(values: Float64Array): number {
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  return squares / values.length;
}
