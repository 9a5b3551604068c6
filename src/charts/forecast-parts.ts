import type { LineSeriesOption, XAXisComponentOption, YAXisComponentOption } from 'echarts';
import {
  dayTooltip,
  headedTooltipHtml,
  tooltipHtml,
  unitName,
  valueAxis as plainValueAxis,
  type TooltipItem,
  type TooltipRow,
} from './common';
import { formatDay, timeToDay } from './format';
import type { ChartTheme } from './theme';

/** Pieces that the charts of the Lab and of the Shock page share. */

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

/** A line of points; null breaks it. */
export type DrawnLine = Omit<LineSeriesOption, 'data'> & { data: [number, number | null][] };

/** One line with its name at its end. Missing values (null) break it. */
export function line(look: LineLook, theme: ChartTheme): DrawnLine {
  return {
    type: 'line',
    name: look.name,
    data: look.data.map(([x, y]): [number, number | null] => [x, y]),
    showSymbol: look.symbols ?? false,
    symbol: 'circle',
    symbolSize: 7,
    color: look.colour,
    lineStyle: { color: look.colour, width: look.width ?? 2, type: look.dashed ? [6, 4] : 'solid' },
    emphasis: { disabled: true },
    endLabel: {
      show: look.endLabel ?? true,
      formatter: look.name,
      color: look.colour,
      fontSize: 12,
      fontWeight: 600,
      fontFamily: theme.font,
      distance: 6,
    },
    labelLayout: { moveOverlap: 'shiftY' },
  };
}

/** The naive forecast: neutral and dashed wherever it is drawn. */
export function naiveLine(data: LineLook['data'], theme: ChartTheme): DrawnLine {
  return line({ name: 'naive', colour: theme.naive, data, dashed: true, width: 1.75 }, theme);
}

/** The plot's frame; `right` leaves room for the names of the lines. */
export function frame(right: number, { top = 16, bottom = 4 } = {}): Record<string, unknown> {
  return { left: 4, right, top, bottom, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' };
}

/** A time axis for days to weeks, labelled like "14 Mar". Milliseconds, UTC. */
export function shortTimeAxis(theme: ChartTheme): XAXisComponentOption {
  return {
    type: 'time',
    axisLine: { lineStyle: { color: theme.hairline } },
    axisTick: { show: false },
    splitLine: { show: false },
    splitNumber: 6,
    minInterval: 86_400_000,
    axisLabel: { color: theme.muted, hideOverlap: true, formatter: shortDate },
  };
}

/** "14 Mar": labels of an axis too short for its year to be in doubt. */
export function shortDate(time: number): string {
  return formatDay(timeToDay(time)).slice(0, -5);
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
    nameTextStyle: { color: theme.muted },
    min: range.min,
    max: range.max,
    minInterval: 1,
    axisLine: { lineStyle: { color: theme.hairline } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      color: theme.muted,
      formatter: (value: number) => (Number.isInteger(value) ? String(value).replace('-', '−') : ''),
    },
  };
}

/**
 * The axis of values; it need not begin at zero. `format` writes the unit to each figure, or `unit` names it once above
 * the axis, `row` rows of words from the plot. `bare`: its ends are set by hand and carry no label, since they are no
 * round numbers.
 */
export function valueAxis(
  format: (value: number) => string,
  theme: ChartTheme,
  { bare = false, unit = '', row = 0 } = {},
): YAXisComponentOption {
  const ends = bare ? { showMinLabel: false, showMaxLabel: false } : {};
  return {
    ...plainValueAxis(theme),
    ...(unit === '' ? {} : unitName(unit, theme, row)),
    type: 'value',
    scale: true,
    splitNumber: 4,
    axisLabel: { color: theme.muted, formatter: format, ...ends },
  };
}

export interface TipWords {
  /** Of a day when it is left out. */
  readonly head?: (x: number) => string;
  readonly value: (y: number) => string;
  readonly note?: (x: number) => string;
  /** Rows beyond those of the lines, such as the edges of bands. */
  readonly rows?: (x: number) => readonly TooltipRow[];
}

/** A tooltip over all lines at one place. */
export function tip(words: TipWords, theme: ChartTheme): Record<string, unknown> {
  return dayTooltip(theme, (items) => tipHtml(items, words));
}

export function tipHtml(items: readonly TooltipItem[], { head, value, note, rows: more }: TipWords): string {
  const x = items[0]?.value[0] ?? NaN;
  // Areas are drawn as lines without a name of their own.
  const named = items.filter(({ seriesId }) => !seriesId?.startsWith('quiet'));
  const lines = named.map((item) => ({
    label: item.seriesName ?? '',
    value: value(item.value[1]),
    colour: typeof item.color === 'string' ? item.color : undefined,
  }));
  const rows = [...lines, ...(more?.(x) ?? [])];
  const foot = note?.(x) ?? '';
  return head ? headedTooltipHtml(head(x), rows, foot) : tooltipHtml(x, rows, foot);
}

/** Made at its first use, which is slow: not while a page is put together. */
let fourDigits: Intl.NumberFormat | null = null;

/** A figure for an axis or a table: four digits at most. */
export function fewDigits(value: number): string {
  fourDigits ??= new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
  return fourDigits.format(value).replace('-', '−');
}

/** A signed percent for an axis, with the digits that tell its ticks apart. */
export function percentTick(value: number): string {
  return `${value > 0 ? '+' : ''}${fewDigits(value)} %`;
}
