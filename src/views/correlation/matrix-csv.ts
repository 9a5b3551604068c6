import { resultCsv } from '../../components/sql/csv';
import type { DaySpan } from '../../charts/common';
import type { CorrelationSettings } from '../../contracts/data-engine';
import { isoFromDay } from '../../domain/calendar';
import type { DrawnCell } from './matrix-layout';

const COLUMNS = [
  'coin',
  'series',
  'correlation',
  'pairs',
  'interval_low',
  'interval_high',
  'interval_level',
  'straight_line',
  'first_day',
  'last_day',
  'method',
  'values',
  'days',
  'view',
  'lag_days',
];

/** The matrix as CSV, one cell a line with all that defines it; numbers in full, nothing where there is none. */
export function matrixCsv(
  cells: readonly DrawnCell[],
  { method, basis, dayBasis, view, lag = 0 }: CorrelationSettings,
  { firstDay, lastDay }: DaySpan,
): string {
  const rows = cells.map(({ row, column, value, n, trendAlone, interval }) => [
    row.id,
    column.id,
    numberOrNull(value),
    n,
    numberOrNull(interval?.lower ?? NaN),
    numberOrNull(interval?.upper ?? NaN),
    interval?.level ?? null,
    numberOrNull(trendAlone),
    isoFromDay(firstDay),
    isoFromDay(lastDay),
    method,
    basis,
    dayBasis,
    view,
    lag,
  ]);
  return resultCsv({ columns: COLUMNS, rows });
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
