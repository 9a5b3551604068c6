import type { EChartsOption } from 'echarts';
import { isoFromDay } from '../domain/calendar';
import { timeToDay } from './format';

/** The figures behind a picture: one line a day (or step), one column a line. */
export interface ChartFigures {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** Charts that draw something else than the figure: how it is had back from what is drawn. */
const FIGURE_OF = new WeakMap<EChartsOption, (drawn: number) => number>();

/** Marks a chart whose lines are drawn transformed, such as by their logarithm. */
export function drawnAs(option: EChartsOption, figureOf: (drawn: number) => number): EChartsOption {
  FIGURE_OF.set(option, figureOf);
  return option;
}

interface DrawnSeries {
  readonly id: string;
  readonly name: string;
  readonly xAxisIndex: number;
  readonly points: readonly (readonly [string | number, number | null])[];
}

/** What the lines of a chart show. Areas, edges and marks, which have no name or cannot be read, are left out. */
export function figuresOf(option: EChartsOption): ChartFigures {
  const figureOf = FIGURE_OF.get(option) ?? ((drawn: number) => drawn);
  const series = namedSeries(option);
  const heading = firstHeading(option, series[0]?.xAxisIndex ?? 0);
  const wide = series.every(({ points }) => new Set(points.map(([x]) => x)).size === points.length);
  const value = (y: number | null | undefined): number | null =>
    typeof y === 'number' && Number.isFinite(y) ? Number(figureOf(y).toPrecision(10)) : null;
  if (!wide) {
    const rows = series.flatMap(({ name, points }) => points.map(([x, y]) => [name, x, value(y)]));
    return {
      columns: ['series', heading.name, 'value'],
      rows: rows.map(([a, x, y]) => [a!, heading.text(x!), y!]),
    };
  }
  return {
    columns: [heading.name, ...distinct(series.map(({ name }) => name))],
    rows: joined(series).map(([x, ...ys]) => [heading.text(x), ...ys.map(value)]),
  };
}

/** One row for every place at which some line has a value, ascending. */
function joined(
  series: readonly DrawnSeries[],
): (readonly [string | number, ...(number | null | undefined)[]])[] {
  const columns = series.map(({ points }) => new Map(points));
  const places = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))];
  if (places.every((place) => typeof place === 'number')) places.sort((a, b) => Number(a) - Number(b));
  return places.map((place) => [place, ...columns.map((column) => column.get(place))]);
}

function namedSeries(option: EChartsOption): DrawnSeries[] {
  const categories = axis(option.xAxis, 0).data;
  return ([option.series ?? []].flat() as unknown as readonly Record<string, unknown>[]).flatMap((one) => {
    const { id = '', name = id, data, silent, xAxisIndex = 0 } = one;
    const label = String(name as string);
    if (silent === true || label === '' || /^quiet/.test(String(id as string)) || !Array.isArray(data))
      return [];
    const points = data.flatMap((point, index) => pointOf(point, categories?.[index] ?? index));
    return points.length > 0
      ? [{ id: String(id as string), name: label, xAxisIndex: Number(xAxisIndex), points }]
      : [];
  });
}

/** A point as ECharts takes it: a value, a pair, or an object around either. */
function pointOf(point: unknown, place: string | number): [string | number, number | null][] {
  if (point !== null && typeof point === 'object' && 'value' in point) return pointOf(point.value, place);
  if (!Array.isArray(point)) return [[place, typeof point === 'number' ? point : null]];
  const [x, y] = point as unknown[];
  if (typeof x !== 'number' && typeof x !== 'string') return [];
  return [[x, typeof y === 'number' ? y : null]];
}

interface PlainAxis {
  readonly type?: string;
  readonly name?: string;
  readonly data?: readonly (string | number)[];
}

function axis(axes: unknown, index: number): PlainAxis {
  return ([axes ?? []].flat() as readonly PlainAxis[])[index] ?? {};
}

function firstHeading(
  option: EChartsOption,
  index: number,
): { readonly name: string; readonly text: (x: string | number) => string | number } {
  const { type, name } = axis(option.xAxis, index);
  if (type === 'time') return { name: 'day', text: (x) => isoFromDay(timeToDay(Number(x))) };
  return { name: name || 'x', text: (x) => x };
}

/** Two lines of one name are told apart by a number. */
function distinct(names: readonly string[]): string[] {
  return names.map((name, i) => {
    const before = names.slice(0, i).filter((one) => one === name).length;
    return before > 0 ? `${name} (${before + 1})` : name;
  });
}
