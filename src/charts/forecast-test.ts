import type { EChartsOption } from 'echarts';
import type { TestForecasts } from '../contracts/run';
import { baseOption, timeAxis, unitRoom } from './common';
import { dayToTime, formatDay, timeToDay } from './format';
import { bandAreas, bandRange, bandRows } from './forecast-bands';
import { frame, line, naiveLine, tip, valueAxis } from './forecast-parts';
import { namesApart } from './forecast-names';
import { axisUnit, DOLLARS, type Money } from './money';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 300;

export interface TestForecastData {
  readonly test: TestForecasts;
  /** Days ahead, from 1. */
  readonly horizon: number;
  /** How many of the last origins are drawn; 0 = all. */
  readonly lastOrigins: number;
  readonly modelLabel: string;
  /** Dollars where nothing is said. */
  readonly money?: Money;
}

/** One target day of the test: what came, what the model had said `horizon` days before, and no change. */
export interface TestPoint {
  readonly day: number;
  readonly actual: number;
  readonly forecast: number;
  readonly naive: number;
  /** Of a quantile head, at its levels. */
  readonly quantiles?: readonly number[] | undefined;
}

/** The forecasts of one horizon laid on the days they speak of. */
export function testPoints({ test, horizon, lastOrigins }: TestForecastData): TestPoint[] {
  const from = lastOrigins > 0 ? Math.max(0, test.originDays.length - lastOrigins) : 0;
  return test.originDays.slice(from).map((origin, i) => ({
    day: origin + horizon,
    actual: test.actual[from + i]?.[horizon - 1] ?? NaN,
    forecast: test.forecast[from + i]?.[horizon - 1] ?? NaN,
    naive: test.lastClose[from + i] ?? NaN,
    ...(test.quantiles && { quantiles: test.quantiles[from + i]?.[horizon - 1] }),
  }));
}

/** Actual close, forecast and naive forecast over the test, by the day the forecast speaks of. */
export function buildTestForecast(data: TestForecastData, theme: ChartTheme): EChartsOption {
  const points = testPoints(data);
  const { money = DOLLARS } = data;
  const span = { firstDay: points[0]?.day ?? 0, lastDay: points.at(-1)?.day ?? 1 };
  const column = (key: 'actual' | 'forecast' | 'naive'): [number, number | null][] =>
    points.map((point) => [dayToTime(point.day), Number.isFinite(point[key]) ? point[key] : null]);
  const actual = { name: 'actual', colour: theme.ink, data: column('actual'), width: 2 };
  const forecast = { name: data.modelLabel, colour: theme.accent, data: column('forecast'), width: 1.75 };
  const bands = points.map(({ day, quantiles }) => ({ x: dayToTime(day), quantiles }));
  const words = {
    value: money.price,
    rows: (time: number) => bandRows(bands.find(({ x }) => x === time)?.quantiles, money),
    note: (time: number) =>
      `Forecast made on ${formatDay(timeToDay(time) - data.horizon)}; naive is the close of that day.`,
  };
  const lines = [naiveLine(column('naive'), theme), line(actual, theme), line(forecast, theme)];
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(92, { top: unitRoom() }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(money.tick, theme, { unit: axisUnit(money) }),
    tooltip: tip(words, theme),
    series: [...bandAreas(bands, theme), ...namesApart(lines, PLOT_HEIGHT, bandRange(bands, lines))],
  };
}
