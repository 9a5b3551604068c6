import type { EChartsOption } from 'echarts';
import type { PathForecast } from '../contracts/run';
import {
  axisPrice,
  dayWords,
  line,
  MILLISECONDS_A_DAY,
  naiveLine,
  price,
  timeAxis,
  tipHtml,
  tooltip,
  valueAxis,
} from './forecast-parts';
import type { ChartTheme } from './theme';

export interface ShockPathData {
  readonly base: PathForecast;
  readonly shocked: PathForecast;
  readonly coinColour: string;
}

/** The model's path without and with the shock, from the same last close, beside the naive path. USD. */
export function buildShockPath(data: ShockPathData, theme: ChartTheme): EChartsOption {
  const path = (values: readonly number[]): [number, number][] => [
    [data.base.originDay * MILLISECONDS_A_DAY, data.base.lastClose],
    ...data.base.days.map((day, i): [number, number] => [day * MILLISECONDS_A_DAY, values[i] ?? NaN]),
  ];
  return {
    useUTC: true,
    animation: false,
    grid: { left: 8, right: 80, top: 16, bottom: 8, containLabel: true },
    xAxis: timeAxis(theme),
    yAxis: valueAxis(axisPrice, theme),
    tooltip: tooltip((rows) => {
      const day = Math.round((rows[0]?.x ?? NaN) / MILLISECONDS_A_DAY);
      const lines = rows.map((row) => ({ colour: row.colour, words: `${row.name} ${price(row.y)} USD` }));
      return tipHtml(dayWords(day), lines, 'The gap between base and shocked is the model’s answer.');
    }, theme),
    series: [
      naiveLine(path(data.base.naive), theme),
      line({ name: 'base', colour: theme.accent, data: path(data.base.forecast), symbols: true }, theme),
      line(
        { name: 'shocked', colour: theme.bad, data: path(data.shocked.forecast), symbols: true, width: 2.5 },
        theme,
      ),
    ],
  };
}
