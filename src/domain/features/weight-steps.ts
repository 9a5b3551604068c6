import type { DynamicWeights, WeightedIndicator } from './dynamic-weights';
import { WEIGHT_SPAN } from './dynamic-weights';

/** How one weight of one day comes about, figure by figure. */
export interface WeightStep {
  readonly id: WeightedIndicator;
  /** Spearman's rank correlation over the rows before the day. */
  readonly rho: number;
  /** |rho| ÷ Σ|rho|; equal shares where all are 0. */
  readonly share: number;
  /** Boost of the coin, times that of the regime. */
  readonly factor: number;
  /** share × factor ÷ Σ(share × factor). */
  readonly boosted: number;
  /** The weight of the row before; NaN on the first row. */
  readonly before: number;
  /** before + pull × (boosted − before): the weight. */
  readonly weight: number;
}

export interface WeightSteps {
  readonly steps: readonly WeightStep[];
  /** How far the mean moves towards the newest row: 1 on the first row, 2 ÷ (span + 1) after some weeks. */
  readonly pull: number;
}

/**
 * The steps of `dynamicWeights` on one row, so that they can be shown and added up.
 *
 * @param row index into `weights.days`
 * @returns null where the weights of the row do not exist
 */
export function weightSteps(
  { features, rho, factors, boosted, smoothed }: DynamicWeights,
  row: number,
): WeightSteps | null {
  const first = boosted[0]!.findIndex((value) => !Number.isNaN(value));
  if (first < 0 || row < first || row >= boosted[0]!.length) return null;
  const sum = rho.reduce((total, values) => total + Math.abs(values[row]!), 0);
  const keep = 1 - 2 / (WEIGHT_SPAN + 1);
  // Weights 1, keep, keep², ... of all rows so far, the newest first, divided by their sum.
  const pull = (1 - keep) / (1 - keep ** (row - first + 1));
  const steps = features.map((id, i) => ({
    id,
    rho: rho[i]![row]!,
    share: sum > 0 ? Math.abs(rho[i]![row]!) / sum : 1 / features.length,
    factor: factors[i]![row]!,
    boosted: boosted[i]![row]!,
    before: row > first ? smoothed[i]![row - 1]! : NaN,
    weight: smoothed[i]![row]!,
  }));
  return { steps, pull };
}
