import type { LineSeriesOption } from 'echarts';
import { headedTooltipHtml, type TooltipItem } from './common';
import { tip } from './forecast-parts';
import type { ChartTheme } from './theme';

/** Pieces of the pictures over lags, horizons and days around an event. */

export type Curve = readonly (readonly [number, number])[];

/** A series of these pictures; `tooltip` names none of those whose id begins with `quiet`. */
export type DrawnSeries = LineSeriesOption;

const QUIET = 'quiet';

/** Points of one value a place, the missing ones left out. */
export function curve(xs: ArrayLike<number>, ys: ArrayLike<number>): [number, number][] {
  return Array.from({ length: xs.length }, (_, i): [number, number] => [xs[i]!, ys[i]!]).filter(([, y]) =>
    Number.isFinite(y),
  );
}

export interface BandLook {
  readonly id: string;
  readonly colour: string;
  readonly opacity: number;
}

/** The area between two curves over the same places: the lower one unseen, their distance stacked on it. */
export function bandSeries(lower: Curve, upper: Curve, { id, colour, opacity }: BandLook): DrawnSeries[] {
  const shared = {
    type: 'line' as const,
    showSymbol: false,
    silent: true,
    stack: id,
    // Lower edges below zero and distances above it must add up all the same.
    stackStrategy: 'all' as const,
    lineStyle: { opacity: 0 },
    emphasis: { disabled: true },
    z: 1,
  };
  return [
    { ...shared, id: `${QUIET}-${id}-lower`, data: lower.map(([x, y]) => [x, y]) },
    {
      ...shared,
      id: `${QUIET}-${id}`,
      data: upper.map(([x, y], i) => [x, y - lower[i]![1]]),
      areaStyle: { color: colour, opacity },
    },
  ];
}

/** A thin line from zero to each point, so that a sparse row of points reads as bars. */
export function stems(points: Curve, colour: string): DrawnSeries {
  return {
    id: `${QUIET}-stems`,
    type: 'line',
    data: points.flatMap(([x, y]) => [
      [x, 0],
      [x, y],
      [x, null],
    ]) as [number, number | null][],
    showSymbol: false,
    silent: true,
    lineStyle: { color: colour, width: 1.5 },
    emphasis: { disabled: true },
    z: 2,
  };
}

/** A line along an edge, named where there is room for it. */
export function edgeLine(
  points: Curve,
  { id, colour, dashed = true }: { readonly id: string; readonly colour: string; readonly dashed?: boolean },
): DrawnSeries {
  return {
    id: `${QUIET}-${id}`,
    type: 'line',
    data: points.map(([x, y]) => [x, y]),
    showSymbol: false,
    silent: true,
    lineStyle: { color: colour, width: 1, type: dashed ? [4, 4] : 'solid' },
    emphasis: { disabled: true },
    z: 2,
  };
}

/** The zero line, and an upright one at the place where it all begins. */
export function origin(theme: ChartTheme, at?: number): NonNullable<LineSeriesOption['markLine']> {
  const solid = { color: theme.muted, type: 'solid' as const, width: 1 };
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    data: [
      { yAxis: 0, lineStyle: solid },
      ...(at === undefined ? [] : [{ xAxis: at, lineStyle: { ...solid, type: [2, 4] } }]),
    ],
  };
}

export interface PlaceWords {
  readonly head: (x: number) => string;
  /** Rows under the heading, by the place. */
  readonly rows: (x: number) => readonly { readonly label: string; readonly value: string }[];
  readonly note?: (x: number) => string;
}

/** A tooltip that says everything about one place, whatever is drawn there. */
export function placeTip(words: PlaceWords, theme: ChartTheme): Record<string, unknown> {
  return {
    ...tip({ value: String }, theme),
    formatter: (params: unknown) => {
      const items = (Array.isArray(params) ? params : [params]) as TooltipItem[];
      const x = items[0]?.value[0];
      return x === undefined ? '' : headedTooltipHtml(words.head(x), words.rows(x), words.note?.(x) ?? '');
    },
  };
}
