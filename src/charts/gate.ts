import type { EChartsOption } from 'echarts';
import type { RunInsight } from '../contracts/run';
import { baseOption, timeAxis } from './common';
import { dayToTime } from './format';
import { namesApart } from './forecast-names';
import { frame, line, tip, valueAxis } from './forecast-parts';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 180;

export type GateCurves = NonNullable<RunInsight['gate']>;

/** How far MacroFusion's gate stood open over time: the middle channel, and the lowest and highest tenth. */
export function buildGate(gate: GateCurves, theme: ChartTheme): EChartsOption {
  const curve = (name: string, values: readonly number[], look: { colour: string; width: number }) =>
    line(
      { name, ...look, data: values.map((value, i) => [dayToTime(gate.days[i]!), value] as const) },
      theme,
    );
  const span = { firstDay: gate.days[0]!, lastDay: gate.days.at(-1)! };
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(104, { top: 12 }),
    xAxis: timeAxis(theme, span),
    yAxis: { ...valueAxis(openWords, theme), scale: false, min: 0, max: 1, interval: 0.25 },
    tooltip: tip({ value: openWords, note: () => '0 % shut, 100 % open.' }, theme),
    series: namesApart(
      [
        curve('highest tenth', gate.high, { colour: theme.muted, width: 1.25 }),
        curve('middle', gate.middle, { colour: theme.accent, width: 2.25 }),
        curve('lowest tenth', gate.low, { colour: theme.muted, width: 1.25 }),
      ],
      PLOT_HEIGHT,
      { min: 0, max: 1 },
    ),
  };
}

/** An opening of 0..1 in percent. */
export function openWords(value: number): string {
  return `${(100 * value).toFixed(0)}\u00a0%`;
}
