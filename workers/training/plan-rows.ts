import type { RunSpec } from '../../src/contracts/run';
import { isoFromDay } from '../../src/domain/calendar';
import { holdoutRows, type PlanRows } from '../../src/domain/features/run-rows';
import type { Numbers } from '../../src/domain/frame';
import { trainingError } from './failures';

/**
 * The hold-out plan of a spec, with a failure that names the coin and its days.
 * @throws TrainingError `not-enough-data` when the days cannot carry the plan
 */
export function planRows(spec: RunSpec, days: Int32Array, close: Numbers): PlanRows {
  try {
    return holdoutRows(spec, days, close);
  } catch (error) {
    const rows = days.filter((day, row) => day >= spec.firstDay && Number.isFinite(close[row])).length;
    const why = error instanceof Error ? error.message : String(error);
    throw trainingError(
      'not-enough-data',
      `${spec.coin} has ${rows} days with a price from ${isoFromDay(spec.firstDay)} to ${isoFromDay(spec.lastDay)}. ${why}`,
      'Choose an earlier first day, a later last day or a shorter horizon.',
    );
  }
}
