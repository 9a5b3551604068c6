import type { EChartsOption } from 'echarts';
import type { QueryResult } from '../contracts/data-engine';
import { baseOption, dayTooltip, headedTooltipHtml, timeAxis, valueAxis } from './common';
import { dayToTime, formatDay, formatNumber, timeToDay } from './format';
import { crossesZero, zeroLine } from './zero-line';
import type { ChartTheme } from './theme';

/** Which column of a result lies on the horizontal axis, and which are drawn against it, by position. */
export interface ChartColumns {
  readonly x: number;
  readonly kind: 'time' | 'number' | 'text';
  readonly ys: readonly number[];
}

/** Pictures above one another; further columns are in the table only. */
const MOST_PICTURES = 4;
/** Names that still fit along an axis. */
const MOST_NAMES = 40;

const IS_TIME = /^(DATE|TIMESTAMP.*)$/;
const IS_NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL\(.*\))$/;

/**
 * The first date (else a first column of names, else the first number) against the other numbers; null where a
 * result has nothing to set against anything.
 */
export function chartColumns({ types, rows }: Pick<QueryResult, 'types' | 'rows'>): ChartColumns | null {
  if (rows.length < 2) return null;
  const numbers = types.flatMap((type, i) => (IS_NUMBER.test(type) ? [i] : []));
  const time = types.findIndex((type) => IS_TIME.test(type));
  if (time >= 0) return chosen(time, 'time', numbers);
  if (types[0] === 'VARCHAR' && rows.length <= MOST_NAMES) return chosen(0, 'text', numbers);
  const [x, ...others] = numbers;
  return x === undefined ? null : chosen(x, 'number', others);
}

function chosen(x: number, kind: ChartColumns['kind'], numbers: readonly number[]): ChartColumns | null {
  return numbers.length > 0 ? { x, kind, ys: numbers.slice(0, MOST_PICTURES) } : null;
}

/** Room for the figures of the vertical axes, the same for all pictures so that their days stand under one another. */
const LEFT = 52;
const PLOT = 168;
const HEAD = 30;
const FOOT = 30;
/** The same where the horizontal axis has a name. */
const NAMED_FOOT = 48;

/** Height in pixels that so many pictures need. */
export function resultChartHeight(columns: ChartColumns): number {
  return columns.ys.length * pictureHeight(columns);
}

function pictureHeight({ kind }: ChartColumns): number {
  return HEAD + PLOT + (kind === 'number' ? NAMED_FOOT : FOOT);
}

type Point = [x: number | string, y: number];

/** A result as pictures above one another, one a column, all on the same horizontal axis. */
export function buildResultChart(
  result: QueryResult,
  columns: ChartColumns,
  theme: ChartTheme,
): EChartsOption {
  const drawn = columns.ys.map((y) => pointsOf(result, columns, y));
  const top = (i: number): number => i * pictureHeight(columns) + HEAD;
  return {
    ...baseOption(theme),
    title: columns.ys.map((y, i) => ({
      text: result.columns[y] ?? '',
      left: 0,
      top: top(i) - HEAD + 4,
      padding: 0,
      textStyle: { fontSize: 13, fontWeight: 600, color: theme.ink, fontFamily: theme.font },
    })),
    grid: drawn.map((_, i) => ({
      left: LEFT,
      right: 16,
      top: top(i),
      height: PLOT,
    })),
    xAxis: drawn.map((_, gridIndex) => ({ ...horizontal(result, columns, theme), gridIndex })),
    yAxis: drawn.map((_, gridIndex) => ({ ...vertical(theme), gridIndex })),
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: resultTooltip(result, columns, theme),
    series: drawn.map((points, i) => lineOrDots(points, { columns, theme, index: i })) as NonNullable<
      EChartsOption['series']
    >,
  };
}

