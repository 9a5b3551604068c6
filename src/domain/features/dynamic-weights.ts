import { isOwnId, type CoinId, type TargetId } from '../catalogue/ids';
import { indicatorColumn } from '../derived';
import { column } from '../frame';
import type { Frame } from '../frame';
import { ewm } from '../signal/ewm';
import { rollingSpearman } from '../stats/rolling-spearman';
import { coinClose } from './coin-columns';
import { highInflation, hikeCycle } from './regimes';
import { lag } from './trailing';
import { correlateRanks, orderOf, windowRanks } from './window-ranks';

/** The indicators that are weighted, in the order of every result. */
export const WEIGHTED_INDICATORS = [
  'vix',
  'sp500',
  'fed_rate',
  'dxy',
  'cpi',
  'yield_curve',
  'real_sp500',
] as const;
export type WeightedIndicator = (typeof WEIGHTED_INDICATORS)[number];
export type Boosts = Readonly<Partial<Record<WeightedIndicator, number>>>;

/** What each coin is believed to listen to: factors on the weights, priors that the data did not choose. */
export const COIN_BOOSTS: Readonly<Record<CoinId, Boosts>> = {
  btc: { vix: 1.2, real_sp500: 1.1 },
  eth: { vix: 1.3, yield_curve: 1.2 },
  ltc: { dxy: 1.2, fed_rate: 1.1 },
  doge: { vix: 1.4, sp500: 0.8 },
};

/** The factors of a coin; of one of the reader's own nothing is believed. */
export function coinBoosts(coin: TargetId): Boosts {
  return isOwnId(coin) ? {} : COIN_BOOSTS[coin];
}

/** Rows before the day over which correlations are taken. */
export const WEIGHT_WINDOW = 90;

const REGIME_BOOST = 1.2;

export interface DynamicWeightOptions {
  /** Rows before the day over which correlations are taken: 90. */
  readonly window?: number;
  /** In place of the coin's own. */
  readonly boosts?: Boosts;
  /**
   * Factors of 1.2 in regimes: fed funds and yield curve in a hike cycle, CPI in high inflation. Off by default:
   * they are priors that these data cannot test.
   */
  readonly regimeBoosts?: boolean;
  /** Span of the exponential mean, days: 7. */
  readonly span?: number;
  /**
   * The rank correlations of the close with an indicator over the windows of 90 rows that end on each row, where
   * they have been computed already.
   */
  readonly correlations?: (id: WeightedIndicator) => Float64Array;
}

/** All three lists hold one array a feature, each with one value a day of `days` (those of the frame). */
export interface DynamicWeights {
  readonly features: readonly WeightedIndicator[];
  readonly days: Int32Array;
  /** Spearman's rank correlation over the rows before the day; 0 where it does not exist. */
  readonly rho: readonly Float64Array[];
  /** |rho| normalised to sum 1, times the boosts, normalised again. */
  readonly boosted: readonly Float64Array[];
  /** Exponentially weighted mean of `boosted`; sums to 1. */
  readonly smoothed: readonly Float64Array[];
}

/**
 * How much a coin has moved with each of seven indicators of late, as weights that sum to 1.
 *
 * On row t: Spearman over rows t − window .. t − 1 between the levels of the coin's close and of each indicator
 * (NaN counts 0); |rho| ÷ Σ|rho|, equal weights where all are 0; times the coin's boosts, and normalised again;
 * then an exponentially weighted mean (span 7, pandas' adjust = True) from the first defined row on. The row
 * itself is not in its window, so the weights of a day depend on earlier rows only.
 *
 * A row is defined once the coin has had a close on `window` rows in a row; all results are NaN before, on
 * every day of the frame. Derived indicators that the frame lacks are computed from their parts.
 *
 * @throws RangeError when the frame lacks the coin's close or an indicator
 */
