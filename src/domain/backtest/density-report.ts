import { crossings, crps, pitHistogram } from '../metrics/density';
import { coverage, pinballLoss } from '../metrics/interval';
import { blockLength, bootstrapErrors } from '../stats/bootstrap';
import type { BandReport, DensityInput, DensityReport, JudgedQuantiles, PinballSkill } from './densities';
import type { JudgedRows } from './judged-rows';

interface Judged {
  readonly rows: JudgedRows;
  readonly forecasts: readonly JudgedQuantiles[];
  readonly input: DensityInput;
}

/** All figures of one distribution; the others serve as yardsticks of its pinball loss. */
export function densityReport({ id, label }: { id: string; label: string }, judged: Judged): DensityReport {
  const { rows, forecasts, input } = judged;
  const levels = Array.from(input.levels);
  const { quantiles } = forecasts.find((one) => one.id === id)!;
  const came = returnsThatCame(rows);
  const overHorizons = (of: (h: number) => number): number => meanOf(came.map((_, h) => of(h)));
  const perLevel = levels.map((level, l) =>
    overHorizons((h) => pinballLoss(came[h]!, quantiles[h]![l]!, level)),
  );
  const joined = levels.map((_, l) => Float64Array.from(quantiles.flatMap((one) => [...one[l]!])));
  return {
    id,
    label,
    n: quantiles[0]?.[0]?.filter(Number.isFinite).length ?? 0,
    bands: levels
      .slice(0, Math.floor(levels.length / 2))
      .map((_, lower) => bandReport([lower, levels.length - 1 - lower], quantiles, judged)),
    pinball: meanOf(perLevel),
    pinballPerLevel: perLevel,
    crps: overHorizons((h) => crps(came[h]!, quantiles[h]!, levels)),
    pit: pitHistogram(Float64Array.from(came.flatMap((values) => [...values])), joined, levels),
    crossings: crossings(joined),
    pinballSkill: forecasts
      .filter((other) => other.id !== id)
      .map((other) => pinballSkill(quantiles, other, judged)),
  };
}

/** Cumulative log returns that came, one array a horizon. */
function returnsThatCame({ last, actual }: JudgedRows): Float64Array[] {
  return actual.map((values) => values.map((value, i) => Math.log(value / last[i]!)));
}

type Quantiles = JudgedQuantiles['quantiles'];

function bandReport(places: readonly [number, number], quantiles: Quantiles, judged: Judged): BandReport {
  const { rows, input } = judged;
  const [lower, upper] = places.map((place) => input.levels[place]!) as [number, number];
  const nominal = 100 * (upper - lower);
  const came = returnsThatCame(rows);
  const inside = came.map((values, h) =>
    values.map((value, i) => {
      const [low, high] = places.map((place) => quantiles[h]![place]!.subarray(i, i + 1));
      return coverage([value], low!, high!);
    }),
  );
  const perRow = rowMeans(inside);
  const perFold = foldNumbers(rows).map((fold) => meanOf(onFold(rows, perRow, fold)));
  const misses = perFold.map((value) => Math.abs(value - nominal));
  return {
    lower,
    upper,
    nominal,
    coverage: meanOf(perRow),
    error: errorOf(perRow.length, (drawn) => meanAt(perRow, drawn), judged),
    perHorizon: inside.map(meanOf),
    perFold,
    worstFold: misses.indexOf(Math.max(...misses)),
  };
}

function pinballSkill(ours: Quantiles, other: JudgedQuantiles, judged: Judged): PinballSkill {
  const { rows } = judged;
  const [mine, theirs] = [pinballOf(ours, judged), pinballOf(other.quantiles, judged)];
  const [a, b] = [rowMeans(mine), rowMeans(theirs)];
  const skillOf = (x: number, y: number): number => 100 * (1 - x / y);
  const perFold = foldNumbers(rows).map((fold) =>
    skillOf(meanOf(onFold(rows, a, fold)), meanOf(onFold(rows, b, fold))),
  );
  return {
    against: other.id,
    skill: skillOf(meanOf(a), meanOf(b)),
    error: errorOf(a.length, (drawn) => skillOf(meanAt(a, drawn), meanAt(b, drawn)), judged),
    perHorizon: mine.map((values, h) => skillOf(meanOf(values), meanOf(theirs[h]!))),
    perFold,
    worstFold: perFold.indexOf(Math.min(...perFold)),
  };
}

/** Mean pinball loss over the levels, [horizon] of rows. */
function pinballOf(quantiles: Quantiles, { rows, input }: Judged): Float64Array[] {
  return returnsThatCame(rows).map((values, h) =>
    values.map((value, i) =>
      meanOf(Array.from(input.levels, (level, l) => pinballLoss([value], [quantiles[h]![l]![i]!], level))),
    ),
  );
}

function errorOf(rows: number, statistic: (drawn: Int32Array) => number, { input }: Judged): number {
  const { draws = 400, seed = 1, horizon } = input;
  if (draws === 0) return NaN;
  const block = blockLength(rows, horizon);
  return bootstrapErrors(rows, (drawn) => [statistic(drawn)], { block, draws, seed })[0]!;
}

function foldNumbers({ folds }: JudgedRows): number[] {
  return [...new Set(folds)];
}

function onFold({ folds }: JudgedRows, values: Float64Array, fold: number): Float64Array {
  return values.filter((_, i) => folds[i] === fold);
}

/** Mean over the horizons, row by row. */
function rowMeans(perHorizon: readonly Float64Array[]): Float64Array {
  return Float64Array.from(perHorizon[0] ?? [], (_, i) => meanOf(perHorizon.map((values) => values[i]!)));
}

/** Mean of the values that are present. */
function meanOf(values: ArrayLike<number>): number {
  return meanAt(values, null);
}

/** Mean of the values that are present on the drawn rows, or on all. */
function meanAt(values: ArrayLike<number>, drawn: Int32Array | null): number {
  let [sum, count] = [0, 0];
  for (let i = 0; i < (drawn ?? values).length; i++) {
    const value = values[drawn ? drawn[i]! : i]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    count++;
  }
  return sum / count;
}
