import type { EChartsOption } from 'echarts';
import {
  baseOption,
  dayTooltip,
  pointsWithin,
  timeAxis,
  tooltipHtml,
  valueAxis,
  type ChartSeries,
  type DaySpan,
  type TimePoint,
  type TooltipItem,
} from './common';
import { formatCorrelation } from './format';
import type { ChartTheme } from './theme';

export interface TimelineChartData {
  readonly series: ChartSeries;
  readonly span: DaySpan;
  /** What a point is the correlation of: "180 days", "three monthly means". */
  readonly windowText: string;
  /** Within ± this, 95 % of unrelated series would stay; NaN where no such figure holds. */
  readonly chance: number;
  readonly monthly: boolean;
  /** Without words on the plot, for narrow screens. */
  readonly compact: boolean;
}

/** From which size a correlation is called strong, and from which it is called weak. */
const STRONG = 0.5;
const WEAK = 0.2;

/** The rolling correlation of one pair, on zones of strength, around a visible zero line. */
export function buildTimelineChart(data: TimelineChartData, theme: ChartTheme): EChartsOption {
  const points = pointsWithin(data.series, data.span);
  return {
    ...baseOption(theme),
    grid: {
      left: 4,
      right: data.compact ? 12 : 112,
      top: 10,
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: timeAxis(theme, data.span),
    yAxis: {
      ...valueAxis(theme),
      min: -1,
      max: 1,
      interval: 0.5,
      axisLabel: { color: theme.muted, formatter: (value: number) => formatCorrelation(value).slice(0, 4) },
    },
    tooltip: dayTooltip(theme, (items) => timelineTooltip(items, data)),
    series: [
      {
        id: 'rolling',
        name: data.series.label,
        type: 'line',
        data: withGaps(points, data.monthly ? 70 : 15),
        showSymbol: data.monthly && points.length < 80,
        symbol: 'circle',
        symbolSize: 4,
        connectNulls: false,
        lineStyle: { width: 1.8, color: theme.ink },
        itemStyle: { color: theme.ink },
        emphasis: { disabled: true },
        markArea: zones(theme, data.compact),
        markLine: levels(data, theme),
        z: 3,
      },
    ] as NonNullable<EChartsOption['series']>,
  };
}

/** A line must not bridge days without a value: an empty point breaks it. */
function withGaps(points: readonly TimePoint[], mostDays: number): (TimePoint | [number, null])[] {
  const broken: (TimePoint | [number, null])[] = [];
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (before && point[0] - before[0] > mostDays * 86_400_000) broken.push([before[0] + 86_400_000, null]);
    broken.push(point);
  });
  return broken;
}

function zones(theme: ChartTheme, compact: boolean): Record<string, unknown> {
  const [negative, , positive] = theme.correlation;
  const bands = [
    { from: STRONG, to: 1, color: positive, opacity: 0.22, name: 'strongly together' },
    { from: WEAK, to: STRONG, color: positive, opacity: 0.1, name: 'weakly together' },
    { from: -WEAK, to: WEAK, color: theme.surface, opacity: 0, name: 'hardly related' },
    { from: -STRONG, to: -WEAK, color: negative, opacity: 0.1, name: 'weakly opposed' },
    { from: -1, to: -STRONG, color: negative, opacity: 0.22, name: 'strongly opposed' },
  ];
  return {
    silent: true,
    label: { show: !compact, position: 'right', color: theme.muted, fontSize: 11, distance: 8 },
    data: bands.map(({ from, to, name, color, opacity }) => [
      { yAxis: from, name, itemStyle: { color, opacity } },
      { yAxis: to },
    ]),
  };
}

/** The zero line, and how far chance alone reaches. */
function levels({ chance }: TimelineChartData, theme: ChartTheme): Record<string, unknown> {
  const dashed = { color: theme.naive, type: [4, 4], width: 1 };
  const reach = Number.isFinite(chance) ? [chance, -chance] : [];
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    data: [
      { yAxis: 0, lineStyle: { color: theme.muted, type: 'solid', width: 1 } },
      ...reach.map((value) => ({ yAxis: value, lineStyle: dashed })),
    ],
  };
}

function timelineTooltip(items: readonly TooltipItem[], data: TimelineChartData): string {
  const item = items[0];
  if (!item) return '';
  const value = item.value[1];
  const rows = [{ label: data.series.label, value: formatCorrelation(value) }];
  return tooltipHtml(item.value[0], rows, `${strengthWords(value)}, over ${data.windowText}.`);
}

/** A correlation in words. */
export function strengthWords(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return 'Not defined';
  if (size < WEAK) return 'Hardly any common movement';
  const way = value > 0 ? 'Moving together' : 'Moving against each other';
  return size < STRONG ? `${way}, weakly` : `${way}, strongly`;
}

/**
 * Half-width of the band inside which 95 % of the correlations of `n` independent pairs fall: 1.96 ÷ √(n − 1)
 * (large-sample normal approximation for a true correlation of zero).
 */
export function chanceBand(n: number): number {
  return n > 3 ? Math.min(1, 1.96 / Math.sqrt(n - 1)) : NaN;
}