export function dynamicWeights(
  frame: Frame,
  coin: TargetId,
  options: DynamicWeightOptions = {},
): DynamicWeights {
  const { window = WEIGHT_WINDOW, boosts = coinBoosts(coin), regimeBoosts = false, span = 7 } = options;
  const close = coinClose(frame, coin);
  const first = firstDefinedRow(close, window);
  const indicators = WEIGHTED_INDICATORS.map((id) => required(frame, id));
  const full =
    window === WEIGHT_WINDOW && options.correlations
      ? WEIGHTED_INDICATORS.map(options.correlations)
      : fullWindows(close, indicators, window);
  const rho = full.map((values, i) => rowBefore(values, [close, indicators[i]!], { window, first }));
  const factors = boostFactors(frame, boosts, regimeBoosts);
  const boosted = boostedWeights(rho, factors, first);
  const smoothed = boosted.map((weights) => {
    const result = new Float64Array(weights.length).fill(NaN);
    result.set(ewm(weights.subarray(first), span), first);
    return result;
  });
  return { features: WEIGHTED_INDICATORS, days: frame.days, rho, boosted, smoothed };
}

function required(frame: Frame, id: string): Float64Array {
  return indicatorColumn(frame, id) ?? column(frame, id);
}

/** The first row whose `window` preceding rows all have a close; the number of rows when there is none. */
function firstDefinedRow(close: Float64Array, window: number): number {
  let run = 0;
  for (let row = 0; row < close.length; row++) {
    if (run >= window) return row;
    run = Number.isNaN(close[row]!) ? 0 : run + 1;
  }
  return close.length;
}

interface Span {
  readonly window: number;
  readonly first: number;
}

/** Spearman over the windows that end on each row; NaN where one is not full. */
function fullWindows(
  close: Float64Array,
  indicators: readonly Float64Array[],
  window: number,
): Float64Array[] {
  const closeRanks = [windowRanks(orderOf(close), window)];
  return indicators.map((values) => correlateRanks(orderOf(values), closeRanks)[0]!);
}

/** The correlation of the row before; 0 where it does not exist, NaN before the first defined row. */
function rowBefore(
  full: Float64Array,
  sides: readonly [Float64Array, Float64Array],
  { window, first }: Span,
): Float64Array {
  const rho = full.subarray(first - 1).some(Number.isNaN) ? withGaps(full, sides, window) : full;
  return lag(rho, 1).map((value, row) => (row < first ? NaN : Number.isNaN(value) ? 0 : value));
}

/** Fills windows that have gaps with the correlation of their complete pairs; full windows keep theirs. */
function withGaps(
  full: Float64Array,
  sides: readonly [Float64Array, Float64Array],
  window: number,
): Float64Array {
  const pairwise = rollingSpearman(...sides, window, Math.min(3, window));
  return full.map((value, row) => (Number.isNaN(value) ? pairwise[row]! : value));
}

/** The factor of each feature on each row. Regimes are those of the row before, as the correlations are. */
function boostFactors(
  frame: Frame,
  boosts: Boosts,
  regimes: boolean,
): (feature: number, row: number) => number {
  const constant = WEIGHTED_INDICATORS.map((id) => boosts[id] ?? 1);
  if (!regimes) return (feature) => constant[feature]!;
  const hikes = hikeCycle(required(frame, 'fed_rate'));
  const inflation = highInflation(required(frame, 'cpi_yoy'));
  return (feature, row) => {
    const id = WEIGHTED_INDICATORS[feature];
    const active =
      id === 'cpi' ? inflation[row - 1] : id === 'fed_rate' || id === 'yield_curve' ? hikes[row - 1] : 0;
    return constant[feature]! * (active ? REGIME_BOOST : 1);
  };
}

function boostedWeights(
  rho: readonly Float64Array[],
  factor: (feature: number, row: number) => number,
  first: number,
): Float64Array[] {
  const count = rho.length;
  const rows = rho[0]!.length;
  const weights = rho.map(() => new Float64Array(rows).fill(NaN));
  for (let row = first; row < rows; row++) {
    let sum = 0;
    for (let f = 0; f < count; f++) sum += Math.abs(rho[f]![row]!);
    let total = 0;
    for (let f = 0; f < count; f++) {
      const share = sum > 0 ? Math.abs(rho[f]![row]!) / sum : 1 / count;
      total += weights[f]![row] = factor(f, row) * share;
    }
    // Boosts of 0 can leave nothing to share out; equal weights then.
    for (let f = 0; f < count; f++) weights[f]![row] = total > 0 ? weights[f]![row]! / total : 1 / count;
  }
  return weights;
}
