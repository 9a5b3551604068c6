import { requireSameLength, requireWhole } from '../checks';
import type { Numbers } from '../frame';
import { quantiles } from './quantile';
import { finish, type Steps } from './steps';

/** One question: is input `column` above `cut`? It adds `above` or `below` to the answer. */
export interface Stump {
  readonly column: number;
  readonly cut: number;
  readonly below: number;
  readonly above: number;
}

export interface BoostedStumps {
  /** Mean of the target: the answer before any question. */
  readonly base: number;
  readonly stumps: readonly Stump[];
}

export interface BoostingOptions {
  /** Number of stumps, 100 by default. */
  readonly rounds?: number;
  /** Share of each stump's answer that is added, 0.05 by default. */
  readonly rate?: number;
  /** Cuts that are tried an input, at its quantiles; 31 by default. */
  readonly cuts?: number;
  /** Smallest share of the rows on either side of a cut, 0.02 by default. */
  readonly minShare?: number;
}

/** One input, its cuts, and for every row how many of them lie below its value. */
interface Binned {
  readonly cuts: Float64Array;
  readonly bins: Uint8Array;
}

/**
 * Gradient boosting of regression stumps for squared error (Friedman, Annals of Statistics 29, 2001): each round
 * puts the one question that lowers the squared residuals most, and adds `rate` of its answer. Deterministic:
 * ties go to the first input and the lowest cut.
 *
 * @param columns inputs, one value a row each, without NaN
 * @param target the values to explain, without NaN
 * @throws RangeError when lengths differ, there is no row, or an option is out of range
 */
export function boostStumps(
  columns: readonly Numbers[],
  target: Numbers,
  options: BoostingOptions = {},
): BoostedStumps {
  return finish(boostSteps(columns, target, options));
}

/** The same, a step a round. */
export function* boostSteps(
  columns: readonly Numbers[],
  target: Numbers,
  { rounds = 100, rate = 0.05, cuts = 31, minShare = 0.02 }: BoostingOptions = {},
): Steps<BoostedStumps> {
  for (const column of columns) requireSameLength('boostStumps', target, column);
  requireWhole('boostStumps: rounds', rounds, 0);
  requireWhole('boostStumps: cuts', cuts, 1);
  if (cuts > 255) throw new RangeError(`boostStumps: ${cuts} cuts an input are too many. Give at most 255.`);
  const rows = target.length;
  if (rows === 0) throw new RangeError('boostStumps: there are no rows. Give at least one.');
  let base = 0;
  for (let row = 0; row < rows; row++) base += target[row]! / rows;
  const residuals = Float64Array.from(target, (value) => value - base);
  const binned: Binned[] = [];
  for (const column of columns) {
    binned.push(binColumn(column, cuts));
    yield 0;
  }
  const least = Math.max(1, Math.ceil(minShare * rows));
  const stumps: Stump[] = [];
  while (stumps.length < rounds) {
    const split = bestSplit(binned, residuals, least);
    if (!split) break;
    const { column, bin } = split;
    const stump = { column, cut: split.cut, below: rate * split.below, above: rate * split.above };
    const { bins } = binned[column]!;
    for (let row = 0; row < rows; row++) residuals[row]! -= bins[row]! > bin ? stump.above : stump.below;
    stumps.push(stump);
    yield stumps.length / rounds;
  }
  return { base, stumps };
}

/** What the stumps answer for one row of inputs; NaN where an input that is asked about is NaN. */
export function predictStumps({ base, stumps }: BoostedStumps, row: Numbers): number {
  return stumps.reduce((sum, { column, cut, below, above }) => {
    const value = row[column]!;
    return sum + (Number.isNaN(value) ? NaN : value > cut ? above : below);
  }, base);
}

function binColumn(column: Numbers, count: number): Binned {
  const shares = Array.from({ length: count }, (_, i) => (i + 1) / (count + 1));
  const cuts = quantiles(column, shares).filter((cut, i, all) => i === 0 || cut > all[i - 1]!);
  const bins = Uint8Array.from(column, (value) => {
    let bin = 0;
    while (bin < cuts.length && value > cuts[bin]!) bin++;
    return bin;
  });
  return { cuts, bins };
}

interface Split {
  readonly column: number;
  /** Rows in bins up to this one lie below the cut. */
  readonly bin: number;
  readonly cut: number;
  /** Mean residual on either side. */
  readonly below: number;
  readonly above: number;
  readonly gain: number;
}

/** The split that lowers the sum of squared residuals most; undefined where none lowers it. */
function bestSplit(inputs: readonly Binned[], residuals: Float64Array, least: number): Split | undefined {
  let best: Split | undefined;
  inputs.forEach((input, column) => {
    const split = splitOf(input, residuals, least);
    if (split && split.gain > (best?.gain ?? 1e-12)) best = { ...split, column };
  });
  return best;
}

function splitOf(
  { cuts, bins }: Binned,
  residuals: Float64Array,
  least: number,
): Omit<Split, 'column'> | undefined {
  const sums = new Float64Array(cuts.length + 1);
  const counts = new Int32Array(cuts.length + 1);
  for (let row = 0; row < bins.length; row++) {
    sums[bins[row]!]! += residuals[row]!;
    counts[bins[row]!]!++;
  }
  const total = sums.reduce((sum, value) => sum + value, 0);
  let best: Omit<Split, 'column'> | undefined;
  let [sum, count] = [0, 0];
  for (let bin = 0; bin < cuts.length; bin++) {
    sum += sums[bin]!;
    count += counts[bin]!;
    const rest = bins.length - count;
    if (count < least || rest < least) continue;
    const gain = sum ** 2 / count + (total - sum) ** 2 / rest - total ** 2 / bins.length;
    if (gain > (best?.gain ?? 0))
      best = { bin, cut: cuts[bin]!, below: sum / count, above: (total - sum) / rest, gain };
  }
  return best;
}
