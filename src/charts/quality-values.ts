import type { EChartsOption } from 'echarts';
import {
  baseOption,
  dayTooltip,
  pointsWithin,
  timeAxis,
  tooltipHtml,
  unitName,
  unitRoom,
  valueAxis,
  type ChartSeries,
  type DaySpan,
  type TimePoint,
} from './common';
import { drawnAs } from './figures';
import { dayToTime, formatNumber } from './format';
import { logTicks } from './log-scale';
import type { ChartTheme } from './theme';

export interface MarkedDay {
  readonly day: number;
  /** One line for the tooltip. */
  readonly words: string;
}

export interface ValuesChartData {
  readonly series: ChartSeries;
  readonly span: DaySpan;
  /** Positive values on a logarithmic axis. */
  readonly log: boolean;
  readonly unusual: readonly MarkedDay[];
  readonly repaired: readonly MarkedDay[];
  readonly unit: string;
  readonly valueWords: (value: number) => string;
}

/** A series with its unusual moves and its repaired days marked. */
export function buildValuesChart(data: ValuesChartData, theme: ChartTheme): EChartsOption {
  const points = pointsWithin(data.series, data.span).filter(([, value]) => !data.log || value > 0);
  const at = new Map(points);
  const place = ([time, value]: TimePoint): TimePoint => [time, data.log ? Math.log10(value) : value];
  const marks = (days: readonly MarkedDay[]): TimePoint[] =>
    days.flatMap(({ day }) => {
      const value = at.get(dayToTime(day));
      return value === undefined ? [] : [place([dayToTime(day), value])];
    });
  const option: EChartsOption = {
    ...baseOption(theme),
    grid: {
      left: 4,
      right: 12,
      top: unitRoom(),
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: timeAxis(theme, data.span),
    yAxis: { ...verticalAxis(points, data.log, theme), ...unitName(data.unit, theme) },
    tooltip: dayTooltip(theme, (items) => {
      const time = items[0]?.value[0] ?? NaN;
      const value = at.get(time);
      const rows = [{ label: data.series.label, value: value === undefined ? '–' : data.valueWords(value) }];
      const marked = [...data.unusual, ...data.repaired].filter(({ day }) => dayToTime(day) === time);
      return tooltipHtml(time, rows, marked.map(({ words }) => words).join(' '));
    }),
    series: [
      {
        id: 'values',
        name: data.series.label,
        type: 'line',
        data: points.map(place),
        showSymbol: false,
        lineStyle: { width: 1.3, color: theme.accent },
        itemStyle: { color: theme.accent },
        emphasis: { disabled: true },
      },
      dots('unusual', marks(data.unusual), {
        color: theme.surface,
        border: theme.ink,
        symbol: 'circle',
        size: 7,
      }),
      dots('repaired', marks(data.repaired), {
        color: theme.warn,
        border: theme.warn,
        symbol: 'diamond',
        size: 9,
      }),
    ] as NonNullable<EChartsOption['series']>,
  };
  return data.log ? drawnAs(option, (logarithm) => 10 ** logarithm) : option;
}

function dots(
  id: string,
  data: readonly TimePoint[],
  { color, border, symbol, size }: { color: string; border: string; symbol: string; size: number },
): Record<string, unknown> {
  return {
    id,
    type: 'line',
    data,
    showSymbol: true,
    showAllSymbol: true,
    symbol,
    symbolSize: size,
    lineStyle: { opacity: 0 },
    itemStyle: { color, borderColor: border, borderWidth: 1.4 },
    emphasis: { disabled: true },
    z: 4,
  };
}

function verticalAxis(
  points: readonly TimePoint[],
  log: boolean,
  theme: ChartTheme,
): Record<string, unknown> {
  if (!log || points.length === 0) return { ...valueAxis(theme), scale: true, splitNumber: 4 };
  const values = points.map(([, value]) => value);
  const low = values.reduce((a, b) => Math.min(a, b));
  const high = values.reduce((a, b) => Math.max(a, b));
  const ticks = logTicks(low, high).map(Math.log10);
  const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
  const text = (value: number): string =>
    value < 0.01 ? formatNumber(value, 5).replace(/0+$/, '') : compact.format(value);
  return {
    ...valueAxis(theme),
    min: Math.log10(low),
    max: Math.log10(high),
    axisTick: { show: false, customValues: ticks },
    axisLabel: { color: theme.muted, customValues: ticks, formatter: (value: number) => text(10 ** value) },
  };
}
