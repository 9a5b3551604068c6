import { resultCsv } from '../../components/sql/csv';
import type { DaySpan } from '../../charts/common';
import type { CorrelationSettings } from '../../contracts/data-engine';
import type { CellInterval } from '../../contracts/inference';
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
  intervals: ReadonlyMap<string, CellInterval>,
  { settings, span }: { readonly settings: CorrelationSettings; readonly span: DaySpan },
): string {
  const { method, basis, dayBasis, view, lag = 0 } = settings;
  const rows = cells.map(({ key, row, column, value, n, trendAlone }) => [
    row.id,
    column.id,
    numberOrNull(value),
    n,
    numberOrNull(intervals.get(key)?.lower ?? NaN),
    numberOrNull(intervals.get(key)?.upper ?? NaN),
    intervals.get(key)?.level ?? null,
    numberOrNull(trendAlone),
    isoFromDay(span.firstDay),
    isoFromDay(span.lastDay),
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
