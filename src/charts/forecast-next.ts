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

export interface NextForecastData {
  readonly next: PathForecast;
  /** Closes up to and including the origin, oldest first. */
  readonly history: readonly (readonly [number, number])[];
  readonly modelLabel: string;
  readonly coinColour: string;
}

/** The last known closes, and from the last of them the forecast path beside the naive one. USD. */
export function buildNextForecast(data: NextForecastData, theme: ChartTheme): EChartsOption {
  const { next } = data;
  const path = (values: readonly number[]): [number, number][] => [
    [next.originDay * MILLISECONDS_A_DAY, next.lastClose],
    ...next.days.map((day, i): [number, number] => [day * MILLISECONDS_A_DAY, values[i] ?? NaN]),
  ];
  const past = data.history.map(([day, value]) => [day * MILLISECONDS_A_DAY, value] as const);
  const model = {
    name: data.modelLabel,
    colour: theme.accent,
    data: path(next.forecast),
    width: 2.5,
    symbols: true,
  };
  return {
    useUTC: true,
    animation: false,
    grid: { left: 8, right: 92, top: 24, bottom: 8, containLabel: true },
    xAxis: timeAxis(theme),
    yAxis: valueAxis(axisPrice, theme),
    tooltip: tooltip((rows) => {
      const day = Math.round((rows[0]?.x ?? NaN) / MILLISECONDS_A_DAY);
      const lines = rows.map((row) => ({ colour: row.colour, words: `${row.name} ${price(row.y)} USD` }));
      return tipHtml(
        dayWords(day),
        lines,
        day > next.originDay ? 'Not known yet when the forecast was made.' : '',
      );
    }, theme),
    series: [
      {
        ...line({ name: 'close', colour: data.coinColour, data: past, endLabel: false }, theme),
        markLine: originMark(next.originDay, theme),
      },
      naiveLine(path(next.naive), theme),
      line(model, theme),
    ],
  };
}

/** A thin upright line at the last known day. */
export function originMark(day: number, theme: ChartTheme): object {
  return {
    symbol: 'none',
    silent: true,
    animation: false,
    data: [{ xAxis: day * MILLISECONDS_A_DAY }],
    lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    label: { formatter: 'last known day', color: theme.muted, fontSize: 12, fontFamily: theme.font },
  };
}
