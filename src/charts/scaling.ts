import type { EChartsOption } from 'echarts';
import {
  baseOption,
  dayTooltip,
  timeAxis,
  tooltipHtml,
  unitRoom,
  type DaySpan,
  type TooltipItem,
} from './common';
import { tintedSpans, type TintedSpan } from './features-spans';
import { shortFigure } from './features';
import { frame, line, valueAxis } from './forecast-parts';
import { dayToTime, formatNumber, timeToDay } from './format';
import { linePoints } from './frequency';
import type { ChartTheme } from './theme';

/** The parts of a run, in days. */
export interface RunParts {
  readonly train: DaySpan;
  readonly validation: DaySpan;
  readonly test: DaySpan;
}

export interface ScalingChartData {
  readonly days: ArrayLike<number>;
  readonly raw: ArrayLike<number>;
  readonly scaled: ArrayLike<number>;
  readonly unit: string;
  readonly span: DaySpan;
  readonly parts: RunParts;
  readonly height: number;
  readonly colour: string;
  /** With short names on the plot, for narrow screens. */
  readonly compact: boolean;
}

/** A feature in its own unit above, and as the model sees it below; the parts of the run are tinted. */
export function buildScalingChart(data: ScalingChartData, theme: ChartTheme): EChartsOption {
  const { days, span, height } = data;
  const plot = (height - 96) / 2;
  const grid = (top: number): Record<string, unknown> => ({
    left: 4,
    right: 16,
    top,
    height: plot,
    outerBoundsMode: 'same',
    outerBoundsContain: 'axisLabel',
  });
  const drawn = (name: string, values: ArrayLike<number>, index: number) => ({
    ...line(
      { name, colour: data.colour, data: linePoints(days, values, span), width: 1.5, endLabel: false },
      theme,
    ),
    xAxisIndex: index,
    yAxisIndex: index,
    markArea: tintedSpans(partSpans(data, theme), theme, { show: index === 0 }),
    ...(index === 1 ? { markLine: rangeLines(theme) } : {}),
  });
  return {
    ...baseOption(theme),
    useUTC: true,
    title: [`Before: ${data.unit}`, 'After: what the model sees, scaled'].map((text, i) => ({
      text,
      top: 2 + i * (plot + 46),
      left: 0,
      padding: 0,
      textStyle: { fontSize: 13, fontWeight: 600, color: theme.ink, fontFamily: theme.font },
    })),
    grid: [grid(26), grid(plot + 74)],
    xAxis: [0, 1].map((gridIndex) => ({ ...timeAxis(theme, span), gridIndex })),
    yAxis: [0, 1].map((gridIndex) => ({ ...valueAxis(shortFigure, theme), gridIndex })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: dayTooltip(theme, (items) => tooltip(items, data)),
    series: [drawn('before', data.raw, 0), drawn('after', data.scaled, 1)],
  } as EChartsOption;
}

/** A feature as the model of one coin sees it, small enough to stand beside those of others. */
export function buildScaledChart(
  data: Pick<ScalingChartData, 'days' | 'raw' | 'scaled' | 'unit' | 'span' | 'parts' | 'colour'>,
  theme: ChartTheme,
): EChartsOption {
  const points = linePoints(data.days, data.scaled, data.span);
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(16, { top: unitRoom() }),
    xAxis: timeAxis(theme, data.span),
    yAxis: valueAxis(shortFigure, theme, { unit: 'scaled' }),
    tooltip: dayTooltip(theme, (items) => {
      const row = data.days.length > 0 ? timeToDay(items[0]?.value[0] ?? NaN) - data.days[0]! : -1;
      return tooltip(
        [
          { seriesName: 'before', value: [items[0]?.value[0] ?? NaN, data.raw[row] ?? NaN] },
          ...items.map((item) => ({ ...item, seriesName: 'after' })),
        ],
        data,
      );
    }),
    series: [
      {
        ...line({ name: 'after', colour: data.colour, data: points, width: 1.5, endLabel: false }, theme),
        markArea: tintedSpans(partSpans({ parts: data.parts, compact: true }, theme), theme),
        markLine: rangeLines(theme),
      },
    ],
  } as EChartsOption;
}

/** Where the scalers look, where a model is chosen, and where it is judged. */
function partSpans(
  { parts: { train, validation, test }, compact }: Pick<ScalingChartData, 'parts' | 'compact'>,
  theme: ChartTheme,
): TintedSpan[] {
  return [
    {
      ...train,
      name: compact ? 'training' : 'training: the scaler looks here only',
      colour: theme.muted,
      opacity: 0.1,
    },
    { ...validation, name: 'validation', colour: theme.warn, opacity: 0.18, namedAt: 'insideBottomLeft' },
    { ...test, name: 'test', colour: theme.accent, opacity: 0.16 },
  ];
}

function rangeLines(theme: ChartTheme): Record<string, unknown> {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: theme.muted, type: [4, 4], width: 1 },
    data: [{ yAxis: -1 }, { yAxis: 1 }],
  };
}

function tooltip(
  items: readonly TooltipItem[],
  { parts, unit }: Pick<ScalingChartData, 'parts' | 'unit'>,
): string {
  const time = items[0]?.value[0] ?? NaN;
  const rows = items.map(({ seriesName, value }) => ({
    label: seriesName ?? '',
    value: seriesName === 'before' ? `${shortFigure(value[1])} ${unit}` : formatNumber(value[1], 2),
  }));
  const part = Object.entries(parts).find(
    ([, { firstDay, lastDay }]: [string, DaySpan]) =>
      time >= dayToTime(firstDay) && time <= dayToTime(lastDay),
  );
  return tooltipHtml(time, rows, part ? `In the ${part[0] === 'train' ? 'training' : part[0]} days.` : '');
}
