import type { PartInfo, RunInfo } from '../../src/contracts/run';
import type { Numbers } from '../../src/domain/frame';
import { pinballLoss } from '../../src/domain/metrics/interval';
import { QUANTILE_LEVELS, type HeadKind } from '../../src/domain/spec/head';
import { quantiles } from '../../src/domain/stats/quantile';
import { countParameters } from './models/parameters';
import type { Model } from './models/model';
import type { Prepared } from './prepare';
import type { PartOrigins } from './selection';
import type { ChosenBackend } from './run';

/** What a run tells of itself before it starts. */
export function runInfo(
  prepared: Prepared,
  { chosen, model }: { chosen: ChosenBackend; model: Model },
): RunInfo {
  const { panel, scaling, leftOut, train, validation, calibration, test, dataset, pool } = prepared;
  const part = (rows: Int32Array): PartInfo => partInfo(panel.days, rows);
  return {
    ...chosen,
    parameters: countParameters(model.table),
    features: scaling.features,
    macroInputs: scaling.macroInputs,
    leftOut,
    train: part(train),
    validation: part(validation),
    test: part(test),
    ...(calibration.length > 0 && { calibrationPart: part(calibration) }),
    ...(pool && { pool }),
    naiveValidationLoss: naiveLoss(dataset.target, { train, validation }, model.head),
  };
}

/** First and last day of some rows, and their number. */
export function partInfo(days: Int32Array, rows: Int32Array): PartInfo {
  return { firstDay: days[rows[0]!]!, lastDay: days[rows.at(-1)!]!, rows: rows.length };
}

/**
 * The head's loss of forecasting no change: the line that a validation curve has to get below. Of quantiles it is
 * that of a median of no change with the spread of the training days around it, since a single point said of all
 * quantiles at once would be too easy to beat.
 */
export function naiveLoss(
  target: readonly Numbers[],
  { train, validation }: Pick<PartOrigins, 'train' | 'validation'>,
  head: HeadKind = 'huber',
): number {
  const losses = target.map((values) => {
    const at = (rows: Int32Array): Float64Array => Float64Array.from(rows, (row) => values[row]!);
    const errors = at(validation);
    if (head === 'quantiles') return pinball(errors, spreadAround(at(train)));
    return errors.reduce((sum, error) => sum + POINT_COST[head](Math.abs(error)), 0) / errors.length;
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

/** Loss of one error of the given size. */
const POINT_COST: Readonly<Record<Exclude<HeadKind, 'quantiles'>, (size: number) => number>> = {
  huber: (size) => (size <= 1 ? size ** 2 / 2 : size - 0.5),
  mse: (size) => size ** 2,
};

/** Quantiles of the moves of the training days, with no change as the median. */
export function spreadAround(moves: Float64Array): number[] {
  const found = quantiles(moves, QUANTILE_LEVELS);
  return QUANTILE_LEVELS.map((level, i) => (level === 0.5 ? 0 : found[i]!));
}

function pinball(values: Float64Array, forecast: readonly number[]): number {
  const losses = QUANTILE_LEVELS.map((level, i) =>
    pinballLoss(
      values,
      values.map(() => forecast[i]!),
      level,
    ),
  );
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
