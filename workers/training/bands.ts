import type { BandMetrics, PartInfo, RunBands, TestForecasts } from '../../src/contracts/run';
import { bandsOf, conformalShift, movedBands } from '../../src/domain/forecast/conformal-bands';
import { toPrice } from '../../src/domain/forecast/target';
import { coverage, pinballLoss } from '../../src/domain/metrics/interval';
import { QUANTILE_LEVELS } from '../../src/domain/spec/head';
import { gatherRows } from '../../src/domain/windows';
import type { Prepared } from './prepare';
import { spreadAround } from './run-info';

const LEVELS = QUANTILE_LEVELS.length;
const MIDDLE = (LEVELS - 1) / 2;
const BANDS = bandsOf(QUANTILE_LEVELS);

/** How far each band moves outwards, [horizon][band], in units of volatility, the outermost band first. */
export type BandShifts = readonly (readonly number[])[];

/** Scaled quantiles of some origins, `[origins, horizon, levels]`, with what makes them the run's own. */
export interface ScaledQuantiles {
  readonly values: Float32Array;
  readonly horizon: number;
  /** The run's factor on the median; the gaps to the other quantiles stay as they are. */
  readonly shrinkage: number;
}

/** The quantiles of one origin and day ahead, in units of volatility, moved along with the shrunk median. */
function quantilesAt(
  { values, horizon, shrinkage }: ScaledQuantiles,
  origin: number,
  h: number,
): Float64Array {
  const at = (origin * horizon + h) * LEVELS;
  const away = (1 - shrinkage) * values[at + MIDDLE]!;
  return Float64Array.from({ length: LEVELS }, (_, level) => values[at + level]! - away);
}

/**
 * Split conformal calibration on rows that neither training nor any choice has seen: how far each band has to move so
 * that it covers its share of them (domain/forecast/conformal-bands). Targets are in units of the day's volatility, so
 * a move is wide on a wild day and narrow on a calm one.
 *
 * @param quantiles of the calibration rows
 * @param truth scaled returns that came, `[origins, horizon]`
 */
export function calibrateBands(quantiles: ScaledQuantiles, truth: Float32Array): BandShifts {
  const { horizon } = quantiles;
  const origins = truth.length / horizon;
  return Array.from({ length: horizon }, (_, h) => {
    const rows = Array.from({ length: origins }, (_row, i) => quantilesAt(quantiles, i, h));
    return BANDS.map(({ lower, upper, share }) => {
      const misses = rows.map((row, i) => {
        const came = truth[i * horizon + h]!;
        return Math.max(row[lower]! - came, came - row[upper]!);
      });
      return conformalShift(misses, share);
    });
  });
}

/** The price quantiles of one origin, [horizon][level], USD. */
export function priceQuantiles(
  quantiles: ScaledQuantiles,
  origin: number,
  { shifts, close, volatility }: { shifts: BandShifts | null; close: number; volatility: number },
): number[][] {
  return Array.from({ length: quantiles.horizon }, (_, h) => {
    const values = quantilesAt(quantiles, origin, h);
    const moved = shifts ? movedBands(values, BANDS, shifts[h]!) : values;
    return Array.from(moved, (value) => toPrice(close, value, volatility));
  });
}

/** The price quantiles of every test origin, [origin][horizon][level], USD. */
export function testQuantiles(
  { prices, test }: Prepared,
  quantiles: ScaledQuantiles,
  shifts: BandShifts | null,
): number[][][] {
  return Array.from(test, (row, i) =>
    priceQuantiles(quantiles, i, { shifts, close: prices.close[row]!, volatility: prices.volatility[row]! }),
  );
}

/** What is judged: the calibrated quantiles in `forecasts`, and those before; the rows of the calibration. */
export interface JudgedBands {
  readonly forecasts: TestForecasts;
  /** Null where nothing was calibrated. */
  readonly before: readonly (readonly (readonly number[])[])[] | null;
  readonly calibration: PartInfo | null;
}

/** Coverage, width and pinball loss of the bands on the test rows. */
export function bandReport(prepared: Prepared, { forecasts, before, calibration }: JudgedBands): RunBands {
  const quantiles = forecasts.quantiles!;
  const pinball = pinballs(forecasts, quantiles);
  const naivePinball = pinballs(forecasts, naiveQuantiles(prepared));
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return {
    levels: [...QUANTILE_LEVELS],
    calibration,
    bands: BANDS.map((_, b) => bandMetrics(b, { forecasts, quantiles, before })).reverse(),
    pinball,
    naivePinball,
    pinballSkill: 100 * (1 - mean(pinball) / mean(naivePinball)),
  };
}

type Quantiles = readonly (readonly (readonly number[])[])[];

function bandMetrics(
  band: number,
  {
    forecasts,
    quantiles,
    before,
  }: { forecasts: TestForecasts; quantiles: Quantiles; before: Quantiles | null },
): BandMetrics {
  const { lower, upper, share } = BANDS[band]!;
  const { actual, lastClose } = forecasts;
  const horizons = actual[0]?.length ?? 0;
  const perHorizon = (of: (h: number) => number): number[] =>
    Array.from({ length: horizons }, (_, h) => of(h));
  const edge = (from: Quantiles, h: number, level: number): number[] => from.map((row) => row[h]![level]!);
  const covered = (from: Quantiles): number[] =>
    perHorizon((h) =>
      coverage(
        actual.map((row) => row[h]!),
        edge(from, h, lower),
        edge(from, h, upper),
      ),
    );
  const inside = covered(quantiles);
  const width = (h: number): number =>
    quantiles.reduce((sum, row, i) => sum + (100 * (row[h]![upper]! - row[h]![lower]!)) / lastClose[i]!, 0);
  return {
    nominal: Math.round(1000 * share) / 10,
    lower,
    upper,
    coverage: inside,
    averageCoverage: inside.reduce((a, b) => a + b, 0) / inside.length,
    width: perHorizon((h) => width(h) / quantiles.length),
    uncalibrated: before && covered(before),
  };
}

/** Mean pinball loss over the levels, one a horizon, of cumulative log returns in percent. */
function pinballs({ actual, lastClose }: TestForecasts, quantiles: Quantiles): number[] {
  const returns = (prices: number[]): number[] =>
    prices.map((price, i) => 100 * Math.log(price / lastClose[i]!));
  return Array.from({ length: actual[0]?.length ?? 0 }, (_, h) => {
    const came = returns(actual.map((row) => row[h]!));
    const losses = QUANTILE_LEVELS.map((level, l) =>
      pinballLoss(came, returns(quantiles.map((row) => row[h]![l]!)), level),
    );
    return losses.reduce((a, b) => a + b, 0) / LEVELS;
  });
}

/** No change as the median, the moves of the training days around it, in units of volatility, times the day's own. */
function naiveQuantiles({ dataset, train, test, prices }: Prepared): number[][][] {
  const moves = dataset.target.map((values) => spreadAround(Float64Array.from(gatherRows([values], train))));
  return Array.from(test, (row) =>
    moves.map((spread) => spread.map((value) => toPrice(prices.close[row]!, value, prices.volatility[row]!))),
  );
}
