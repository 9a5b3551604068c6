import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { PathForecast } from '../contracts/run';
import { baseOption, unitRoom } from './common';
import { dayToTime, timeToDay } from './format';
import { QUANTILE_LEVELS } from '../domain/spec/head';
import { bandAreas, bandRange, bandRows, type BandPoint } from './forecast-bands';
import { frame, line, naiveLine, shortTimeAxis, tip, valueAxis } from './forecast-parts';
import { namesApart } from './forecast-names';
import { axisUnit, DOLLARS, type Money } from './money';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 230;

export interface NextForecastData {
  readonly next: PathForecast;
  /** Epoch days and closes up to and including the origin, oldest first. */
  readonly history: readonly (readonly [number, number])[];
  readonly modelLabel: string;
  /** Dollars where nothing is said. */
  readonly money?: Money;
}

/** A path from its last known close on, as points of a time axis. */
export function pathPoints(path: PathForecast, values: readonly number[]): [number, number][] {
  return [
    [dayToTime(path.originDay), path.lastClose],
    ...path.days.map((day, i): [number, number] => [dayToTime(day), values[i] ?? NaN]),
  ];
}

/** The last known closes, and from the last of them the forecast path beside the naive one. */
export function buildNextForecast(data: NextForecastData, theme: ChartTheme): EChartsOption {
  const { next, money = DOLLARS } = data;
  const past = data.history.map(([day, value]) => [dayToTime(day), value] as const);
  const forecast = pathPoints(next, next.forecast);
  const model = { name: data.modelLabel, colour: theme.accent, data: forecast, width: 2.5, symbols: true };
  const close = { name: 'close', colour: theme.ink, data: past, endLabel: false };
  const bands = fan(next);
  const words = {
    value: money.price,
    rows: (time: number) => bandRows(bands.slice(1).find(({ x }) => x === time)?.quantiles, money),
    note: (time: number) =>
      timeToDay(time) > next.originDay ? 'Not known yet when the forecast was made.' : '',
  };
  const lines = [
    { ...line(close, theme), markLine: originMark(next.originDay, theme) },
    naiveLine(pathPoints(next, next.naive), theme),
    line(model, theme),
  ];
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(92, { top: axisUnit(money) ? unitRoom(1) : 26 }),
    xAxis: shortTimeAxis(theme),
    yAxis: valueAxis(money.tick, theme, { unit: axisUnit(money), row: 1 }),
    tooltip: tip(words, theme),
    series: [...bandAreas(bands, theme), ...namesApart(lines, PLOT_HEIGHT, bandRange(bands, lines))],
  };
}

/** Bands that open from the last known close; empty where the model gives none. */
function fan({ originDay, lastClose, days, quantiles }: PathForecast): BandPoint[] {
  if (!quantiles) return [];
  const closed = QUANTILE_LEVELS.map(() => lastClose);
  return [originDay, ...days].map((day, i) => ({
    x: dayToTime(day),
    quantiles: i === 0 ? closed : quantiles[i - 1],
  }));
}

/** A thin upright line at the last known day. */
function originMark(day: number, theme: ChartTheme): NonNullable<LineSeriesOption['markLine']> {
  return {
    symbol: 'none',
    silent: true,
    data: [{ xAxis: dayToTime(day) }],
    lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    label: { formatter: 'last known day', color: theme.muted, fontSize: 12, fontFamily: theme.font },
  };
}
