import type { EChartsOption } from 'echarts';
import type { Observations } from '../domain/frame';
import {
  baseOption,
  dayTooltip,
  timeAxis,
  tooltipHtml,
  unitName,
  unitRoom,
  valueAxis,
  type TimePoint,
} from './common';
import { dayToTime } from './format';
import type { ChartTheme } from './theme';

/**
 * A small line of a reader's own series. Its name stays outside and its unit is drawn as plain text: what comes from a
 * file is never shown by a tooltip as HTML.
 */
export function buildOwnChart(
  { days, values }: Observations,
  unit: string,
  theme: ChartTheme,
): EChartsOption {
  const points = Array.from(days, (day, i): TimePoint => [dayToTime(day), values[i]!]);
  const span = { firstDay: days[0] ?? 0, lastDay: days[days.length - 1] ?? 0 };
  return {
    ...baseOption(theme),
    grid: {
      left: 4,
      right: 12,
      top: unitRoom(),
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: timeAxis(theme, span),
    yAxis: {
      ...valueAxis(theme),
      ...unitName(unit.trim() || 'in a unit of its own', theme),
      scale: true,
      splitNumber: 3,
      axisLabel: { color: theme.muted, fontSize: 11, formatter: shortNumber },
    },
    tooltip: dayTooltip(theme, ([item]) =>
      item ? tooltipHtml(item.value[0], [{ label: 'Value', value: shortNumber(item.value[1]) }]) : '',
    ),
    series: [
      {
        type: 'line',
        data: points,
        showSymbol: points.length < 3,
        sampling: 'lttb',
        lineStyle: { width: 1.4, color: theme.accent },
        itemStyle: { color: theme.accent },
        emphasis: { disabled: true },
      },
    ],
  };
}

/** Five significant digits, with M and B where the figure is large. */
export function shortNumber(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const notation = size >= 1e6 ? 'compact' : 'standard';
  const text = size.toLocaleString('en-US', { maximumSignificantDigits: size < 1e5 ? 5 : 6, notation });
  return value < 0 ? `−${text}` : text;
}
