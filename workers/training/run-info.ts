import type { PartInfo, RunInfo } from '../../src/contracts/run';
import type { Numbers } from '../../src/domain/frame';
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
    naiveValidationLoss: naiveLoss(dataset.target, validation),
  };
}

/** Huber loss (delta 1) of forecasting no change: the line that a validation curve has to get below. */
export function naiveLoss(target: readonly Numbers[], rows: Int32Array): number {
  let sum = 0;
  for (const values of target) {
    for (const row of rows) {
      const error = Math.abs(values[row]!);
      sum += error <= 1 ? error ** 2 / 2 : error - 0.5;
    }
  }
  return sum / (target.length * rows.length);
}
