import type { RunSpec } from '../../src/contracts/run';
import { holdoutPlan } from '../../src/domain/backtest/plan';
import { isoFromDay } from '../../src/domain/calendar';
import type { Numbers } from '../../src/domain/frame';
import type { RowRange } from '../../src/domain/windows';
import { trainingError } from './failures';

/** Rows of the panel that each part may start forecasts from. */
export interface PlanRows {
  readonly train: RowRange;
  readonly validation: RowRange;
  readonly test: RowRange;
}

/**
 * The hold-out plan of a spec over the rows of a panel, from the first day on which the coin has a price. Before
 * validation and test as many rows as the horizon are dropped, so that no target reaches over.
 * @throws TrainingError `not-enough-data` when the days cannot carry the plan
 */
export function planRows(spec: RunSpec, days: Int32Array, close: Numbers): PlanRows {
  const first = days.findIndex((day, row) => day >= spec.firstDay && Number.isFinite(close[row]));
  const rows = first === -1 ? 0 : days.length - first;
  const shifted = ({ from, to }: RowRange): RowRange => ({ from: from + first, to: to + first });
  try {
    const [{ train, validation, test }] = holdoutPlan(rows, {
      horizon: spec.horizon,
      trainShare: spec.trainShare * (1 - spec.validationShare),
      validationShare: spec.trainShare * spec.validationShare,
    });
    return { train: shifted(train), validation: shifted(validation), test: shifted(test) };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw trainingError(
      'not-enough-data',
      `${spec.coin} has ${rows} days with a price from ${isoFromDay(spec.firstDay)} to ${isoFromDay(spec.lastDay)}. ${why}`,
      'Choose an earlier first day, a later last day or a shorter horizon.',
    );
  }
}
