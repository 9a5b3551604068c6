import type { EChartsOption, LineSeriesOption } from 'echarts';
import { baseOption, dayTooltip, headedTooltipHtml } from './common';
import { drawnAs } from './figures';
import { frame, valueAxis } from './forecast-parts';
import { formatNumber } from './format';
import { logTicks } from './log-scale';
import type { ChartTheme } from './theme';

/** One way of computing: milliseconds a step of each model, in the order of the chart's names; null = none. */
export interface SpeedMarks {
  readonly name: string;
  readonly kind: 'reference' | 'own' | 'other';
  readonly values: readonly (number | null)[];
}

export interface SpeedChartData {
  readonly models: readonly string[];
  readonly marks: readonly SpeedMarks[];
  /** Whether names of models stand upright, and the legend needs more lines. */
  readonly compact: boolean;
}

const SYMBOLS = ['circle', 'rect', 'triangle', 'diamond', 'roundRect'] as const;

/** "3.12 ms", "14.6 ms", "210 ms". */
export function formatMs(ms: number): string {
  return `${formatNumber(ms, ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
}

/** Milliseconds of a training step on a logarithmic axis: a mark for each model and way of computing. */
export function buildSpeed({ models, marks, compact }: SpeedChartData, theme: ChartTheme): EChartsOption {
  const found = marks.flatMap(({ values }) => values.filter((value) => value !== null));
  const [low, high] = [Math.min(...found) / 1.4, Math.max(...found) * 1.4];
  const ticks = logTicks(low, high).map(Math.log10);
  const text = { color: theme.ink, fontSize: 12, fontFamily: theme.font };
  const own = marks.filter(({ kind }) => kind === 'own');
  const colours = marks.map((mark) => colourOf(mark, own.indexOf(mark), theme));
  const option: EChartsOption = {
    ...baseOption(theme),
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 10, textStyle: text, selectedMode: false },
    grid: frame(12, { top: compact ? 22 * Math.ceil(marks.length / 2) + 30 : 52 }),
    xAxis: {
      type: 'category',
      name: 'model',
      nameTextStyle: { color: 'transparent' },
      data: [...models],
      axisLine: { lineStyle: { color: theme.hairline } },
      axisTick: { show: false },
      axisLabel: { color: theme.ink, interval: 0, rotate: compact ? 60 : 0 },
      splitLine: { show: true, lineStyle: { color: theme.grid } },
    },
    yAxis: {
      ...valueAxis((logarithm) => formatMs(10 ** logarithm), theme),
      min: Math.log10(low),
      max: Math.log10(high),
      axisLabel: {
        color: theme.muted,
        customValues: ticks,
        formatter: (logarithm: number) => `${Number((10 ** logarithm).toPrecision(2))} ms`,
      },
      axisTick: { show: false, customValues: ticks },
    } as NonNullable<EChartsOption['yAxis']>,
    tooltip: dayTooltip(theme, (items) =>
      tipOf(items, models, new Map(marks.map(({ name }, i) => [name, colours[i]!]))),
    ),
    series: marks.map((mark, i) => drawn(mark, own.indexOf(mark), colours[i]!)),
  };
  return drawnAs(option, (logarithm) => 10 ** logarithm);
}

function colourOf({ kind }: SpeedMarks, place: number, theme: ChartTheme): string {
  const colours = [theme.accent, theme.good, theme.coins.btc, theme.coins.eth, theme.warn];
  if (kind === 'own') return colours[place % colours.length]!;
  return kind === 'other' ? theme.ink : theme.naive;
}

/** What was not measured here is hollow. */
function drawn({ name, kind, values }: SpeedMarks, place: number, colour: string): LineSeriesOption {
  const own = kind === 'own';
  const symbol = own ? SYMBOLS[place % SYMBOLS.length]! : kind === 'other' ? 'circle' : 'diamond';
  return {
    type: 'line',
    name,
    data: values.map((value) => (value === null ? null : Math.log10(value))),
    showSymbol: true,
    showAllSymbol: true,
    symbol,
    symbolSize: own ? 10 : 13,
    itemStyle: own ? { color: colour } : { color: 'transparent', borderColor: colour, borderWidth: 2 },
    // Models have no order: a line between them would mean nothing.
    lineStyle: { width: 0 },
    emphasis: { disabled: true },
    z: own ? 3 : 2,
  };
}

interface Tipped {
  readonly seriesName?: string;
  readonly dataIndex?: number;
  readonly value: unknown;
}

function tipOf(
  items: readonly Tipped[],
  models: readonly string[],
  colours: ReadonlyMap<string, string>,
): string {
  const rows = items
    .filter(({ value }) => typeof value === 'number' && Number.isFinite(value))
    .map(({ seriesName = '', value }) => ({
      label: seriesName,
      value: formatMs(10 ** (value as number)),
      colour: colours.get(seriesName),
    }));
  return headedTooltipHtml(
    models[items[0]?.dataIndex ?? 0] ?? '',
    rows,
    'One training step; less is better.',
  );
}
