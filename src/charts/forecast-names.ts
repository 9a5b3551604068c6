import type { DrawnLine } from './forecast-parts';

/** Least distance between the names of two lines, pixels. */
const NAME_HEIGHT = 15;

/** An axis that chooses its own ends is wider than its data; how much of it the data fill at least, about. */
const FILLED = 0.7;

/**
 * Moves the names of lines that end at the same place apart, so that each can be read. `plotHeight` in pixels;
 * `range` is that of the axis where it is known.
 */
export function namesApart(
  series: readonly DrawnLine[],
  plotHeight: number,
  range?: { readonly min: number; readonly max: number },
): DrawnLine[] {
  const ends = series.map((one) => lastPoint(one));
  const values = series.flatMap((one) => one.data.map(([, y]) => y ?? NaN));
  const known = values.filter(Number.isFinite);
  const low = range?.min ?? known.reduce((a, b) => Math.min(a, b), Infinity);
  const high = range?.max ?? known.reduce((a, b) => Math.max(a, b), -Infinity);
  const height = range ? plotHeight : plotHeight * FILLED;
  const pixels = ends.map((end) => (high > low ? ((high - end[1]) / (high - low)) * height : 0));
  const shifts = shiftsApart(
    ends.map(([x]) => x),
    pixels,
  );
  return series.map((one, i) => ({ ...one, endLabel: { ...one.endLabel, offset: [0, shifts[i]!] } }));
}

function lastPoint(series: DrawnLine): [number, number] {
  const point = series.data.findLast(([, y]) => y !== null && Number.isFinite(y));
  return [point?.[0] ?? NaN, point?.[1] ?? NaN];
}

/** Shifts that keep the order of names and put at least their height between those at the same x. */
function shiftsApart(xs: readonly number[], pixels: readonly number[]): number[] {
  const shifts = pixels.map(() => 0);
  for (const x of new Set(xs)) {
    const group = pixels.map((_, i) => i).filter((i) => xs[i] === x && Number.isFinite(pixels[i]));
    group.sort((a, b) => pixels[a]! - pixels[b]!);
    const placed: number[] = [];
    for (const i of group) placed.push(Math.max(pixels[i]!, (placed.at(-1) ?? -Infinity) + NAME_HEIGHT));
    // Half of the push goes upwards, so that the group stays around its lines.
    const drift = group.reduce((sum, i, at) => sum + placed[at]! - pixels[i]!, 0) / Math.max(1, group.length);
    group.forEach((i, at) => (shifts[i] = Math.round(placed[at]! - pixels[i]! - drift)));
  }
  return shifts;
}
