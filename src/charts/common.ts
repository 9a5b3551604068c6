import type { EChartsOption } from 'echarts';
import { dayToTime, formatDay, formatMonth, timeToDay } from './format';
import type { ChartTheme } from './theme';

/** A series as a chart needs it: epoch days and values, NaN = missing. */
export interface ChartSeries {
  readonly id: string;
  readonly label: string;
  readonly days: ArrayLike<number>;
  readonly values: ArrayLike<number>;
}

/** Inclusive epoch days. */
export interface DaySpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

export type TimePoint = [number, number];

/** The points of a series inside a span, without the missing ones. */
export function pointsWithin(series: ChartSeries, { firstDay, lastDay }: DaySpan): TimePoint[] {
  const points: TimePoint[] = [];
  for (let i = 0; i < series.days.length; i++) {
    const day = series.days[i]!;
    const value = series.values[i]!;
    if (day >= firstDay && day <= lastDay && Number.isFinite(value)) points.push([dayToTime(day), value]);
  }
  return points;
}

/** What all charts share: font, no animation of data, nothing in the canvas for screen readers. */
export function baseOption(theme: ChartTheme): EChartsOption {
  return {
    animation: false,
    aria: { enabled: false },
    backgroundColor: 'transparent',
    textStyle: { fontFamily: theme.font, color: theme.ink, fontSize: 12 },
  };
}

/**
 * A time axis with few ticks, labelled like "Mar 2020" or, over many years, "2020". `narrow`: as few as a phone has room for,
 * since of labels that touch the chart hides whichever it likes.
 */
export function timeAxis(theme: ChartTheme, span: DaySpan, narrow = false): Record<string, unknown> {
  const yearly = span.lastDay - span.firstDay > 1200;
  const ticks = timeTicks(span, narrow ? (yearly ? 5 : 3) : 8);
  return {
    type: 'time',
    min: dayToTime(span.firstDay),
    max: dayToTime(span.lastDay),
    axisLine: { lineStyle: { color: theme.hairline } },
    axisTick: { show: true, length: 4, lineStyle: { color: theme.hairline }, customValues: ticks },
    axisLabel: {
      color: theme.muted,
      hideOverlap: true,
      customValues: ticks,
      formatter: (time: number) => {
        const text = formatMonth(timeToDay(time));
        return yearly ? text.slice(-4) : text;
      },
    },
    splitLine: { show: false },
    axisPointer: {
      label: { show: false },
      lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    },
  };
}

/** First days of months or years inside a span: about `most` of them. */
export function timeTicks({ firstDay, lastDay }: DaySpan, most = 8): number[] {
  const first = new Date(dayToTime(firstDay));
  const months = Math.max(1, (lastDay - firstDay) / 30.44);
  const step = [1, 2, 3, 6, 12, 24, 36].find((candidate) => months / candidate <= most) ?? 48;
  const ticks: number[] = [];
  // Steps count from January of year 0, so that yearly ticks fall on January.
  const begin = first.getUTCFullYear() * 12 + first.getUTCMonth();
  for (let month = Math.ceil(begin / step) * step; ; month += step) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (time > dayToTime(lastDay)) return ticks;
    if (time >= dayToTime(firstDay)) ticks.push(time);
  }
}

/** A value axis with a faint grid. */
export function valueAxis(theme: ChartTheme): Record<string, unknown> {
  return {
    type: 'value',
    // At the plot's edge also where the other axis runs through zero.
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    axisLabel: { color: theme.muted },
    splitLine: { lineStyle: { color: theme.grid } },
  };
}

/** Height of a row of words above a plot, pixels. */
const WORDS = 16;

/**
 * The unit of a vertical axis, above its top label. `row` counts rows of other words, such as the names of marks, between
 * it and the plot: `unitRoom` is the room that all of them take.
 */
export function unitName(unit: string, theme: ChartTheme, row = 0): Record<string, unknown> {
  return {
    name: unit,
    nameLocation: 'end',
    nameGap: 8 + row * WORDS,
    nameTextStyle: { color: theme.muted, fontSize: 12, fontFamily: theme.font, align: 'left' },
  };
}

/** Room above a plot for the unit of its axis, pixels. */
export function unitRoom(row = 0): number {
  return 26 + row * WORDS;
}

/** The frame of a tooltip that follows the day under the pointer. */
export function dayTooltip(
  theme: ChartTheme,
  formatter: (params: TooltipItem[]) => string,
): Record<string, unknown> {
  return {
    trigger: 'axis',
    className: 'chart-tip',
    confine: true,
    transitionDuration: 0,
    backgroundColor: theme.raised,
    borderColor: theme.hairline,
    borderWidth: 1,
    padding: [8, 12],
    textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
    axisPointer: { type: 'line', animation: false },
    formatter: (params: unknown) => formatter((Array.isArray(params) ? params : [params]) as TooltipItem[]),
  };
}

/** The parts of ECharts' tooltip parameters that are used here. */
export interface TooltipItem {
  readonly seriesId?: string;
  readonly seriesName?: string;
  readonly color?: unknown;
  readonly value: TimePoint;
}

export interface TooltipRow {
  readonly label: string;
  readonly value: string;
  readonly colour?: string | undefined;
}

/** A tooltip's inside: a date, rows of label and value, one line of meaning. Styles are attributes: no style element. */
export function tooltipHtml(time: number, rows: readonly TooltipRow[], note = ''): string {
  return headedTooltipHtml(formatDay(timeToDay(time)), rows, note);
}

/** The same under any heading, for charts whose axis is not time. */
export function headedTooltipHtml(head: string, rows: readonly TooltipRow[], note = ''): string {
  const body = rows.map(rowHtml).join(' ');
  const foot = note
    ? `<div style="margin-top:4px;max-width:260px;white-space:normal;opacity:.8">${escapeHtml(note)}</div>`
    : '';
  return `<div style="font-weight:600;margin-bottom:2px">${escapeHtml(head)}</div> ${body} ${foot}`;
}

/** A text inside HTML. Names come from files of the reader's own, too. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

function rowHtml({ label, value, colour }: TooltipRow): string {
  const mark = colour
    ? `<span style="width:8px;height:8px;border-radius:50%;background:${colour};flex:none"></span>`
    : '';
  return (
    `<div style="display:flex;align-items:center;gap:6px;line-height:1.6">${mark}` +
    `<span style="flex:1;padding-right:16px">${escapeHtml(label)}</span> ` +
    `<span style="font-variant-numeric:tabular-nums;font-weight:600">${escapeHtml(value)}</span></div>`
  );
}
