import type { DaySpan } from './common';
import { dayToTime } from './format';
import type { ChartTheme } from './theme';

/** A strip beneath the plot: stretches of days in which something held, or single days. */
export interface Lane {
  readonly name: string;
  readonly colour: string;
  readonly spans: readonly DaySpan[];
  readonly days: readonly number[];
  /** Whether the plot itself is tinted along the stretches, or has a line on the days. */
  readonly inPlot: boolean;
}

const LANE = 15;

/** Pixels that the lanes take beneath the plot. */
export function laneHeight(lanes: readonly Lane[]): number {
  return lanes.length === 0 ? 0 : lanes.length * LANE + 6;
}

/** The axis that names the lanes, the first on top. */
export function lanesAxis(
  lanes: readonly Lane[],
  theme: ChartTheme,
  compact: boolean,
): Record<string, unknown> {
  const middles = lanes.map((_, i) => middle(lanes, i));
  return {
    type: 'value',
    gridIndex: 1,
    min: 0,
    max: Math.max(1, lanes.length),
    position: 'right',
    axisLine: { show: false },
    axisTick: { show: false, customValues: middles },
    splitLine: { show: false },
    axisPointer: { show: false },
    axisLabel: {
      // On narrow screens the words beneath the chart name them.
      show: lanes.length > 0 && !compact,
      color: theme.muted,
      fontSize: 11,
      margin: 8,
      customValues: middles,
      formatter: (value: number) => lanes.find((_, i) => middle(lanes, i) === value)?.name ?? '',
    },
  };
}

function middle(lanes: readonly Lane[], i: number): number {
  return lanes.length - i - 0.5;
}

/** The lanes themselves. */
export function lanesSeries(lanes: readonly Lane[]): Record<string, unknown>[] {
  return lanes.map(({ colour, spans, days }, i) => {
    const [low, high] = [middle(lanes, i) - 0.36, middle(lanes, i) + 0.36];
    return {
      id: `lane-${i}`,
      type: 'line',
      xAxisIndex: 1,
      yAxisIndex: 1,
      // One broken line for all days: a shape each would cost more than the rest of the chart.
      data: days.flatMap((day) => [
        [dayToTime(day), low],
        [dayToTime(day), high],
        [dayToTime(day), null],
      ]),
      showSymbol: false,
      silent: true,
      lineStyle: { color: colour, width: 1.2 },
      markArea: {
        silent: true,
        itemStyle: { color: colour, opacity: 0.55 },
        data: spans.map(({ firstDay, lastDay }) => [
          { xAxis: dayToTime(firstDay), yAxis: low },
          { xAxis: dayToTime(lastDay + 1), yAxis: high },
        ]),
      },
    };
  });
}

/** What of the lanes goes through the plot: a faint tint, deeper where two overlap, and dotted lines. */
export function plotShades(lanes: readonly Lane[], theme: ChartTheme): Record<string, unknown> {
  const through = lanes.filter(({ inPlot }) => inPlot);
  return {
    id: 'shades',
    type: 'line',
    data: [],
    silent: true,
    z: 1,
    markArea: {
      silent: true,
      itemStyle: { color: theme.ink, opacity: 0.05 },
      data: through.flatMap(({ spans }) =>
        spans.map(({ firstDay, lastDay }) => [
          { xAxis: dayToTime(firstDay) },
          { xAxis: dayToTime(lastDay + 1) },
        ]),
      ),
    },
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: theme.muted, type: [2, 3], width: 1 },
      data: through.flatMap(({ days }) => days.map((day) => ({ xAxis: dayToTime(day) }))),
    },
  };
}
