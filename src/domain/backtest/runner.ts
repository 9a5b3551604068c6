import { requireWhole } from '../checks';
import type { ForecastData, Forecaster } from '../forecast/forecaster';
import { logReturn, trailingDeviation } from '../forecast/log-returns';
import { chooseShrinkage } from '../forecast/shrinkage';
import { refitsOf, type Fold, type FoldParts } from './fold';
import { byFold, type FoldForecaster } from './fold-forecaster';
import { paced, type Resampling, type Watched } from './figure-errors';
import { metricReport } from './horizon-report';
import { judgeSteps } from './judge';
import { completeOrigins, judgedRows, testOrigins, type JudgedRows } from './judged-rows';
import { knownData, typedData } from './known-data';
import type { BacktestReport, ForecasterReport } from './report';

export interface BacktestInput extends Resampling, Watched {
  readonly data: ForecastData;
  /** Days ahead, at least 1; the plan's purge must be at least as long. */
  readonly horizon: number;
}

/** Forecasts of one forecaster on the judged rows, one array a horizon: cumulative log returns. */
export interface JudgedForecasts {
  readonly id: string;
  readonly shrunk: readonly Float64Array[];
  readonly unshrunk: readonly Float64Array[];
}

export interface Backtest {
  /** Plain figures, ready to be written as JSON (where NaN becomes null). */
  readonly report: BacktestReport;
  readonly rows: JudgedRows;
  readonly forecasts: readonly JudgedForecasts[];
}

/** Days over which the volatility is measured in which the errors of validation are weighed. */
const SCALE_DAYS = 30;

/**
 * Walks every forecaster through the folds of a plan: fitted on the training rows, shrunk towards the naive forecast
 * by the factor that the validation rows ask for, judged on the test rows. The same way for naive, statistical and
 * neural ones. Nothing is ever handed out that lies after what a fold, or a forecast's origin, may know.
 *
 * @param plan folds over the rows of the data
 * @throws RangeError when the horizon is not a whole number from 1 or reaches over a gap of the plan; what a
 *   forecaster throws
 */
export async function runBacktest(
  plan: readonly Fold[],
  forecasters: readonly (Forecaster | FoldForecaster)[],
  input: BacktestInput,
): Promise<Backtest> {
  requireWhole('runBacktest: horizon', input.horizon, 1);
  requireGaps(plan, input.horizon);
  const data = typedData(input.data);
  const closes = data.closes as Float64Array;
  const rows = judgedRows(plan, closes, input.horizon);
  const results: { report: ForecasterReport; forecasts: JudgedForecasts }[] = [];
  for (const forecaster of forecasters) {
    const one = byFold(forecaster, input.onFit);
    const folds: FoldForecasts[] = [];
    for (const [fold, rowsOfFold] of plan.entries()) {
      folds.push(await walkFold(one, { ...input, data, fold: rowsOfFold }));
      await input.onFold?.({ id: one.id, fold, folds: plan.length });
    }
    const [unshrunk, factors] = gathered(folds, input.horizon);
    const judged = judgeSteps(one, { plan, rows, unshrunk, factors, input });
    results.push(await paced(judged, input.onFit));
  }
  const zeros = rows.actual.map((values) => values.map(() => 0));
  return {
    rows,
    forecasts: results.map(({ forecasts }) => forecasts),
    report: {
      horizon: input.horizon,
      rows: rows.origins.length,
      naive: metricReport(rows, zeros, { draws: 0 }),
      forecasters: results.map(({ report }) => report),
    },
  };
}

/** @throws RangeError when targets of so many days would reach from one part into the next */
export function requireGaps(plan: readonly Fold[], horizon: number): void {
  for (const { from, to } of plan.flatMap(refitsOf).flatMap(({ purges }) => purges)) {
    if (to - from >= horizon) continue;
    throw new RangeError(
      `runBacktest: a gap of ${to - from} rows is too short for ${horizon} days ahead. Make the plan with horizon ${horizon}.`,
    );
  }
}

interface FoldForecasts {
  /** Of the test origins, one array an origin, before shrinkage. */
  readonly returns: readonly Float64Array[];
  /** Factor on the forecasts of each origin: that of its piece of the test. */
  readonly factors: readonly number[];
}

interface Walking extends Watched {
  readonly data: ForecastData;
  readonly fold: Fold;
  readonly horizon: number;
}

/** Fits, shrinks and forecasts piece by piece. */
async function walkFold(forecaster: FoldForecaster, walking: Walking): Promise<FoldForecasts> {
  const returns: Float64Array[] = [];
  const factors: number[] = [];
  for (const parts of refitsOf(walking.fold)) {
    const piece = await pieceForecasts(forecaster, parts, walking);
    await walking.onFit?.();
    returns.push(...piece.returns);
    factors.push(...piece.returns.map(() => piece.shrinkage));
  }
  return { returns, factors };
}

async function pieceForecasts(
  forecaster: FoldForecaster,
  { train, validation, test }: FoldParts,
  { data, fold, horizon }: Walking,
): Promise<{ returns: readonly Float64Array[]; shrinkage: number }> {
  const closes = data.closes as Float64Array;
  const learnt = Math.max(train.to, validation.to > validation.from ? validation.to + horizon : 0);
  const fitted = await forecaster.fitFold(knownData(data, learnt), { train, validation }, horizon);
  const forecastFrom = async (origins: Int32Array): Promise<readonly Float64Array[]> =>
    origins.length === 0 ? [] : fitted.forecastAll(knownData(data, origins.at(-1)! + 1), origins);
  try {
    const tried = completeOrigins(closes, validation, horizon);
    const shrinkage =
      tried.length === 0 ? 1 : shrinkageOn(closes, { origins: tried, returns: await forecastFrom(tried) });
    return { shrinkage, returns: await forecastFrom(testOrigins(closes, { fold, test }, horizon)) };
  } finally {
    fitted.dispose?.();
  }
}

/** One factor for all horizons; errors count in units of the origin's volatility, as they do in training. */
function shrinkageOn(
  closes: Float64Array,
  { origins, returns }: { origins: Int32Array; returns: readonly Float64Array[] },
): number {
  const [forecast, actual]: [number[], number[]] = [[], []];
  returns.forEach((values, i) => {
    const scale = trailingDeviation(closes, origins[i]!, SCALE_DAYS);
    values.forEach((value, h) => {
      forecast.push(value / scale);
      actual.push(logReturn(closes, origins[i]!, h + 1) / scale);
    });
  });
  return chooseShrinkage(forecast, actual);
}

/** Forecasts before shrinkage, one array a horizon, and the factor of each row, over all folds. */
function gathered(folds: readonly FoldForecasts[], horizon: number): [Float64Array[], Float64Array] {
  const unshrunk = Array.from({ length: horizon }, (_, h) =>
    Float64Array.from(folds.flatMap((fold) => fold.returns.map((values) => values[h]!))),
  );
  return [unshrunk, Float64Array.from(folds.flatMap((fold) => fold.factors))];
}
