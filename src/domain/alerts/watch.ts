import { weekday } from '../calendar';
import type { TargetId } from '../catalogue/ids';
import { changeKind } from '../catalogue/lookup';
import type { ChangeKind } from '../catalogue/series';
import { coinClose, coinColumn } from '../features/coin-columns';
import { PastQuantiles } from '../features/past-quantiles';
import { highInflation, hikeCycle, marketState } from '../features/regimes';
import { differences, logReturns } from '../features/trailing';
import type { CoinPrices } from '../forecast/forecaster';
import { har, type FittedVariance } from '../forecast/har';
import { column, type Frame } from '../frame';
import { rollingPearson } from '../stats/rolling-pearson';
import type { AlertCondition } from './rule';

/** What a condition sees on each day of a panel, from that day and earlier ones alone. */
export interface Watched {
  /** The watched figure, in the unit of `threshold`. NaN = nothing to be said. */
  readonly values: Float64Array;
  /** What it is compared with; changes from day to day for a share of past forecasts. */
  readonly thresholds: Float64Array;
  /** 1 where the condition holds, else 0; where nothing can be said, as on the day before. */
  readonly holds: Uint8Array;
}

type Changes = Readonly<Record<string, ChangeKind>>;

/** Weekdays of the two correlations that a correlation break compares. */
const SHORT = 30;
const LONG = 180;
/** Days ahead of the volatility forecast, days between two fits, and forecasts before the first comparison. */
const AHEAD = 5;
const REFIT = 180;
const LEAST_FORECASTS = 180;

/**
 * Follows a condition over a panel.
 *
 * @param panel as known: each value from its release on
 * @param changes how changes are taken of columns that the catalogue does not know
 * @throws RangeError when the panel lacks a series of the condition
 */
export function watch(panel: Frame, condition: AlertCondition, changes: Changes = {}): Watched {
  const rows = panel.days.length;
  switch (condition.kind) {
    case 'level': {
      const values = column(panel, condition.series);
      const below = condition.side === 'below';
      return judge(values, constant(rows, condition.threshold), below);
    }
    case 'change': {
      const values = differences(column(panel, condition.series), condition.days);
      return judge(values, constant(rows, condition.threshold), condition.threshold < 0);
    }
    case 'regime':
      return judge(regime(panel, condition), constant(rows, 0.5), false);
    case 'correlation':
      return judge(correlationGap(panel, condition, changes), constant(rows, condition.threshold), false);
    case 'volatility': {
      const values = volatilityForecasts(panel, condition.coin);
      return judge(values, pastThresholds(values, 1 - condition.share), false);
    }
  }
}

function constant(rows: number, value: number): Float64Array {
  return new Float64Array(rows).fill(value);
}

/** At or beyond the threshold; a day on which nothing can be said goes on as the one before. */
function judge(values: Float64Array, thresholds: Float64Array, below: boolean): Watched {
  const holds = new Uint8Array(values.length);
  for (let t = 0; t < values.length; t++) {
    const gap = below ? thresholds[t]! - values[t]! : values[t]! - thresholds[t]!;
    holds[t] = Number.isNaN(gap) ? (holds[t - 1] ?? 0) : gap >= 0 ? 1 : 0;
  }
  return { values, thresholds, holds };
}

/** 1 while the state holds. */
function regime(panel: Frame, { regime: name, coin }: AlertCondition & { kind: 'regime' }): Float64Array {
  switch (name) {
    case 'hike-cycle':
      return Float64Array.from(hikeCycle(column(panel, 'fed_rate')));
    case 'high-inflation':
      return Float64Array.from(highInflation(column(panel, 'cpi_yoy')));
    case 'bull':
    case 'bear': {
      const wanted = name === 'bull' ? 1 : -1;
      return marketState(logReturns(coinClose(panel, coin), 30)).map((state) =>
        Number.isNaN(state) ? NaN : state === wanted ? 1 : 0,
      );
    }
  }
}

/** |r over 30 weekdays − r over 180| of daily changes, carried over weekends. */
function correlationGap(
  panel: Frame,
  { coin, series }: { readonly coin: TargetId; readonly series: string },
  changes: Changes,
): Float64Array {
  const rows = Array.from(panel.days.keys()).filter((row) => {
    const day = weekday(panel.days[row]!);
    return day !== 0 && day !== 6;
  });
  const pick = (values: Float64Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
  const coinChange = logReturns(pick(coinClose(panel, coin)), 1);
  const levels = pick(column(panel, series));
  const change =
    (changes[series] ?? changeKind(series)) === 'log' ? logReturns(levels, 1) : differences(levels, 1);
  const short = rollingPearson(coinChange, change, SHORT);
  const long = rollingPearson(coinChange, change, LONG);
  const gaps = new Float64Array(panel.days.length).fill(NaN);
  rows.forEach((row, i) => (gaps[row] = Math.abs(short[i]! - long[i]!)));
  for (let row = 1; row < gaps.length; row++) {
    const day = weekday(panel.days[row]!);
    if (day === 0 || day === 6) gaps[row] = gaps[row - 1]!;
  }
  return gaps;
}

/**
 * Volatility of the next five days, percent a day, by a HAR model fitted anew every 180 days on all days before;
 * NaN until 360 days have been seen, and where gaps leave too few of them.
 */
export function volatilityForecasts(panel: Frame, coin: TargetId): Float64Array {
  const [highs, lows] = [coinColumn(panel, coin, 'high'), coinColumn(panel, coin, 'low')];
  const prices = { closes: coinClose(panel, coin), ...(highs && lows ? { highs, lows } : {}) };
  const result = new Float64Array(panel.days.length).fill(NaN);
  const first = prices.closes.findIndex((close) => !Number.isNaN(close));
  if (first < 0) return result;
  for (let from = first + 2 * REFIT; from < result.length; from += REFIT) {
    const fitted = fittedBefore(prices, first, from);
    if (!fitted) continue;
    for (let origin = from; origin < Math.min(from + REFIT, result.length); origin++) {
      result[origin] = 100 * Math.exp(fitted.forecast(prices, origin)[AHEAD - 1]! / 2);
    }
  }
  return result;
}

function fittedBefore(prices: CoinPrices, from: number, to: number): FittedVariance | null {
  try {
    return har.fit(prices, { from, to }, AHEAD);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** On each row the quantile of the values before it; NaN until 180 have been seen. */
function pastThresholds(values: Float64Array, share: number): Float64Array {
  const past = new PastQuantiles(values.length);
  return values.map((value) => {
    const threshold = past.count >= LEAST_FORECASTS ? past.quantile(share) : NaN;
    if (!Number.isNaN(value)) past.add(value);
    return threshold;
  });
}
