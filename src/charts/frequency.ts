import type { EChartsOption, LineSeriesOption } from 'echarts';
import { baseOption, timeAxis, unitRoom, type DaySpan } from './common';
import { tintedSpans } from './features-spans';
import { namesApart } from './forecast-names';
import { fewDigits, frame, line, tip, valueAxis, type DrawnLine, type LineLook } from './forecast-parts';
import { dayToTime, formatDay, formatNumber } from './format';
import type { ChartTheme } from './theme';

/** One value a day of `days`; NaN = missing. */
export interface FilteredSeries {
  readonly days: ArrayLike<number>;
  readonly raw: ArrayLike<number>;
  readonly causal: ArrayLike<number>;
  readonly smoothed: ArrayLike<number>;
  readonly smoothedAsOf: ArrayLike<number>;
}

export interface FilterChartData {
  readonly series: FilteredSeries;
  readonly span: DaySpan;
  readonly asOfDay: number;
  readonly unit: string;
  readonly decimals: number;
  /** Without names at the lines' ends, for narrow screens. */
  readonly compact: boolean;
  readonly height: number;
}

/** The colours of the three lines, wherever they are drawn. */
export function filterColours(theme: ChartTheme): Readonly<Record<'raw' | 'causal' | 'smoothed', string>> {
  return { raw: theme.naive, causal: theme.accent, smoothed: theme.warn };
}

/**
 * A series as known, the causal line, the smoothed line of today, and the smoothed line as it was drawn on the
 * as-of day. What comes after that day is tinted: nobody knew it.
 */
export function buildFilterChart(data: FilterChartData, theme: ChartTheme): EChartsOption {
  const { series, span } = data;
  const colours = filterColours(theme);
  const drawn = (values: ArrayLike<number>, look: Omit<LineLook, 'data' | 'endLabel'>): DrawnLine =>
    legible(
      line({ ...look, data: linePoints(series.days, values, span), endLabel: !data.compact }, theme),
      data.compact,
    );
  const lines = [
    { ...drawn(series.raw, { name: 'as known', colour: colours.raw, width: 1.25 }), step: 'end' as const },
    drawn(series.smoothed, { name: 'smoothed, today', colour: colours.smoothed, width: 2 }),
    drawn(series.smoothedAsOf, { name: 'smoothed, then', colour: colours.smoothed, width: 2, dashed: true }),
    drawn(series.causal, { name: 'causal', colour: colours.causal, width: 2 }),
  ];
  const words = {
    value: (value: number) => `${formatNumber(value, data.decimals)} ${data.unit}`,
    note: (time: number) =>
      time > dayToTime(data.asOfDay) ? `Not yet known on ${formatDay(data.asOfDay)}.` : '',
  };
  return {
    ...baseOption(theme),
    useUTC: true,
    ...(data.compact ? { legend: legend(theme) } : {}),
    grid: frame(data.compact ? 12 : 130, { top: (data.compact ? 34 : 0) + unitRoom(1) }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(fewDigits, theme, { unit: data.unit, row: 1 }),
    tooltip: tip(words, theme),
    series: withFuture(namesApart(lines, data.height - 50), data, theme),
  };
}

/** Without symbols a line's legend shows the line itself, dashes and all. */
export function legible(drawn: DrawnLine, compact: boolean): DrawnLine {
  return compact ? { ...drawn, symbol: 'none' } : drawn;
}

/** A legend on top, for screens too narrow for names at the lines' ends. */
export function legend(theme: ChartTheme): Record<string, unknown> {
  return {
    top: 0,
    left: 0,
    itemWidth: 22,
    itemHeight: 8,
    itemGap: 12,
    textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
  };
}

/** Points of a line inside a span; a missing value breaks it. */
export function linePoints(
  days: ArrayLike<number>,
  values: ArrayLike<number>,
  { firstDay, lastDay }: DaySpan,
): [number, number | null][] {
  const points: [number, number | null][] = [];
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!;
    if (day < firstDay || day > lastDay) continue;
    points.push([dayToTime(day), Number.isFinite(values[i]) ? values[i]! : null]);
  }
  return points;
}

/** The days after the as-of day, and the line where they begin. */
export function futureMarks(
  { asOfDay, span }: { readonly asOfDay: number; readonly span: DaySpan },
  theme: ChartTheme,
): Pick<LineSeriesOption, 'markArea' | 'markLine'> {
  const future = { firstDay: asOfDay, lastDay: span.lastDay, name: '', colour: theme.muted, opacity: 0.12 };
  return {
    markArea: tintedSpans(span.lastDay > asOfDay ? [future] : [], theme),
    markLine: {
      symbol: 'none',
      silent: true,
      lineStyle: { color: theme.muted, type: 'solid', width: 1 },
      label: {
        formatter: `as of ${formatDay(asOfDay)}`,
        color: theme.muted,
        fontSize: 12,
        fontFamily: theme.font,
      },
      data: [{ xAxis: dayToTime(asOfDay) }],
    },
  };
}

function withFuture(lines: DrawnLine[], data: FilterChartData, theme: ChartTheme): LineSeriesOption[] {
  return lines.map((one, i) => (i === 0 ? { ...one, ...futureMarks(data, theme) } : one));
}
