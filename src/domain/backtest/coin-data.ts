import { COIN_IDS, type TargetId } from '../catalogue/ids';
import { buildFeatures } from '../features/build';
import { FEATURES } from '../features/catalogue';
import { coinClose, coinColumn } from '../features/coin-columns';
import type { CoinPrices, ForecastData } from '../forecast/forecaster';
import { sliceFrame, type Frame } from '../frame';

/** Days at the start on which a macro input may still be missing; one that is missing later is left out. */
const WARM_UP = 365;

/** What statistical forecasters are given of a coin, on consecutive days. */
export interface CoinRows {
  /** Epoch day of each row. */
  readonly days: Int32Array;
  readonly data: ForecastData;
}

export interface CoinRowsOptions {
  /** Epoch days, both included; the coin's first price and the panel's last day by default. */
  readonly firstDay?: number;
  readonly lastDay?: number;
  /** Whether changes of macro indicators enter as covariates, false by default (they take a second). */
  readonly covariates?: boolean;
}

/**
 * A coin's rows of an as-known panel, from its first close on: prices, the other coins beside it, and changes of
 * macro indicators as known.
 *
 * @throws RangeError when the panel has no close of the coin in the days
 */
export function coinRows(panel: Frame, coin: TargetId, options: CoinRowsOptions = {}): CoinRows {
  const { firstDay = -Infinity, lastDay = Infinity, covariates = false } = options;
  const until = panel.days.findIndex((day) => day > lastDay);
  const whole = sliceFrame(panel, 0, until < 0 ? panel.days.length : until);
  const close = coinClose(whole, coin);
  const first = close.findIndex((value, row) => value > 0 && whole.days[row]! >= firstDay);
  if (first < 0) throw new RangeError(`There is no close of ${coin} in the days. Choose other days.`);
  const frame = sliceFrame(whole, first, whole.days.length);
  const data = {
    ...prices(frame, coin),
    peers: COIN_IDS.filter((id) => id !== coin).map((id) => prices(frame, id)),
  };
  if (!covariates) return { days: frame.days, data };
  return { days: frame.days, data: { ...data, covariates: macroChanges(whole, coin, first) } };
}

function prices(frame: Frame, coin: TargetId): CoinPrices {
  const [highs, lows] = [coinColumn(frame, coin, 'high'), coinColumn(frame, coin, 'low')];
  return { closes: coinClose(frame, coin), ...(highs && { highs }), ...(lows && { lows }) };
}

/** Features of the group `macro-change` that are there on every row after a year. */
function macroChanges(whole: Frame, coin: TargetId, first: number): Float64Array[] {
  const ids = FEATURES.filter(({ group }) => group === 'macro-change').map(({ id }) => id);
  return Object.values(buildFeatures(whole, coin, { ids }).columns)
    .map((values) => values.subarray(first))
    .filter((values) => values.subarray(WARM_UP).every(Number.isFinite));
}
