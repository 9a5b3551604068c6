import type { TargetId } from '../domain/catalogue/ids';
import { coinColumn } from '../domain/features/coin-columns';
import type { Frame } from '../domain/frame';
import type { OwnSeries } from '../domain/own/series';
import { mape } from '../domain/metrics/point';

/** A coin of the reader's own as a table of its days; null where it is not here. */
export function ownFrame(series: OwnSeries | undefined): Frame | null {
  if (!series) return null;
  const { days, values } = series.observations;
  return { days, columns: { [series.id]: values } };
}

/** The share of the days that judges a run by default. */
const TEST_SHARE = 0.2;

/**
 * Percent by which "no change" missed a coin's close `horizon` days ahead, on average over the last fifth of
 * its days: what a model has to beat. NaN where the frame has no such coin.
 */
export function naiveMiss(frame: Frame, coin: TargetId, horizon: number): number {
  const closes = coinColumn(frame, coin, 'close')?.filter(Number.isFinite) ?? [];
  const from = Math.floor(closes.length * (1 - TEST_SHARE));
  return mape(closes.slice(from + horizon), closes.slice(from, closes.length - horizon));
}
