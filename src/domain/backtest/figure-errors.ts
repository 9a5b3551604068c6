import { blockLength, bootstrapErrorSteps } from '../stats/bootstrap';
import type { Steps } from '../stats/steps';
import type { HorizonErrors } from './horizon-report';
import type { FigureErrors } from './report';

/** How standard errors are drawn. */
export interface Resampling {
  /** Draws of the circular block bootstrap, 400 by default; 0 leaves the errors out (NaN). */
  readonly draws?: number;
  /** Seed, 1 by default. */
  readonly seed?: number;
}

/** How whoever waits is kept informed: each may return a promise, to let a page breathe, or throw to stop. */
export interface Watched {
  /** Told after each fold of each forecaster. */
  readonly onFold?: (done: { id: string; fold: number; folds: number }) => void | Promise<void>;
  /** Told after each fit, of which a fold may have many, and between the steps of a long one. */
  readonly onFit?: () => void | Promise<void>;
}

/** Takes all steps, with a pause after each. */
export async function paced<T>(steps: Steps<T>, pause: Watched['onFit']): Promise<T> {
  let step = steps.next();
  while (!step.done) {
    await pause?.();
    step = steps.next();
  }
  return step.value;
}

/** Block-bootstrap standard errors of skill and direction, per horizon and of their means over the horizons. */
export function* skillErrorSteps(
  horizons: readonly HorizonErrors[],
  { draws = 400, seed = 1 }: Resampling,
): Steps<{ perHorizon: FigureErrors[]; average: FigureErrors }> {
  const rows = horizons[0]?.error.length ?? 0;
  const sums = horizons.flatMap((one) => [
    ratioOfSquares(one.error, one.naiveError),
    ratioOfSquares(one.logError, one.naiveLogError),
    share(one.hit),
  ]);
  const statistics = (drawn: Int32Array): number[] => {
    const figures = sums.map((figure) => figure(drawn));
    const mean = (offset: number): number =>
      horizons.reduce((sum, _, h) => sum + figures[3 * h + offset]!, 0) / horizons.length;
    return [...figures, mean(0), mean(1), mean(2)];
  };
  const block = blockLength(rows, horizons.length);
  const all = draws > 0 ? yield* bootstrapErrorSteps(rows, statistics, { block, draws, seed }) : [];
  const at = (i: number): FigureErrors => ({
    skill: all[3 * i] ?? NaN,
    skillLog: all[3 * i + 1] ?? NaN,
    direction: all[3 * i + 2] ?? NaN,
  });
  return { perHorizon: horizons.map((_, h) => at(h)), average: at(horizons.length) };
}

type Figure = (drawn: Int32Array) => number;

/** Skill in percent, from sums of squares over the drawn rows. */
function ratioOfSquares(errors: Float64Array, baseline: Float64Array): Figure {
  return (drawn) => {
    let [ours, theirs] = [0, 0];
    for (const row of drawn) {
      if (Number.isNaN(errors[row]!)) continue;
      ours += errors[row]! ** 2;
      theirs += baseline[row]! ** 2;
    }
    return ours === theirs ? 0 : 100 * (1 - Math.sqrt(ours / theirs));
  };
}

/** Percent of the drawn rows with a value whose value is 1. */
function share(hits: Float64Array): Figure {
  return (drawn) => {
    let [sum, count] = [0, 0];
    for (const row of drawn) {
      if (Number.isNaN(hits[row]!)) continue;
      sum += hits[row]!;
      count++;
    }
    return (100 * sum) / count;
  };
}
