import type { EChartsOption } from 'echarts';
import type { PathForecast } from '../contracts/run';
import { baseOption } from './common';
import { formatPrice } from './format';
import { pathPoints } from './forecast-next';
import { fewDigits, frame, line, naiveLine, shortTimeAxis, tip, valueAxis } from './forecast-parts';
import { namesApart } from './forecast-names';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 260;

export interface ShockPathData {
  readonly base: PathForecast;
  readonly shocked: PathForecast;
}

/** The model's path without and with the shock, from the same last close, beside the naive path. USD. */
export function buildShockPath({ base, shocked }: ShockPathData, theme: ChartTheme): EChartsOption {
  const words = { value: formatPrice, note: () => 'The gap between base and shocked is the model’s answer.' };
  const before = { name: 'base', colour: theme.accent, data: pathPoints(base, base.forecast), symbols: true };
  const after = {
    name: 'shocked',
    colour: theme.bad,
    data: pathPoints(shocked, shocked.forecast),
    symbols: true,
    width: 2.5,
  };
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(70),
    xAxis: shortTimeAxis(theme),
    yAxis: { ...valueAxis((value) => `$${fewDigits(value)}`, theme), ...room([base, shocked]) },
    tooltip: tip(words, theme),
    series: namesApart(
      [naiveLine(pathPoints(base, base.naive), theme), line(before, theme), line(after, theme)],
      PLOT_HEIGHT,
    ),
  };
}

/** Where nothing moves, one percent on both sides, so that the flat line does not look like a plunge to zero. */
function room(paths: readonly PathForecast[]): { min: number; max: number } | undefined {
  const [first] = paths;
  const values = paths.flatMap((path) => [path.lastClose, ...path.forecast, ...path.naive]);
  const flat = first !== undefined && values.every((value) => value === first.lastClose);
  return flat ? { min: first.lastClose * 0.99, max: first.lastClose * 1.01 } : undefined;
}
