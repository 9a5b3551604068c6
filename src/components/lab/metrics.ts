import { fewDigits } from '../../charts/forecast-parts';
import { formatNumber } from '../../charts/format';
import type { HorizonMetrics, MetricTable } from '../../contracts/run';
import type { TermId } from '../glossary';
import { pWords } from './verdict';

/** The words of the table's columns in the glossary. */
export const METRIC_TERMS = [
  'rmse',
  'skill',
  'dm-test',
  'mae',
  'mape',
  'smape',
  'mase',
  'direction',
  'always-up',
] as const satisfies readonly TermId[];

export const METRIC_COLUMNS = [
  { key: 'horizon', label: 'Days ahead', heading: true },
  { key: 'rmse', label: 'RMSE', numeric: true },
  { key: 'skill', label: 'Skill %', numeric: true },
  { key: 'p', label: 'DM p', numeric: true },
  { key: 'mae', label: 'MAE', numeric: true },
  { key: 'mape', label: 'MAPE %', numeric: true },
  { key: 'smape', label: 'sMAPE %', numeric: true },
  { key: 'mase', label: 'MASE', numeric: true },
  { key: 'direction', label: 'Direction %', numeric: true },
  { key: 'up', label: 'Always up %', numeric: true },
];

/** One line a horizon and one for their average, rounded for reading. */
export function metricRows(table: MetricTable): Record<string, string>[] {
  const lines = table.perHorizon.map((row) => ({ horizon: String(row.horizon), ...figures(row) }));
  return [...lines, { horizon: 'Average', ...figures(table.average) }];
}

function figures(row: Omit<HorizonMetrics, 'horizon'>): Record<string, string> {
  return {
    rmse: fixed(row.rmse, fewDigits),
    skill: fixed(row.skill, (value) => formatNumber(value, 1)),
    p: fixed(row.pValue, pWords),
    mae: fixed(row.mae, fewDigits),
    mape: fixed(row.mape, (value) => value.toFixed(2)),
    smape: fixed(row.smape, (value) => value.toFixed(2)),
    mase: fixed(row.mase, (value) => value.toFixed(2)),
    direction: fixed(row.direction, (value) => value.toFixed(1)),
    up: fixed(row.alwaysUp, (value) => value.toFixed(1)),
  };
}

function fixed(value: number, format: (value: number) => string): string {
  return Number.isFinite(value) ? format(value) : '–';
}
