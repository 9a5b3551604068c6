import type { LineSeriesOption } from 'echarts';
import { QUANTILE_LEVELS } from '../domain/spec/head';
import { DOLLARS } from './money';
import type { TooltipRow } from './common';
import type { DrawnLine } from './forecast-parts';
import { bandSeries } from './transmission-parts';
import type { ChartTheme } from './theme';

/** A place on the axis with the quantiles of what may come there, USD. */
export interface BandPoint {
  readonly x: number;
  /** At `QUANTILE_LEVELS`; absent where there are none. */
  readonly quantiles?: readonly number[] | undefined;
}

/** The bands of a quantile head, the widest first: places of their edges among the levels, and how they are drawn. */
const BANDS = [
  { lower: 0, opacity: 0.13 },
  { lower: 1, opacity: 0.24 },
].map(({ lower, opacity }) => {
  const upper = QUANTILE_LEVELS.length - 1 - lower;
  const share = Math.round(100 * (QUANTILE_LEVELS[upper]! - QUANTILE_LEVELS[lower]!));
  return { lower, upper, opacity, name: `${share} % of days` };
});

/** Two steps of the model's hue around its path; nothing where there are no quantiles. */
export function bandAreas(points: readonly BandPoint[], theme: ChartTheme): LineSeriesOption[] {
  const known = points.filter(({ quantiles }) => quantiles?.every(Number.isFinite));
  if (known.length === 0) return [];
  const edge = (place: number): [number, number][] =>
    known.map(({ x, quantiles }) => [x, quantiles![place]!]);
  return BANDS.flatMap(({ lower, upper, opacity, name }) =>
    bandSeries(edge(lower), edge(upper), { id: name, colour: theme.accent, opacity }),
  );
}

/** "95 % of days: $81,000 to $94,000": the rows of a tooltip. */
export function bandRows(quantiles: readonly number[] | undefined, { price } = DOLLARS): TooltipRow[] {
  if (!quantiles) return [];
  return BANDS.map(({ lower, upper, name }) => ({
    label: name,
    value: `${price(quantiles[lower]!)} to ${price(quantiles[upper]!)}`,
  }));
}

/** What the axis has to hold, bands and lines; undefined where there are no bands. */
export function bandRange(
  points: readonly BandPoint[],
  lines: readonly Pick<DrawnLine, 'data'>[],
): { min: number; max: number } | undefined {
  const edges = points.flatMap(({ quantiles }) => quantiles ?? []);
  if (edges.length === 0) return undefined;
  const drawn = lines.flatMap(({ data }) => data.map(([, y]) => y ?? NaN));
  const values = [...edges, ...drawn].filter(Number.isFinite);
  return { min: values.reduce((a, b) => Math.min(a, b)), max: values.reduce((a, b) => Math.max(a, b)) };
}
