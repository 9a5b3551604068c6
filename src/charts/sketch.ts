import type { EChartsOption } from 'echarts';

/** A word of a sketch: `at` is its share of the plot's width or height, from the left or from the top. */
export interface SketchWord {
  readonly at: number;
  readonly text: string;
}

export interface SketchLine {
  /** An SVG path in the box of `SKETCH_BOX`. */
  readonly path: string;
  readonly colour: string;
  readonly width: number;
  readonly dash: string;
}

/** A line chart in a few dozen parts that a page can show at once, before the drawing code is there. */
export interface Sketch {
  /** Pixels left free beside the plot and its labels. */
  readonly room: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly lines: readonly SketchLine[];
  readonly values: readonly SketchWord[];
  readonly dates: readonly SketchWord[];
  readonly marks: readonly SketchWord[];
  /** Names at the ends of the lines, `across` the plot's width, moved by `shift` pixels. */
  readonly ends: readonly (SketchWord & {
    readonly across: number;
    readonly colour: string;
    readonly shift: number;
  })[];
  readonly unit: { readonly text: string; readonly gap: number };
  readonly colours: { readonly words: string; readonly grid: string; readonly axis: string };
  readonly small: number;
}

/** Units of a sketch's box: a plot is stretched to its place, so these are no pixels. */
export const SKETCH_BOX = { width: 1200, height: 1000 };
/** More columns than a screen has dots say nothing. */
const COLUMNS = 900;

/** The parts of a chart's option that a sketch is made of. */
interface LineOption {
  readonly grid?: { readonly left?: unknown; readonly right?: unknown; readonly top?: unknown };
  readonly xAxis?: Axis;
  readonly yAxis?: Axis;
  readonly series?: readonly LineSeries[];
}
interface Axis {
  readonly type?: string;
  readonly min?: unknown;
  readonly max?: unknown;
  readonly name?: string;
  readonly nameGap?: number;
  readonly axisLine?: { readonly lineStyle?: { readonly color?: string } };
  readonly axisLabel?: {
    readonly color?: string;
    readonly customValues?: readonly number[];
    readonly formatter?: (value: number) => string;
  };
  readonly splitLine?: { readonly lineStyle?: { readonly color?: string } };
}
interface LineSeries {
  readonly type?: string;
  readonly data?: readonly (readonly [number, number | null])[];
  readonly lineStyle?: { readonly width?: number; readonly color?: string; readonly type?: string };
  readonly endLabel?: {
    readonly formatter?: unknown;
    readonly color?: string;
    readonly fontSize?: number;
    readonly offset?: readonly number[];
  };
  readonly markLine?: { readonly data?: readonly { xAxis?: number; label?: { formatter?: string } }[] };
}

type Place = (value: number) => number;

/**
 * The sketch of a chart: the same lines, figures and names, in the same places.
 *
 * @returns null for a chart that is more than lines over time between fixed limits, which only the drawing code can draw
 */
export function sketchOf(option: EChartsOption): Sketch | null {
  const { grid, xAxis, yAxis, series } = option as unknown as LineOption;
  const across = placeOn(xAxis, 'time');
  const down = placeOn(yAxis, 'value');
  const numbers = [grid?.left, grid?.right, grid?.top].filter((value) => typeof value === 'number');
  const [left, right, top] = numbers;
  if (!across || !down || left === undefined || right === undefined || top === undefined) return null;
  if (!series || series.some(({ type }) => type !== 'line')) return null;
  const up: Place = (value) => 1 - down(value);
  return {
    room: { left, right, top, bottom: 0 },
    lines: series.map((one) => lineOf(one, across, up)),
    values: labelsOf(yAxis!, up),
    dates: labelsOf(xAxis!, across),
    marks: series.flatMap(({ markLine }) => marksOf(markLine?.data ?? [], across)),
    ends: series.flatMap((one) => endOf(one, across, up)),
    unit: { text: yAxis?.name ?? '', gap: yAxis?.nameGap ?? 0 },
    colours: {
      words: xAxis?.axisLabel?.color ?? 'currentColor',
      grid: yAxis?.splitLine?.lineStyle?.color ?? 'currentColor',
      axis: xAxis?.axisLine?.lineStyle?.color ?? 'currentColor',
    },
    small: series[0]?.endLabel?.fontSize ?? 12,
  };
}

/** Share of an axis that lies before a value; null where the axis has no fixed limits. */
function placeOn(axis: Axis | undefined, type: string): Place | null {
  if (axis?.type !== type) return null;
  const { min, max } = axis;
  if (typeof min !== 'number' || typeof max !== 'number' || max <= min) return null;
  return (value) => (value - min) / (max - min);
}

function labelsOf({ axisLabel }: Axis, place: Place): SketchWord[] {
  const text = axisLabel?.formatter ?? String;
  return (axisLabel?.customValues ?? []).map((value) => ({ at: place(value), text: text(value) }));
}

function marksOf(
  marks: readonly { xAxis?: number; label?: { formatter?: string } }[],
  across: Place,
): SketchWord[] {
  return marks.flatMap(({ xAxis, label }) =>
    xAxis === undefined ? [] : [{ at: across(xAxis), text: label?.formatter ?? '' }],
  );
}

function endOf({ data, endLabel }: LineSeries, across: Place, up: Place): Sketch['ends'] {
  const [time, value] = data?.at(-1) ?? [];
  if (time === undefined || typeof value !== 'number' || typeof endLabel?.formatter !== 'string') return [];
  const { formatter, color = 'currentColor', offset } = endLabel;
  const place = { at: up(value), across: across(time), shift: offset?.[1] ?? 0 };
  return [{ ...place, text: formatter, colour: color }];
}

function lineOf({ data, lineStyle }: LineSeries, across: Place, up: Place): SketchLine {
  const width = lineStyle?.width ?? 2;
  const dashes: Readonly<Record<string, readonly number[]>> = { dashed: [4, 2], dotted: [1, 1] };
  return {
    path: pathOf(data ?? [], across, up),
    colour: lineStyle?.color ?? 'currentColor',
    width,
    dash: (dashes[lineStyle?.type ?? ''] ?? []).map((part) => part * width).join(' '),
  };
}

/** A line through the lowest and the highest point of each column; a missing value breaks it. */
function pathOf(data: readonly (readonly [number, number | null])[], across: Place, up: Place): string {
  let path = '';
  let drawing = false;
  let column = NaN;
  let kept: { x: number; y: number }[] = [];
  const flush = (): void => {
    for (const { x, y } of kept) {
      path += `${drawing ? 'L' : 'M'}${Math.round(x * SKETCH_BOX.width)} ${Math.round(y * SKETCH_BOX.height)}`;
      drawing = true;
    }
    kept = [];
  };
  for (const [time, value] of data) {
    if (value === null) {
      flush();
      drawing = false;
      column = NaN;
      continue;
    }
    const point = { x: across(time), y: up(value) };
    if (Math.floor(point.x * COLUMNS) !== column) flush();
    column = Math.floor(point.x * COLUMNS);
    kept = widened(kept, point);
  }
  flush();
  return path;
}

/** The extremes of a column, in the order in which they came, with one point more. */
function widened(
  kept: readonly { x: number; y: number }[],
  point: { x: number; y: number },
): { x: number; y: number }[] {
  const [first, second] = kept;
  if (!first) return [point];
  if (!second) return [first, point];
  const falls = first.y < second.y;
  const [low, high] = falls ? [first, second] : [second, first];
  if (point.y >= low.y && point.y <= high.y) return [first, second];
  return point.y < low.y ? [high, point] : [low, point];
}
