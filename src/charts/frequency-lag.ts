import type { EChartsOption } from 'echarts';
import { baseOption, headedTooltipHtml, type TooltipItem } from './common';
import { namesApart } from './forecast-names';
import { frame, line, stepAxis, tip, valueAxis } from './forecast-parts';
import { formatCorrelation, formatNumber } from './format';
import { filterColours } from './frequency';
import type { ChartTheme } from './theme';
import { zeroLine } from './zero-line';

/** Two lines over days before (negative) and after a moment. */
export interface LagChartData {
  readonly days: ArrayLike<number>;
  readonly causal: ArrayLike<number>;
  readonly smoothed: ArrayLike<number>;
  /** Days shown on either side. */
  readonly reach: number;
  readonly height: number;
}

/** How both filters answer a jump on day 0, from nothing (0) to all of it (1). */
export function buildStepChart(data: LagChartData, theme: ChartTheme): EChartsOption {
  const value = (share: number): string => `${formatNumber(100 * share, 0)} %`;
  const jump = line(
    {
      name: 'the jump',
      colour: filterColours(theme).raw,
      data: jumpPoints(data.reach),
      width: 1.5,
      dashed: true,
    },
    theme,
  );
  return lagOption(data, theme, {
    value,
    head: dayHead,
    axis: 'days after the jump',
    extra: [{ ...jump, step: 'end' as const }],
  });
}

/** Correlation of each line's daily changes with the changes of the series so many days later. */
export function buildLeadChart(data: LagChartData, theme: ChartTheme): EChartsOption {
  const head = (days: number): string =>
    days > 0
      ? `Changes ${plural(days)} later`
      : days < 0
        ? `Changes ${plural(-days)} before`
        : 'Changes of the same day';
  return lagOption(data, theme, {
    value: formatCorrelation,
    head,
    axis: 'days later',
    unit: 'correlation',
    extra: [],
  });
}

interface LagWords {
  readonly value: (y: number) => string;
  readonly head: (x: number) => string;
  readonly axis: string;
  /** Where the figures are not written with theirs. */
  readonly unit?: string;
  readonly extra: readonly ReturnType<typeof line>[];
}

function lagOption(data: LagChartData, theme: ChartTheme, words: LagWords): EChartsOption {
  const colours = filterColours(theme);
  const of = (values: ArrayLike<number>): [number, number | null][] =>
    Array.from({ length: data.days.length }, (_, i): [number, number | null] => [
      data.days[i]!,
      values[i]!,
    ]).filter(([day]) => Math.abs(day) <= data.reach);
  const smoothed = line({ name: 'smoothed', colour: colours.smoothed, data: of(data.smoothed) }, theme);
  const causal = line({ name: 'causal', colour: colours.causal, data: of(data.causal) }, theme);
  return {
    ...baseOption(theme),
    grid: frame(76, { top: 26, bottom: 24 }),
    xAxis: stepAxis(words.axis, { min: -data.reach, max: data.reach }, theme),
    yAxis: { ...valueAxis(words.value, theme, { unit: words.unit ?? '' }), scale: false },
    tooltip: {
      ...tip(words, theme),
      formatter: (items: unknown) => tooltip(items as TooltipItem[], words),
    },
    series: namesApart(
      [
        ...words.extra,
        { ...smoothed, markLine: zeroLine(theme), markArea: ahead(data, theme, words.axis) },
        causal,
      ],
      data.height - 80,
    ),
  };
}

function tooltip(items: readonly TooltipItem[], words: LagWords): string {
  const rows = items.map((item) => ({
    label: item.seriesName ?? '',
    value: words.value(item.value[1]),
    colour: typeof item.color === 'string' ? item.color : undefined,
  }));
  return headedTooltipHtml(words.head(items[0]?.value[0] ?? NaN), rows);
}

/** The side on which a line knows what has not come yet. */
function ahead({ reach }: LagChartData, theme: ChartTheme, axis: string): Record<string, unknown> {
  const [from, to] = axis === 'days later' ? [0.5, reach] : [-reach, -0.5];
  return {
    silent: true,
    label: { show: true, position: 'insideTop', color: theme.muted, fontSize: 12, fontFamily: theme.font },
    data: [
      [
        {
          xAxis: from,
          name: axis === 'days later' ? 'not yet happened' : 'before the jump',
          itemStyle: { color: theme.warn, opacity: 0.1 },
        },
        { xAxis: to },
      ],
    ],
  };
}

function jumpPoints(reach: number): [number, number][] {
  return Array.from({ length: 2 * reach + 1 }, (_, i) => [i - reach, i < reach ? 0 : 1]);
}

function dayHead(days: number): string {
  return days < 0
    ? `${plural(-days)} before the jump`
    : days > 0
      ? `${plural(days)} after the jump`
      : 'Day of the jump';
}

function plural(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