function lineOrDots(
  points: readonly Point[],
  { columns, theme, index }: { columns: ChartColumns; theme: ChartTheme; index: number },
): Record<string, unknown> {
  const line = columns.kind !== 'text' && increases(points);
  return {
    id: `y${columns.ys[index]}`,
    type: 'line',
    xAxisIndex: index,
    yAxisIndex: index,
    data: points,
    showSymbol: !line || points.length <= 60,
    symbol: 'circle',
    symbolSize: line ? 4 : 6,
    lineStyle: { width: 1.5, color: theme.accent, opacity: line ? 1 : 0 },
    itemStyle: { color: theme.accent, opacity: line || points.length < 200 ? 1 : 0.6 },
    emphasis: { disabled: true },
    ...(crossesZero(points) ? { markLine: zeroLine(theme) } : {}),
  };
}

function pointsOf({ rows }: QueryResult, { x, kind }: ChartColumns, y: number): Point[] {
  return rows.flatMap((row): Point[] => {
    const [across, up] = [row[x], row[y]];
    if (typeof up !== 'number' || !Number.isFinite(up)) return [];
    if (kind === 'time') {
      const time = typeof across === 'string' ? timeOf(across) : NaN;
      return Number.isFinite(time) ? [[time, up]] : [];
    }
    if (kind === 'number') return typeof across === 'number' ? [[across, up]] : [];
    return [[String(across ?? '–'), up]];
  });
}

/** DuckDB writes "2020-03-12" and "2020-03-12 13:30:00", in UTC. */
function timeOf(text: string): number {
  return Date.parse(text.length > 10 ? `${text.slice(0, 19).replace(' ', 'T')}Z` : text);
}

/** Whether the points follow one another, so that a line between them means something. */
function increases(points: readonly Point[]): boolean {
  return points.every(([x], i) => i === 0 || x > points[i - 1]![0]);
}

/** Large figures as 12K, 3.4M: there is room for about six characters. */
function vertical(theme: ChartTheme): Record<string, unknown> {
  const compact = new Intl.NumberFormat('en-US', { notation: 'compact', maximumSignificantDigits: 4 });
  const formatter = (value: number): string => compact.format(value).replace('-', '−');
  return { ...valueAxis(theme), scale: true, splitNumber: 4, axisLabel: { color: theme.muted, formatter } };
}

function horizontal(result: QueryResult, columns: ChartColumns, theme: ChartTheme): Record<string, unknown> {
  if (columns.kind === 'time') {
    const times = result.rows.map((row) => timeOf(String(row[columns.x]))).filter(Number.isFinite);
    const [first, last] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
    return timeAxis(theme, { firstDay: timeToDay(first), lastDay: timeToDay(last) });
  }
  const label = { color: theme.muted, hideOverlap: true };
  const line = { lineStyle: { color: theme.hairline } };
  if (columns.kind === 'number') {
    return {
      ...valueAxis(theme),
      name: result.columns[columns.x] ?? '',
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: theme.muted },
      scale: true,
      axisLabel: label,
      axisLine: { show: true, ...line },
    };
  }
  const names = [...new Set(result.rows.map((row) => String(row[columns.x] ?? '–')))];
  return { type: 'category', data: names, axisLabel: label, axisLine: line, axisTick: { show: false } };
}

function resultTooltip(
  result: QueryResult,
  columns: ChartColumns,
  theme: ChartTheme,
): Record<string, unknown> {
  return dayTooltip(theme, (items) => {
    const rows = columns.ys.flatMap((y) => {
      const item = items.find(({ seriesId }) => seriesId === `y${y}`);
      return item ? [{ label: result.columns[y] ?? '', value: plain(item.value[1]) }] : [];
    });
    return headedTooltipHtml(headOf(items[0]?.value[0], columns.kind), rows);
  });
}

function headOf(x: unknown, kind: ChartColumns['kind']): string {
  if (typeof x !== 'number') return String(x ?? '');
  if (kind !== 'time') return plain(x);
  const seconds = x - dayToTime(Math.floor(x / dayToTime(1)));
  const day = formatDay(Math.floor(x / dayToTime(1)));
  return seconds === 0 ? day : `${day}, ${new Date(x).toISOString().slice(11, 16)}`;
}

/** A figure with as many decimals as it has, four at most. */
export function plain(value: number): string {
  const decimals = /\.(\d+)/.exec(String(value))?.[1]?.length ?? 0;
  return formatNumber(value, Number.isInteger(value) ? 0 : Math.min(4, decimals || 4));
}
