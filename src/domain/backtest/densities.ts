import { requireWhole } from '../checks';
import type { Numbers } from '../frame';
import type { DensityForecaster } from '../forecast/density';
import type { ForecastData } from '../forecast/forecaster';
import type { PitBar } from '../metrics/density';
import type { RowRange } from '../windows';
import { densityReport } from './density-report';
import type { Resampling, Watched } from './figure-errors';
import { refitsOf, type Fold, type FoldParts } from './fold';
import { judgedRows, testOrigins, type JudgedRows } from './judged-rows';
import { knownData, typedData } from './known-data';
import { requireGaps } from './runner';

export interface DensityInput extends Resampling, Watched {
  readonly data: ForecastData;
  /** Days ahead, at least 1. */
  readonly horizon: number;
  /** Shares of the quantiles, increasing and symmetric about a half. */
  readonly levels: Numbers;
}

/** Coverage of the band between two levels. */
export interface BandReport {
  readonly lower: number;
  readonly upper: number;
  /** What the band promises, percent. */
  readonly nominal: number;
  /** What it covered of all test rows and horizons, percent. */
  readonly coverage: number;
  /** Block-bootstrap standard error. */
  readonly error: number;
  readonly perHorizon: readonly number[];
  readonly perFold: readonly number[];
  /** Number of the fold whose coverage is furthest from the promise. */
  readonly worstFold: number;
}

/** How much smaller than another distribution's the pinball loss is, percent, over all levels, rows and horizons. */
export interface PinballSkill {
  readonly against: string;
  readonly skill: number;
  readonly error: number;
  readonly perHorizon: readonly number[];
  readonly perFold: readonly number[];
  /** Number of the fold with the lowest skill. */
  readonly worstFold: number;
}

export interface DensityReport {
  readonly id: string;
  readonly label: string;
  /** Rows with quantiles. */
  readonly n: number;
  /** The widest first. */
  readonly bands: readonly BandReport[];
  /** Mean pinball loss over levels, rows and horizons, in log returns; and one a level. */
  readonly pinball: number;
  readonly pinballPerLevel: readonly number[];
  /** In log returns, mean over the horizons; coarse with few levels. */
  readonly crps: number;
  /** All horizons together. */
  readonly pit: readonly PitBar[];
  /** Rows and horizons on which quantiles cross; 0 for a distribution. */
  readonly crossings: number;
  /** Against each other distribution of the same run. */
  readonly pinballSkill: readonly PinballSkill[];
}

/** Quantiles of one distribution on the judged rows: [horizon][level], one value a row, cumulative log returns. */
export interface JudgedQuantiles {
  readonly id: string;
  readonly quantiles: readonly (readonly Float64Array[])[];
}

export interface DensityBacktest {
  readonly rows: JudgedRows;
  readonly tests: readonly RowRange[];
  readonly reports: readonly DensityReport[];
  readonly forecasts: readonly JudgedQuantiles[];
}

/**
 * Walks distributions through the folds of a plan, as `runBacktest` does point forecasts: each is fitted on the
 * training rows, calibrated on the calibration rows (where it does so) and judged on the test rows.
 *
 * @throws RangeError when the horizon is not a whole number from 1 or reaches over a gap of the plan; what a
 *   distribution throws
 */
export async function runDensityBacktest(
  plan: readonly Fold[],
  densities: readonly DensityForecaster[],
  input: DensityInput,
): Promise<DensityBacktest> {
  requireWhole('runDensityBacktest: horizon', input.horizon, 1);
  requireGaps(plan, input.horizon);
  const data = typedData(input.data);
  const rows = judgedRows(plan, data.closes as Float64Array, input.horizon);
  const forecasts: JudgedQuantiles[] = [];
  for (const density of densities) {
    const perRow: (readonly Float64Array[])[] = [];
    for (const [number, fold] of plan.entries()) {
      perRow.push(...(await foldQuantiles(density, { data, fold, input })));
      await input.onFold?.({ id: density.id, fold: number, folds: plan.length });
    }
    forecasts.push({ id: density.id, quantiles: byHorizon(perRow, input) });
  }
  const reports: DensityReport[] = [];
  for (const { id, label } of densities) {
    reports.push(densityReport({ id, label }, { rows, forecasts, input }));
    await input.onFit?.();
  }
  return { rows, forecasts, reports, tests: plan.map(({ test }) => test) };
}

interface Walking {
  readonly data: ForecastData;
  readonly fold: Fold;
  readonly input: DensityInput;
}

/** [row][horizon] of levels, the test rows of one fold. */
async function foldQuantiles(
  density: DensityForecaster,
  walking: Walking,
): Promise<(readonly Float64Array[])[]> {
  const perRow: (readonly Float64Array[])[] = [];
  for (const parts of refitsOf(walking.fold)) {
    perRow.push(...(await pieceQuantiles(density, parts, walking)));
    await walking.input.onFit?.();
  }
  return perRow;
}

async function pieceQuantiles(
  density: DensityForecaster,
  { train, calibration, test }: FoldParts,
  { data, fold, input }: Walking,
): Promise<(readonly Float64Array[])[]> {
  const { horizon, levels } = input;
  const learnt = calibration.to > calibration.from ? calibration.to + horizon : train.to;
  const fitted = await density.fit(knownData(data, learnt), { train, calibration }, { horizon, levels });
  const origins = testOrigins(data.closes, { fold, test }, horizon);
  return Array.from(origins, (origin) => fitted.quantiles(knownData(data, origin + 1), origin));
}

function byHorizon(
  perRow: readonly (readonly Float64Array[])[],
  { horizon, levels }: DensityInput,
): Float64Array[][] {
  return Array.from({ length: horizon }, (_, h) =>
    Array.from({ length: levels.length }, (_unused, level) =>
      Float64Array.from(perRow, (row) => row[h]![level]!),
    ),
  );
}
