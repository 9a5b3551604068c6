import type {
  LineSeriesOption,
  TooltipComponentOption,
  XAXisComponentOption,
  YAXisComponentOption,
} from 'echarts';
import type { ChartTheme } from './theme';

/** Pieces that the charts of the Lab and of the Shock page share. */

export const MILLISECONDS_A_DAY = 86_400_000;

export interface LineLook {
  readonly name: string;
  readonly colour: string;
  readonly data: readonly (readonly [number, number | null])[];
  readonly width?: number;
  readonly dashed?: boolean;
  readonly symbols?: boolean;
  /** Names the line at its end; off where lines end in one point. */
  readonly endLabel?: boolean;
}

/** One line with its name at its end. Missing values (null) break it. */
export function line(look: LineLook, theme: ChartTheme): LineSeriesOption {
  return {
    type: 'line',
    name: look.name,
    data: look.data.map((point) => [...point]),
    showSymbol: look.symbols ?? false,
    symbol: 'circle',
    symbolSize: 7,
    animation: false,
    color: look.colour,
    lineStyle: { color: look.colour, width: look.width ?? 2, type: look.dashed ? [6, 4] : 'solid' },
    emphasis: { disabled: true },
    endLabel: {
      show: look.endLabel ?? true,
      formatter: look.name,
      color: look.colour,
      fontSize: 12,
      fontFamily: theme.font,
      distance: 6,
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
}

/** The naive forecast: neutral and dashed wherever it is drawn. */
export function naiveLine(data: LineLook['data'], theme: ChartTheme): LineSeriesOption {
  return line({ name: 'naive', colour: theme.naive, data, dashed: true, width: 1.75 }, theme);
}

function axisText(theme: ChartTheme): { color: string; fontSize: number; fontFamily: string } {
  return { color: theme.muted, fontSize: 12, fontFamily: theme.font };
}

/** A time axis in UTC days; values are milliseconds. */
export function timeAxis(theme: ChartTheme): XAXisComponentOption {
  return {
    type: 'time',
    axisLine: { lineStyle: { color: theme.hairline } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { ...axisText(theme), hideOverlap: true, formatter: shortDate },
  };
}

/** An axis of whole steps, such as epochs or days ahead. */
export function stepAxis(
  name: string,
  range: { min: number; max: number },
  theme: ChartTheme,
): XAXisComponentOption {
  return {
    type: 'value',
    name,
    nameLocation: 'middle',
    nameGap: 26,
    nameTextStyle: axisText(theme),
    min: range.min,
    max: range.max,
    minInterval: 1,
    axisLine: { lineStyle: { color: theme.hairline } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      ...axisText(theme),
      formatter: (value: number) => (Number.isInteger(value) ? String(value) : ''),
    },
  };
}

/**
 * The axis of values: few ticks, faint grid, no line. It need not begin at zero. `bare`: its ends are set by
 * hand and carry no label, since they are no round numbers.
 */
export function valueAxis(
  format: (value: number) => string,
  theme: ChartTheme,
  { bare = false } = {},
): YAXisComponentOption {
  return {
    type: 'value',
    scale: true,
    splitNumber: 4,
    axisLabel: {
      ...axisText(theme),
      formatter: format,
      ...(bare ? { showMinLabel: false, showMaxLabel: false } : {}),
    },
    splitLine: { lineStyle: { color: theme.grid } },
  };
}

/** A tooltip over all lines at one place; its box carries the class that the keyboard reader looks for. */
export function tooltip(
  format: (rows: readonly TipRow[]) => string,
  theme: ChartTheme,
): TooltipComponentOption {
  return {
    trigger: 'axis',
    className: 'chart-tip',
    confine: true,
    backgroundColor: theme.raised,
    borderColor: theme.hairline,
    textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
    axisPointer: { type: 'line', lineStyle: { color: theme.muted, width: 1, type: 'solid' } },
    formatter: (params: unknown) => format((Array.isArray(params) ? params : [params]).map(tipRow)),
  };
}

export interface TipRow {
  readonly name: string;
  readonly colour: string;
  readonly x: number;
  readonly y: number;
}

function tipRow(params: unknown): TipRow {
  const { seriesName, color, value } = params as { seriesName?: string; color?: unknown; value?: unknown };
  const pair = Array.isArray(value) ? (value as unknown[]) : [];
  const [x, y] = pair.map((entry) => (typeof entry === 'number' ? entry : NaN));
  return { name: seriesName ?? '', colour: typeof color === 'string' ? color : '', x: x ?? NaN, y: y ?? NaN };
}

/** A tooltip's content: a head, one line a series, and a line of meaning. Only our own words enter it. */
export function tipHtml(
  head: string,
  rows: readonly { colour: string; words: string }[],
  meaning = '',
): string {
  const lines = rows.map((row) => `<div><span style="color:${row.colour}">●</span> ${row.words}</div>`);
  const last = meaning
    ? `<div style="margin-top:4px;max-width:260px;white-space:normal">${meaning}</div>`
    : '';
  return `<b>${head}</b>${lines.join('')}${last}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "Mar 2020" where a month begins, else "14 Mar": labels of a time axis. */
export function shortDate(time: number): string {
  const date = new Date(time);
  const month = MONTHS[date.getUTCMonth()] ?? '';
  return date.getUTCDate() === 1
    ? `${month} ${String(date.getUTCFullYear())}`
    : `${String(date.getUTCDate())} ${month}`;
}

/** "14 Dec 2021" of an epoch day. */
export function dayWords(day: number): string {
  const date = new Date(day * MILLISECONDS_A_DAY);
  return `${String(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCFullYear())}`;
}

/** A price with five significant digits and thousands set apart: "64,213", "0.32417". */
export function price(value: number): string {
  if (!Number.isFinite(value)) return '–';
  return value.toLocaleString('en-US', { minimumSignificantDigits: 5, maximumSignificantDigits: 5 });
}

/** A price for an axis: as few digits as it takes. */
export function axisPrice(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}
