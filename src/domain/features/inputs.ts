import { coinColumnId } from '../catalogue/ids';
import type { CoinColumn, CoinId, IndicatorId } from '../catalogue/ids';
import { indicatorColumn } from '../derived';
import type { Frame } from '../frame';
import { coinClose, coinColumn } from './coin-columns';
import { dynamicWeights } from './dynamic-weights';
import type { DynamicWeights } from './dynamic-weights';
import { lag, logReturns } from './trailing';
import { windowRanks } from './window-ranks';
import type { WindowRanks } from './window-ranks';

/** What features are computed from: one coin's view of an as-known panel. Costly parts are computed once. */
export interface FeatureInputs {
  readonly days: Int32Array;
  readonly coin: CoinId;
  /** USD. */
  readonly close: Float64Array;
  /** Log return of one day; NaN on the first. */
  readonly logReturn: Float64Array;
  /** A column of this or another coin; all NaN where the panel has none. */
  coinColumn(column: CoinColumn, coin?: CoinId): Float64Array;
  /** An indicator or another column of the panel in its own unit; all NaN where the panel has none. */
  series(id: string): Float64Array;
  /** Ranks in trailing windows, of an indicator or of the coin's close a day earlier. */
  ranks(of: IndicatorId | 'close before', window: number): WindowRanks;
  /** The coin's dynamic weights. */
  weights(): DynamicWeights;
}

/** @throws RangeError when the panel has no closing price of the coin. */
export function featureInputs(panel: Frame, coin: CoinId): FeatureInputs {
  const close = coinClose(panel, coin);
  const missing = new Float64Array(panel.days.length).fill(NaN);
  let weights: DynamicWeights | undefined;
  const rankTables = new Map<string, WindowRanks>();
  const series = (id: string): Float64Array => indicatorColumn(panel, id) ?? missing;
  return {
    days: panel.days,
    coin,
    close,
    logReturn: logReturns(close, 1),
    // Bare columns belong to the coin that is asked about, never to another one.
    coinColumn: (name, other = coin) =>
      (other === coin ? coinColumn(panel, coin, name) : panel.columns[coinColumnId(other, name)]) ?? missing,
    series,
    ranks: (of, window) => {
      const name = `${of} ${window}`;
      const table =
        rankTables.get(name) ?? windowRanks(of === 'close before' ? lag(close, 1) : series(of), window);
      rankTables.set(name, table);
      return table;
    },
    weights: () => (weights ??= dynamicWeights(panel, coin)),
  };
}
