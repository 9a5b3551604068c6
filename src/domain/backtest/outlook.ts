import type { TargetId } from '../catalogue/ids';
import { conformal } from '../forecast/conformal';
import { har } from '../forecast/har';
import { scaledDensity } from '../forecast/scaled-density';
import { QUANTILE_LEVELS } from '../spec/head';
import type { CoinRows } from './coin-data';
import type { Watched } from './figure-errors';
import { foldAt, portion, type FoldParts } from './fold';
import { knownData, typedData } from './known-data';
import { DENSITY_PLAN } from './plan-choice';

/** The fan of one origin: prices in the coin's unit, USD for those that are shipped. */
export interface Fan {
  readonly originDay: number;
  readonly lastClose: number;
  readonly days: Int32Array;
  /** [level] of days. The middle level is the median path. */
  readonly quantiles: readonly Float64Array[];
  /** Forecast SD of the mean day from the origin to each day, in percent a year. */
  readonly volatility: Float64Array;
}

/** The distribution of a coin's price over the next days, and earlier ones of the same making. */
export interface Outlook {
  readonly coin: TargetId;
  readonly levels: readonly number[];
  /** Name of the distribution. */
  readonly method: string;
  readonly next: Fan;
  /** The closes of the last days up to the origin, as known; NaN where there is none. */
  readonly recent: Recent;
  /** Each fitted on what was known on its origin, oldest first; the closes that came, NaN where not yet. */
  readonly past: readonly { readonly fan: Fan; readonly actual: Float64Array }[];
  /** Percent of what came that lay inside each band, over all past forecasts and days; the widest band first. */
  readonly pastCoverage: readonly BandCoverage[];
}

export interface Recent {
  readonly days: Int32Array;
  readonly closes: Float64Array;
}

export interface BandCoverage {
  readonly nominal: number;
  readonly covered: number;
  /** Days that could be judged. */
  readonly n: number;
}

export interface OutlookOptions extends Pick<Watched, 'onFit'> {
  /** 1 to 30 days. */
  readonly horizon: number;
  /** The day from which the forecast starts; the last by default. */
  readonly originDay?: number;
  /** Earlier forecasts, one every `horizon` days; 24 by default. */
  readonly past?: number;
}

const DAYS_A_YEAR = 365;

/** Days of prices that a fan needs before its origin. */
const FEWEST_DAYS = 400;

/** Days before the origin whose closes are told with the fan. */
const RECENT_DAYS = 60;

/**
 * Quantiles of the price of the next days from one origin, by the distribution that the walk-forward judges: widths
 * by HAR, shapes and bands from the days before. Nothing after an origin is read for its fan.
 *
 * Days without a price are passed over: a past forecast that would need one is left out, and so are its rows of
 * training. Where one of the last days before the origin has none, there is no forecast.
 *
 * @throws RangeError when the horizon is not 1..30, or too few days before the origin have a price
 */
export async function outlook(coin: TargetId, rows: CoinRows, options: OutlookOptions): Promise<Outlook> {
  const { horizon, past = 24 } = options;
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > 30) {
    throw new RangeError(`outlook: horizon is ${horizon} days. Give a whole number from 1 to 30.`);
  }
  const origin = originRow(rows, options);
  const typed = { days: rows.days, data: typedData(rows.data) };
  const density = conformal(scaledDensity());
  const earlier: Outlook['past'][number][] = [];
  for (let back = past; back >= 1; back--) {
    const row = origin - back * horizon;
    if (row < FEWEST_DAYS || !isPriced(rows, row)) continue;
    const fan = await fanAt(typed, row, { horizon, density }).catch(orTooFew);
    if (fan && isWhole(fan)) earlier.push({ fan, actual: cameAfter(typed, row, horizon) });
    await options.onFit?.();
  }
  const next = await fanAt(typed, origin, { horizon, density });
  if (!isWhole(next)) {
    throw new RangeError(
      'outlook: the last month before the origin has days without a price, so that nothing can be said of its volatility. Choose another day or another coin.',
    );
  }
  return {
    coin,
    levels: QUANTILE_LEVELS,
    method: density.label,
    next,
    recent: recentOf(typed, origin),
    past: earlier,
    pastCoverage: coverageOf(earlier),
  };
}

