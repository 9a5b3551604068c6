import { fewDigits } from '../../charts/forecast-parts';
import { formatNumber } from '../../charts/format';
import type { HorizonMetrics, MetricTable } from '../../contracts/run';
import { pWords } from './verdict';

export interface Definition {
  readonly name: string;
  readonly words: string;
}

/** What the figures of the table are, one sentence each. */
export const DEFINITIONS: readonly Definition[] = [
  { name: 'RMSE', words: 'Root of the mean squared error in USD. Large misses weigh most.' },
  { name: 'MAE', words: 'Mean size of the error in USD.' },
  { name: 'MAPE', words: 'Mean size of the error as percent of the actual price.' },
  { name: 'sMAPE', words: 'The same, as percent of the mean of actual and forecast; 0 to 200.' },
  {
    name: 'MASE',
    words:
      'MAE divided by the mean daily change on the training days. Larger when the test days are wilder or dearer.',
  },
  { name: 'Skill', words: '100 · (1 − RMSE ÷ RMSE of naive). Above zero is better than naive.' },
  {
    name: 'DM p',
    words:
      'Diebold-Mariano test with the small-sample factor of Harvey, Leybourne and Newbold: how often chance alone would make a difference from naive at least this large. Below 0.05 is called clear, above it is not. In the last line it compares the mean squared error over all days ahead, row by row: a mean of p-values would be no test.',
  },
  {
    name: 'Direction',
    words:
      'Percent of days on which the forecast had the sign of the change right. Forecasts of no change do not count.',
  },
  {
    name: 'Always up',
    words: 'The same for someone who says "up" every day: what direction must be compared with.',
  },
];

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
