import type { EChartsOption } from 'echarts';
import type { SeriesInfo } from '../domain/catalogue/series';
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
import { formatNumber } from './format';
import type { ChartTheme } from './theme';
import { crossesZero, zeroLine } from './zero-line';

export interface IndicatorSeries extends ChartSeries {
  readonly info: SeriesInfo;
}

export interface IndicatorChartData {
  readonly indicators: readonly IndicatorSeries[];
  readonly span: DaySpan;
  /** Pictures beside one another. */
  readonly columns: number;
}

const TITLE = 46;
const PLOT = 124;
const GAP = 22;
const ROW = TITLE + PLOT + GAP;

/** Height in pixels that so many pictures need. */
export function indicatorChartHeight(count: number, columns: number): number {
  return Math.ceil(count / columns) * ROW - GAP;
}

/** Small multiples: one picture an indicator, all on the same span, with one cursor. */
export function buildIndicatorChart(data: IndicatorChartData, theme: ChartTheme): EChartsOption {
  const drawn = data.indicators.map((one) => ({ one, points: pointsWithin(one, data.span) }));
  return {
    ...baseOption(theme),
    title: drawn.map(({ one, points }, i) => pictureTitle(one, points, { theme, ...place(i, data.columns) })),
    grid: drawn.map((_, i) => pictureGrid(place(i, data.columns))),
    xAxis: drawn.map((_, i) => ({ ...pictureTimeAxis(theme, data), gridIndex: i })),
    yAxis: drawn.map(({ points }, i) => ({ ...pictureValueAxis(theme, points), gridIndex: i })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: dayTooltip(theme, (items) => indicatorTooltip(items, data.indicators)),
    series: drawn.map(({ one, points }, i) => ({
      id: one.id,
      name: one.info.label,
      type: 'line',
      xAxisIndex: i,
      yAxisIndex: i,
      data: points,
      step: one.info.id === 'cpi' || one.info.id === 'fed_rate' ? 'end' : false,
      showSymbol: false,
      lineStyle: { width: 1.4, color: theme.accent },
      itemStyle: { color: theme.accent },
      emphasis: { disabled: true },
      ...(crossesZero(points) ? { markLine: zeroLine(theme) } : {}),
    })) as NonNullable<EChartsOption['series']>,
  };
}

interface Place {
  readonly left: number;
  readonly width: number;
  readonly top: number;
}

/** Left and width in percent, top in pixels. */
function place(index: number, columns: number): Place {
  const width = 100 / columns;
  return { left: (index % columns) * width, width, top: Math.floor(index / columns) * ROW };
}

function pictureGrid({ left, width, top }: Place): Record<string, unknown> {
  const gap = 1.6;
  return {
    left: `${left + gap / 2}%`,
    width: `${width - gap}%`,
    top: top + TITLE,
    height: PLOT,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  };
}

function pictureTitle(
  { info }: IndicatorSeries,
  points: readonly TimePoint[],
  { theme, left, top }: Place & { theme: ChartTheme },
): Record<string, unknown> {
  const last = points.at(-1)?.[1] ?? NaN;
  // Braces and bars in a name of the reader's own would be read as a style.
  const name = info.shortLabel.replace(/[{}|]/g, ' ');
  return {
    text: `{name|${name}}  {value|${formatNumber(last, info.decimals)}}`,
    subtext: info.unit,
    left: `${left + 0.8}%`,
    top,
    padding: 0,
    itemGap: 2,
    textStyle: {
      lineHeight: 18,
      rich: {
        name: { fontSize: 13, lineHeight: 18, fontWeight: 600, color: theme.ink, fontFamily: theme.font },
        value: { fontSize: 13, lineHeight: 18, fontWeight: 400, color: theme.ink, fontFamily: theme.font },
      },
    },
    subtextStyle: { fontSize: 11, lineHeight: 14, color: theme.muted, fontFamily: theme.font },
  };
}

function pictureTimeAxis(theme: ChartTheme, { span }: IndicatorChartData): Record<string, unknown> {
  const axis = timeAxis(theme, span);
  const all = (axis['axisTick'] as { customValues: number[] }).customValues;
  // A small picture has room for about four labels.
  const step = Math.ceil(all.length / 4);
  const few = all.filter((_, i) => i % step === 0);
  const label = axis['axisLabel'] as Record<string, unknown>;
  return {
    ...axis,
    axisTick: { ...(axis['axisTick'] as object), customValues: few },
    axisLabel: { ...label, fontSize: 11, customValues: few },
  };
}

function pictureValueAxis(theme: ChartTheme, points: readonly TimePoint[]): Record<string, unknown> {
  return {
    ...valueAxis(theme),
    scale: true,
    splitNumber: 3,
    axisLabel: {
      color: theme.muted,
      fontSize: 11,
      formatter: (value: number) => formatNumber(value, axisDecimals(points)),
    },
  };
}

/** Decimals that tell neighbouring ticks apart. */
function axisDecimals(points: readonly TimePoint[]): number {
  let low = Infinity;
  let high = -Infinity;
  for (const [, value] of points) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low < 0.3 ? 2 : high - low < 3 ? 1 : 0;
}

function indicatorTooltip(items: readonly TooltipItem[], indicators: readonly IndicatorSeries[]): string {
  // The picture under the pointer comes first: put them back in their own order.
  const rows = indicators.flatMap(({ id, info }) => {
    const item = items.find(({ seriesId }) => seriesId === id);
    return item ? [{ label: info.shortLabel, value: formatNumber(item.value[1], info.decimals) }] : [];
  });
  return tooltipHtml(items[0]?.value[0] ?? NaN, rows, 'Latest value on or before this day.');
}
