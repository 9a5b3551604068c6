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

/** Span of the exponential mean, rows. */
export const WEIGHT_SPAN = 7;

/** Regimes in which some indicators are believed to count for more. */
export const WEIGHT_REGIMES = ['hike', 'inflation'] as const;
export type WeightRegime = (typeof WEIGHT_REGIMES)[number];

/** The factor of an indicator in its regime. */
export const REGIME_BOOST = 1.2;

/** Whom a regime boosts. */
export const REGIME_BOOSTED: Readonly<Record<WeightRegime, readonly WeightedIndicator[]>> = {
  hike: ['fed_rate', 'yield_curve'],
  inflation: ['cpi'],
};

export interface DynamicWeightOptions {
  /** Rows before the day over which correlations are taken: 90. */
  readonly window?: number;
  /** In place of the coin's own. */
  readonly boosts?: Boosts;
  /**
   * Regimes that put a factor of 1.2 on some: fed funds and yield curve in a hike cycle, CPI in high inflation. None
   * by default: they are priors that these data cannot test.
   */
  readonly regimes?: readonly WeightRegime[];
  /** Span of the exponential mean, rows: 7. */
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
  /** What the share of each is multiplied by: the coin's boost, and that of the regime of the row before. */
  readonly factors: readonly Float64Array[];
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
  const { window = WEIGHT_WINDOW, boosts = coinBoosts(coin), regimes = [], span = WEIGHT_SPAN } = options;
  const close = coinClose(frame, coin);
  const first = firstDefinedRow(close, window);
  const indicators = WEIGHTED_INDICATORS.map((id) => required(frame, id));
  const full =
    window === WEIGHT_WINDOW && options.correlations
      ? WEIGHTED_INDICATORS.map(options.correlations)
      : fullWindows(close, indicators, window);
  const rho = full.map((values, i) => rowBefore(values, [close, indicators[i]!], { window, first }));
  const factors = boostFactors(frame, boosts, regimes);
  const boosted = boostedWeights(rho, factors, first);
  const smoothed = boosted.map((weights) => {
    const result = new Float64Array(weights.length).fill(NaN);
    result.set(ewm(weights.subarray(first), span), first);
    return result;
  });
  return { features: WEIGHTED_INDICATORS, days: frame.days, rho, factors, boosted, smoothed };
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
function boostFactors(frame: Frame, boosts: Boosts, regimes: readonly WeightRegime[]): Float64Array[] {
  const masks = {
    hike: () => hikeCycle(required(frame, 'fed_rate')),
    inflation: () => highInflation(required(frame, 'cpi_yoy')),
  };
  const active = regimes.map((regime) => ({ regime, mask: masks[regime]() }));
  return WEIGHTED_INDICATORS.map((id) => {
    const factors = new Float64Array(frame.days.length).fill(boosts[id] ?? 1);
    for (const { regime, mask } of active) {
      if (!REGIME_BOOSTED[regime].includes(id)) continue;
      for (let row = 1; row < factors.length; row++) if (mask[row - 1]) factors[row]! *= REGIME_BOOST;
    }
    return factors;
  });
}

function boostedWeights(
  rho: readonly Float64Array[],
  factors: readonly Float64Array[],
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
      total += weights[f]![row] = factors[f]![row]! * share;
    }
    // Boosts of 0 can leave nothing to share out; equal weights then.
    for (let f = 0; f < count; f++) weights[f]![row] = total > 0 ? weights[f]![row]! / total : 1 / count;
  }
  return weights;
}
