import type { PartInfo, RunInfo } from '../../src/contracts/run';
import type { Numbers } from '../../src/domain/frame';
import type { HeadKind } from '../../src/domain/spec/head';
import { countParameters } from './models/parameters';
import type { Model } from './models/model';
import type { Prepared } from './prepare';
import type { ChosenBackend } from './run';

/** What a run tells of itself before it starts. */
export function runInfo(
  prepared: Prepared,
  { chosen, model }: { chosen: ChosenBackend; model: Model },
): RunInfo {
  const { panel, scaling, leftOut, train, validation, test, dataset } = prepared;
  const part = (rows: Int32Array): PartInfo => ({
    firstDay: panel.days[rows[0]!]!,
    lastDay: panel.days[rows.at(-1)!]!,
    rows: rows.length,
  });
  return {
    ...chosen,
    parameters: countParameters(model.table),
    features: scaling.features,
    macroInputs: scaling.macroInputs,
    leftOut,
    train: part(train),
    validation: part(validation),
    test: part(test),
    naiveValidationLoss: naiveLoss(dataset.target, validation, model.head),
  };
}

/**
 * The head's loss of forecasting no change: the line that a validation curve has to get below. Said of all quantiles
 * at once, no change costs half the error, since the levels lie evenly around the middle.
 */
export function naiveLoss(target: readonly Numbers[], rows: Int32Array, head: HeadKind = 'huber'): number {
  let sum = 0;
  for (const values of target) for (const row of rows) sum += COST[head](Math.abs(values[row]!));
  return sum / (target.length * rows.length);
}

/** Loss of one error of the given size. */
const COST: Readonly<Record<HeadKind, (size: number) => number>> = {
  huber: (size) => (size <= 1 ? size ** 2 / 2 : size - 0.5),
  mse: (size) => size ** 2,
  quantiles: (size) => size / 2,
};
