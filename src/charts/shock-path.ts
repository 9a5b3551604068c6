import type { EChartsOption } from 'echarts';
import type { PathForecast } from '../contracts/run';
import { baseOption, unitRoom } from './common';
import { dayToTime } from './format';
import { pathPoints } from './forecast-next';
import { frame, line, naiveLine, percentTick, shortTimeAxis, tip, valueAxis } from './forecast-parts';
import { namesApart } from './forecast-names';
import { axisUnit, DOLLARS, type Money } from './money';
import { bandSeries, origin, type DrawnSeries } from './transmission-parts';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 260;

export interface ShockPathData {
  readonly base: PathForecast;
  readonly shocked: PathForecast;
  /** The shocked paths of models with other seeds; with this one they make the band. */
  readonly seeds?: readonly PathForecast[];
  /** What came, one value a day of the path; NaN where the data end. */
  readonly actual?: readonly number[];
  /** Dollars where nothing is said. */
  readonly money?: Money;
}

/** The model's path without and with the shock, from the same last close, beside the naive path. */
export function buildShockPath(
  { base, shocked, seeds = [], actual = [], money = DOLLARS }: ShockPathData,
  theme: ChartTheme,
): EChartsOption {
  const words = { value: money.price, note: () => 'The gap between base and shocked is the model’s answer.' };
  const before = { name: 'base', colour: theme.accent, data: pathPoints(base, base.forecast), symbols: true };
  const after = {
    name: 'shocked',
    colour: theme.bad,
    data: pathPoints(shocked, shocked.forecast),
    symbols: true,
    width: 2.5,
  };
  const came = actual.some(Number.isFinite)
    ? [
        line(
          { name: 'what came', colour: theme.ink, data: known(pathPoints(base, actual)), width: 1.75 },
          theme,
        ),
      ]
    : [];
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(came.length > 0 ? 92 : 70, { top: unitRoom() }),
    xAxis: shortTimeAxis(theme),
    yAxis: { ...valueAxis(money.tick, theme, { unit: axisUnit(money) }), ...room([base, shocked]) },
    tooltip: tip(words, theme),
    series: [
      ...spread(
        seeds.map((path) => path.forecast),
        shocked,
        theme,
      ),
      ...namesApart(
        [naiveLine(pathPoints(base, base.naive), theme), line(before, theme), line(after, theme), ...came],
        PLOT_HEIGHT,
      ),
    ],
  };
}

/** The shocked path less the base path, percent, with the spread over seeds. */
export function buildShockDifference(
  steps: readonly { readonly day: number; readonly percent: number }[],
  seeds: readonly (readonly number[])[],
  theme: ChartTheme,
): EChartsOption {
  const times = steps.map(({ day }) => dayToTime(day));
  const gap = steps.map(({ percent }, i): [number, number] => [times[i]!, percent]);
  const look = { name: 'shocked less base', colour: theme.bad, data: gap, symbols: true, endLabel: false };
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(16),
    xAxis: shortTimeAxis(theme),
    yAxis: { ...valueAxis(percentTick, theme), scale: false },
    tooltip: tip({ value: (value) => percentTick(Number(value.toPrecision(3))) }, theme),
    series: [...band(times, seeds, theme), { ...line(look, theme), markLine: origin(theme) }],
  };
}

function spread(
  seeds: readonly (readonly number[])[],
  { days }: PathForecast,
  theme: ChartTheme,
): DrawnSeries[] {
  return band(days.map(dayToTime), seeds, theme);
}

/** From the lowest to the highest of several paths; nothing of a single one. */
function band(
  times: readonly number[],
  paths: readonly (readonly number[])[],
  theme: ChartTheme,
): DrawnSeries[] {
  if (paths.length < 2) return [];
  const edge = (of: (...values: number[]) => number): [number, number][] =>
    times.map((time, i) => [time, of(...paths.map((path) => path[i]!))]);
  return bandSeries(edge(Math.min), edge(Math.max), { id: 'seeds', colour: theme.bad, opacity: 0.15 });
}

function known(points: readonly (readonly [number, number | null])[]): [number, number][] {
  return points.flatMap(([x, y]) => (y !== null && Number.isFinite(y) ? [[x, y] as [number, number]] : []));
}

/** Where nothing moves, one percent on both sides, so that the flat line does not look like a plunge to zero. */
function room(paths: readonly PathForecast[]): { min: number; max: number } | undefined {
  const [first] = paths;
  const values = paths.flatMap((path) => [path.lastClose, ...path.forecast, ...path.naive]);
  const flat = first !== undefined && values.every((value) => value === first.lastClose);
  return flat ? { min: first.lastClose * 0.99, max: first.lastClose * 1.01 } : undefined;
}