function isPriced({ data }: CoinRows, row: number): boolean {
  return data.closes[row]! > 0;
}

/** Before a long gap there may be too few rows to fit. */
function orTooFew(error: unknown): null {
  if (error instanceof RangeError) return null;
  throw error;
}

function isWhole({ quantiles, volatility }: Fan): boolean {
  return [...quantiles, volatility].every((values) => values.every(Number.isFinite));
}

function recentOf({ days, data }: CoinRows, origin: number): Recent {
  const from = Math.max(0, origin - RECENT_DAYS);
  return {
    days: days.slice(from, origin + 1),
    closes: Float64Array.from({ length: origin + 1 - from }, (_, i) => data.closes[from + i]!),
  };
}

function originRow({ days, data }: CoinRows, { originDay }: OutlookOptions): number {
  const last = Array.from(data.closes).findLastIndex((close) => close > 0);
  const row = originDay === undefined ? last : days.indexOf(originDay);
  if (row >= FEWEST_DAYS && data.closes[row]! > 0) return row;
  throw new RangeError(
    `outlook: the origin has no price, or fewer than ${FEWEST_DAYS} days of prices before it. Choose a later day.`,
  );
}

async function fanAt(
  { days, data }: CoinRows,
  origin: number,
  { horizon, density }: { horizon: number; density: ReturnType<typeof conformal> },
): Promise<Fan> {
  const known = knownData(data, origin + 1);
  const parts = partsBefore(origin, horizon);
  const fitted = await density.fit(known, parts, { horizon, levels: QUANTILE_LEVELS });
  const perDay = fitted.quantiles(known, origin);
  // Volatility has nothing to calibrate: it learns from all days that are known.
  const variance = har.fit(known, { from: 0, to: origin + 1 }, horizon).forecast(known, origin);
  const lastClose = known.closes[origin]!;
  return {
    originDay: days[origin]!,
    lastClose,
    days: Int32Array.from({ length: horizon }, (_, h) => days[origin]! + h + 1),
    quantiles: QUANTILE_LEVELS.map((_, level) =>
      Float64Array.from(perDay, (values) => lastClose * Math.exp(values[level]!)),
    ),
    volatility: variance.map((logVariance) => 100 * Math.sqrt(DAYS_A_YEAR * Math.exp(logVariance))),
  };
}

/** Training and calibration rows before an origin, as `DENSITY_PLAN` cuts them. */
function partsBefore(origin: number, horizon: number): FoldParts {
  const end = origin + 1;
  const calibration = end - portion(DENSITY_PLAN.calibrationShare ?? 0, end);
  return foldAt([0, calibration, calibration, end, end], horizon);
}

function cameAfter({ data }: CoinRows, origin: number, horizon: number): Float64Array {
  return Float64Array.from({ length: horizon }, (_, h) => data.closes[origin + h + 1] ?? NaN);
}

function coverageOf(past: Outlook['past']): BandCoverage[] {
  const bands = QUANTILE_LEVELS.slice(0, Math.floor(QUANTILE_LEVELS.length / 2));
  return bands.map((lower, l) => {
    const upper = QUANTILE_LEVELS.length - 1 - l;
    let [inside, n] = [0, 0];
    for (const { fan, actual } of past)
      actual.forEach((close, h) => {
        if (Number.isNaN(close)) return;
        n++;
        if (close >= fan.quantiles[l]![h]! && close <= fan.quantiles[upper]![h]!) inside++;
      });
    return { nominal: 100 * (QUANTILE_LEVELS[upper]! - lower), covered: (100 * inside) / n, n };
  });
}
