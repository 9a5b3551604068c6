import type { EChartsOption } from 'echarts';
import type { MetricTable } from '../contracts/run';
import { line, stepAxis, tipHtml, tooltip, valueAxis } from './forecast-parts';
import type { ChartTheme } from './theme';

export interface ErrorsData {
  readonly model: MetricTable;
  readonly unshrunk: MetricTable;
  readonly naive: MetricTable;
}

/** RMSE by days ahead, as percent above (worse) or below (better) the naive forecast, which is the zero line. */
export function buildErrors(data: ErrorsData, theme: ChartTheme): EChartsOption {
  const last = data.model.perHorizon.length;
  const excess = (table: MetricTable): [number, number][] =>
    table.perHorizon.map((row) => [row.horizon, -row.skill]);
  return {
    animation: false,
    grid: { left: 8, right: 100, top: 16, bottom: 30, containLabel: true },
    xAxis: { ...stepAxis('days ahead', { min: 1, max: Math.max(2, last) }, theme) },
    yAxis: valueAxis(signedPercent, theme),
    tooltip: tooltip((rows) => {
      const lines = rows.map((row) => ({ colour: row.colour, words: `${row.name} ${signedPercent(row.y)}` }));
      return tipHtml(
        `${String(rows[0]?.x ?? '')} days ahead`,
        lines,
        'RMSE against naive; above zero is worse.',
      );
    }, theme),
    series: [
      line(
        {
          name: 'naive',
          colour: theme.naive,
          data: data.naive.perHorizon.map((row) => [row.horizon, 0]),
          dashed: true,
        },
        theme,
      ),
      line(
        { name: 'unshrunk', colour: theme.warn, data: excess(data.unshrunk), symbols: true, width: 1.5 },
        theme,
      ),
      line(
        { name: 'model', colour: theme.accent, data: excess(data.model), symbols: true, width: 2.5 },
        theme,
      ),
    ],
  };
}

/** "+1.2 %", "−0.3 %", with a true minus sign. */
export function signedPercent(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value).toFixed(1);
  if (size === '0.0') return '0.0 %';
  return `${value > 0 ? '+' : '−'}${size} %`;
}
