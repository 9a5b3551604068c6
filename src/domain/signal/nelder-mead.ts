/** Where a search ended. */
export interface Minimum {
  readonly point: readonly number[];
  readonly value: number;
  /** Times the function was computed. */
  readonly evaluations: number;
}

export interface SearchOptions {
  /** First step along each coordinate: 1. */
  readonly step?: number;
  /** The search ends when the corners' values differ by less: 1e-8. */
  readonly tolerance?: number;
  /** And at the latest after so many evaluations: 600. */
  readonly maxEvaluations?: number;
}

interface Corner {
  readonly point: readonly number[];
  readonly value: number;
}

/**
 * The downhill simplex search of Nelder & Mead (The Computer Journal 7, 1965): needs no derivatives, suits a few
 * dimensions. Its result is never above the value at the start. Values that are not numbers count as infinite.
 *
 * @param f function to make small
 * @param start first corner of the simplex
 */
export function nelderMead(
  f: (point: readonly number[]) => number,
  start: readonly number[],
  { step = 1, tolerance = 1e-8, maxEvaluations = 600 }: SearchOptions = {},
): Minimum {
  let evaluations = 0;
  const corner = (point: readonly number[]): Corner => {
    evaluations++;
    const value = f(point);
    return { point, value: Number.isNaN(value) ? Infinity : value };
  };
  let simplex = [start, ...start.map((_, i) => start.map((x, j) => (i === j ? x + step : x)))].map(corner);
  while (evaluations < maxEvaluations) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst] = [simplex[0]!, simplex[simplex.length - 1]!];
    if (worst.value - best.value <= tolerance) break;
    const better = replacement(simplex, corner);
    if (better) simplex[simplex.length - 1] = better;
    else simplex = simplex.map((one, i) => (i === 0 ? one : corner(between(best.point, one.point, 0.5))));
  }
  const { point, value } = simplex.reduce((low, one) => (one.value < low.value ? one : low));
  return { point, value, evaluations };
}

/** A corner better than the worst, by reflection, expansion or contraction; undefined: the simplex must shrink. */
function replacement(
  sorted: readonly Corner[],
  corner: (point: readonly number[]) => Corner,
): Corner | undefined {
  const others = sorted.slice(0, -1);
  const worst = sorted[sorted.length - 1]!;
  const centre = worst.point.map(
    (_, i) => others.reduce((sum, { point }) => sum + point[i]!, 0) / others.length,
  );
  const reflected = corner(between(centre, worst.point, -1));
  if (reflected.value < sorted[0]!.value) {
    const expanded = corner(between(centre, worst.point, -2));
    return expanded.value < reflected.value ? expanded : reflected;
  }
  if (reflected.value < others[others.length - 1]!.value) return reflected;
  const outside = reflected.value < worst.value;
  const contracted = corner(between(centre, worst.point, outside ? -0.5 : 0.5));
  return contracted.value < Math.min(reflected.value, worst.value) ? contracted : undefined;
}

/** from + share · (to − from): beyond `from`, away from `to`, where the share is negative. */
function between(from: readonly number[], to: readonly number[], share: number): number[] {
  return from.map((x, i) => x + share * (to[i]! - x));
}
