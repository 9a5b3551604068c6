import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { createRandom } from '../random';
import { optimalBlockLength } from './block-length';
import { circularBlocks } from './bootstrap';
import { completePairs } from './complete-pairs';
import { MIN_PAIRS, pearson } from './correlation';
import { quantiles } from './quantile';
import { ranks } from './ranks';
import { resampledPearson, resampledSpearman } from './resampled-correlation';
import { isConstant } from './spread';
import { finish, type Steps } from './steps';

export interface IntervalOptions {
  readonly method: 'pearson' | 'spearman';
  /** Probability with which the interval is to cover: 0.95. */
  readonly level?: number;
  /** 1000. */
  readonly resamples?: number;
  /** Rows a block; by default chosen from the data. */
  readonly blockLength?: number;
  readonly seed: number;
}

export interface CorrelationInterval {
  readonly value: number;
  /** NaN where `value` is. */
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Complete pairs. */
  readonly n: number;
  readonly blockLength: number;
  readonly resamples: number;
}

/**
 * A correlation with an interval that allows for dependence in time: percentiles of the correlation over resamples
 * made of whole blocks of consecutive pairs (circular block bootstrap; Politis & Romano, 1992).
 *
 * Unless given, the block length is that of Politis & White (`optimalBlockLength`) for the influence of each pair
 * on r, z_x z_y − r (z_x² + z_y²) / 2 in standardised values (in ranks for Spearman), rounded: near 1 where pairs
 * are independent, more where they or their spread hang together. Approximate: blocks cut
 * off some dependence, so intervals come a little short. In simulations of 95 % intervals 94-95 % covered for pairs
 * (nearly) independent in time, 90-92 % at autocorrelation 0.6, 85 % for 250 rows of 0.9. So it is meant for changes;
 * on levels, which wander, no interval of this kind holds.
 *
 * @param x one value a row in the order of time, NaN = missing; rows without a complete pair are left out
 * @param y the same rows
 * @throws RangeError when lengths differ or an option is out of range
 */
export function correlationInterval(x: Numbers, y: Numbers, options: IntervalOptions): CorrelationInterval {
  return finish(correlationIntervalSteps(x, y, options));
}

/** Resamples between two steps. */
const STRIDE = 20;

/** `correlationInterval` in steps of some resamples each. */
export function* correlationIntervalSteps(
  x: Numbers,
  y: Numbers,
  { method, level = 0.95, resamples = 1000, blockLength, seed }: IntervalOptions,
): Steps<CorrelationInterval> {
  requireWhole('correlationInterval: resamples', resamples, 1);
  if (blockLength !== undefined) requireWhole('correlationInterval: blockLength', blockLength, 1);
  if (!(level > 0 && level < 1)) {
    throw new RangeError(
      `correlationInterval: the level is ${level}. Give a number between 0 and 1, for example 0.95.`,
    );
  }
  const pairs = completePairs('correlationInterval', x, y);
  const n = pairs.x.length;
  const [left, right] = method === 'spearman' ? [ranks(pairs.x), ranks(pairs.y)] : [pairs.x, pairs.y];
  const value = pearson(left, right);
  if (n < MIN_PAIRS || Number.isNaN(value) || isConstant(left, left[0]!)) {
    return { value: NaN, lower: NaN, upper: NaN, level, n, blockLength: NaN, resamples };
  }
  const length = Math.min(n, blockLength ?? influenceBlockLength(left, right, value));
  const resampled = method === 'spearman' ? resampledSpearman(left, right) : resampledPearson(left, right);
  const random = createRandom(seed);
  const values = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    if (i % STRIDE === 0) yield i / resamples;
    values[i] = resampled(circularBlocks(n, length, random));
  }
  const tail = (1 - level) / 2;
  const [lower, upper] = quantiles(values, [tail, 1 - tail]);
  return { value, lower: lower!, upper: upper!, level, n, blockLength: length, resamples };
}

function influenceBlockLength(x: Float64Array, y: Float64Array, r: number): number {
  const [left, right] = [standardised(x), standardised(y)];
  const influence = left.map((z, t) => z * right[t]! - (r * (z * z + right[t]! ** 2)) / 2);
  return Math.max(1, Math.round(optimalBlockLength(influence).circular));
}

/** Less the mean, divided by the standard deviation. */
function standardised(x: Float64Array): Float64Array {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length;
  return x.map((value) => (value - mean) / Math.sqrt(variance));
}
