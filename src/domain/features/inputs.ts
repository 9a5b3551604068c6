import { coinColumnId } from '../catalogue/ids';
import type { CoinColumn, CoinId, TargetId } from '../catalogue/ids';
import { indicatorColumn } from '../derived';
import type { Frame } from '../frame';
import { arrivals, oneSidedPriceTrend } from '../signal/price-trend';
import type { PriceTrend } from '../signal/price-trend';
import { vixAlphas } from '../signal/volatility-smoothing';
import { coinClose, coinColumn } from './coin-columns';
import { dynamicWeights } from './dynamic-weights';
import type { DynamicWeights } from './dynamic-weights';
import { rankCorrelations } from './rank-correlations';
import type { RankCorrelations } from './rank-correlations';
import { logReturns } from './trailing';

/** What features are computed from: one coin's view of an as-known panel. Costly parts are computed once. */
export interface FeatureInputs {
  readonly days: Int32Array;
  readonly coin: TargetId;
  /** USD. */
  readonly close: Float64Array;
  /** Log return of one day; NaN on the first. */
  readonly logReturn: Float64Array;
  /** A column of this or another coin; all NaN where the panel has none. */
  coinColumn(column: CoinColumn, coin?: CoinId): Float64Array;
  /** An indicator or another column of the panel in its own unit; all NaN where the panel has none. */
  series(id: string): Float64Array;
  /** Rank correlations of the close with indicators. */
  readonly ranks: RankCorrelations;
  /** Consumer prices day by day, one-sided. */
  consumerPrices(): PriceTrend;
  /** What the VIX lets into smoothed series on each day. */
  vixAlphas(): Float64Array;
  /** The coin's dynamic weights. */
  weights(): DynamicWeights;
}

/** @throws RangeError when the panel has no closing price of the coin. */
export function featureInputs(panel: Frame, coin: TargetId): FeatureInputs {
  const close = coinClose(panel, coin);
  const missing = new Float64Array(panel.days.length).fill(NaN);
  let weights: DynamicWeights | undefined;
  let consumerPrices: PriceTrend | undefined;
  let alphas: Float64Array | undefined;
  const series = (id: string): Float64Array => indicatorColumn(panel, id) ?? missing;
  const ranks = rankCorrelations(close, series);
  return {
    days: panel.days,
    coin,
    close,
    logReturn: logReturns(close, 1),
    // Bare columns belong to the coin that is asked about, never to another one.
    coinColumn: (name, other) =>
      (other === undefined || other === coin
        ? coinColumn(panel, coin, name)
        : panel.columns[coinColumnId(other, name)]) ?? missing,
    series,
    ranks,
    consumerPrices: () => (consumerPrices ??= oneSidedPriceTrend(arrivals(series('cpi')))),
    vixAlphas: () => (alphas ??= vixAlphas(series('vix'))),
    weights: () => (weights ??= dynamicWeights(panel, coin, { correlations: ranks.sameDay })),
  };
}
