import type { EChartsOption } from 'echarts';
import {
  baseOption,
  dayTooltip,
  pointsWithin,
  timeAxis,
  unitName,
  unitRoom,
  valueAxis,
  type TimePoint,
} from './common';
import { formatCorrelation, formatNumber } from './format';
import { spread } from './labels';
import type { ChartTheme } from './theme';
import { STRONG, WEAK, type TimelineChartData, type TimelineLine } from './timeline-data';
import { laneHeight, lanesAxis, lanesSeries, plotShades } from './timeline-lanes';
import { timelineTooltip } from './timeline-tooltip';

/** Below this there is no room for words between the band and the plot's edge. */
const LOWEST_LABEL = -0.85;
/** Room above the plot for the name of its axis, and below it for dates. */
const TOP = unitRoom();
const DATES = 24;

/** Rolling correlations on zones of strength around a visible zero line, with what happened in lanes beneath. */
export function buildTimelineChart(data: TimelineChartData, theme: ChartTheme): EChartsOption {
  const several = data.lines.length > 1;
  const right = data.compact ? 12 : several ? 150 : 112;
  const lanes = laneHeight(data.lanes);
  const grid = { left: 38, right, outerBoundsMode: 'none' as const };
  const axis = timeAxis(theme, data.span, data.compact);
  const bare = { ...axis, axisLabel: { show: false }, axisTick: { show: false } };
  return {
    ...baseOption(theme),
    grid: [
      { ...grid, top: TOP, bottom: DATES + lanes },
      { ...grid, height: Math.max(0, lanes - 4), bottom: DATES },
    ],
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    xAxis: [
      { ...(lanes > 0 ? bare : axis), gridIndex: 0 },
      { ...axis, gridIndex: 1, show: lanes > 0 },
    ],
    yAxis: [correlationAxis(theme), lanesAxis(data.lanes, theme, data.compact)],
    tooltip: dayTooltip(theme, (items) => timelineTooltip(items, data)),
    series: [
      ...lineSeries(data, theme),
      plotShades(data.lanes, theme),
      ...lanesSeries(data.lanes),
    ] as NonNullable<EChartsOption['series']>,
  } as EChartsOption;
}

function correlationAxis(theme: ChartTheme): Record<string, unknown> {
  const axisLabel = {
    color: theme.muted,
    formatter: (value: number) => formatCorrelation(value).slice(0, 4),
  };
  return {
    ...valueAxis(theme),
    ...unitName('correlation', theme),
    gridIndex: 0,
    min: -1,
    max: 1,
    interval: 0.5,
    axisLabel,
  };
}

function lineSeries(data: TimelineChartData, theme: ChartTheme): Record<string, unknown>[] {
  const several = data.lines.length > 1;
  const points = data.lines.map(({ series }) => pointsWithin(series, data.span));
  const plot = data.height - TOP - DATES - laneHeight(data.lanes);
  const ends = points.map((drawn) => (plot * (1 - (drawn.at(-1)?.[1] ?? 0))) / 2);
  const shifts = spread(ends, 15).map((place, i) => place - ends[i]!);
  return data.lines.map((line, i) => ({
    id: `line-${i}`,
    name: line.series.label,
    type: 'line',
    data: withGaps(points[i]!, data.monthly ? 70 : 15),
    showSymbol: data.monthly && points[i]!.length < 80,
    symbol: 'circle',
    symbolSize: 4,
    connectNulls: false,
    lineStyle: { width: i === 0 ? 2 : 1.5, color: line.colour, type: line.dash },
    itemStyle: { color: line.colour },
    emphasis: { disabled: true },
    ...(several && !data.compact ? { endLabel: endLabel(line, shifts[i] ?? 0) } : {}),
    ...(i === 0 ? { markArea: zones(data, theme), markLine: levels(data, theme) } : {}),
    z: data.lines.length + 3 - i,
  }));
}

function endLabel({ short, colour }: TimelineLine, shift: number): Record<string, unknown> {
  return {
    show: true,
    formatter: short,
    color: colour,
    fontWeight: 600,
    fontSize: 12,
    distance: 6,
    offset: [0, shift],
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

function zones({ compact, lines }: TimelineChartData, theme: ChartTheme): Record<string, unknown> {
  const [negative, , positive] = theme.correlation;
  const bands = [
    { from: STRONG, to: 1, color: positive, opacity: 0.22, name: 'strongly together' },
    { from: WEAK, to: STRONG, color: positive, opacity: 0.1, name: 'weakly together' },
    { from: -WEAK, to: WEAK, color: theme.surface, opacity: 0, name: 'hardly related' },
    { from: -STRONG, to: -WEAK, color: negative, opacity: 0.1, name: 'weakly opposed' },
    { from: -1, to: -STRONG, color: negative, opacity: 0.22, name: 'strongly opposed' },
  ];
  // Names of several lines stand where those of the zones would.
  const show = !compact && lines.length === 1;
  return {
    silent: true,
    label: { show, position: 'right', color: theme.muted, fontSize: 11, distance: 8 },
    data: bands.map(({ from, to, name, color, opacity }) => [
      { yAxis: from, name, itemStyle: { color, opacity } },
      { yAxis: to },
    ]),
  };
}

/** The zero line, and how far chance alone reaches. */
function levels({ band, compact, lines }: TimelineChartData, theme: ChartTheme): Record<string, unknown> {
  const dashed = { color: theme.naive, type: [5, 4], width: 1.4 };
  // Where the chosen line is not.
  const below = sumOf(lines[0]) >= 0;
  const label = {
    show: !compact,
    position: below && (band?.lower ?? 0) > LOWEST_LABEL ? 'insideStartBottom' : 'insideStartTop',
    color: theme.muted,
    fontSize: 11,
    formatter: `${formatNumber(100 * (band?.level ?? 0), 0)} % of what chance gives`,
  };
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    data: [
      { yAxis: 0, lineStyle: { color: theme.muted, type: 'solid', width: 1 } },
      ...(band
        ? [
            { yAxis: band.upper, lineStyle: dashed, ...(below ? {} : { label }) },
            { yAxis: band.lower, lineStyle: dashed, ...(below ? { label } : {}) },
          ]
        : []),
    ],
  };
}

function sumOf(line: TimelineLine | undefined): number {
  const values = Array.from(line?.series.values ?? []).filter(Number.isFinite);
  return values.reduce((sum, value) => sum + value, 0);
}
