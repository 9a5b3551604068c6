import type { EChartsOption } from 'echarts';
import type { MetricTable } from '../contracts/run';
import { baseOption } from './common';
import { formatChange } from './format';
import { frame, line, naiveLine, percentTick, stepAxis, tip, valueAxis } from './forecast-parts';
import { namesApart } from './forecast-names';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 190;

export interface ErrorsData {
  readonly model: MetricTable;
  readonly unshrunk: MetricTable;
}

/** RMSE by days ahead, as percent above (worse) or below (better) the naive forecast, which is the zero line. */
export function buildErrors({ model, unshrunk }: ErrorsData, theme: ChartTheme): EChartsOption {
  const excess = (table: MetricTable): [number, number][] =>
    table.perHorizon.map((row) => [row.horizon, -row.skill]);
  const zero = model.perHorizon.map((row): [number, number] => [row.horizon, 0]);
  const words = {
    head: (days: number) => `${days} day${days === 1 ? '' : 's'} ahead`,
    value: formatChange,
    note: () => 'RMSE against naive; above zero is worse.',
  };
  const asTrained = { name: 'model', colour: theme.accent, data: excess(model), symbols: true, width: 2.5 };
  const raw = { name: 'unshrunk', colour: theme.warn, data: excess(unshrunk), symbols: true, width: 1.5 };
  return {
    ...baseOption(theme),
    grid: frame(76, { bottom: 22 }),
    xAxis: stepAxis('days ahead', { min: 1, max: Math.max(2, model.perHorizon.length) }, theme),
    yAxis: valueAxis(percentTick, theme),
    tooltip: tip(words, theme),
    series: namesApart([naiveLine(zero, theme), line(raw, theme), line(asTrained, theme)], PLOT_HEIGHT),
  };
}
