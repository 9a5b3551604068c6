import { WEIGHTED_INDICATORS } from './dynamic-weights';
import type { DynamicWeights, WeightedIndicator } from './dynamic-weights';

/** One macro input of the fusion model: the feature that it is, and the dynamic weight that multiplies it. */
export interface MacroInput {
  readonly feature: string;
  /** Undefined: outside the seven, so it has the weight 1 / 7. */
  readonly weight?: WeightedIndicator;
}

/** The thirteen macro inputs of MacroFusion, in the order of its parameters. */
export const MACRO_INPUTS: readonly MacroInput[] = [
  { feature: 'fed_rate', weight: 'fed_rate' },
  { feature: 'treasury_3y' },
  { feature: 'treasury_10y' },
  { feature: 'dxy', weight: 'dxy' },
  { feature: 'cpi_yoy', weight: 'cpi' },
  { feature: 'vix', weight: 'vix' },
  { feature: 'sp500', weight: 'sp500' },
  { feature: 'yield_curve', weight: 'yield_curve' },
  { feature: 'real_yield' },
  { feature: 'real_sp500', weight: 'real_sp500' },
  { feature: 'news_balance' },
  { feature: 'fear_greed' },
  { feature: 'hike_cycle' },
];

/**
 * The weight of each macro input on each day, for multiplying the scaled inputs: the smoothed dynamic weight
 * where it is one of the seven, else 1 / 7; NaN while the weights are not defined.
 *
 * @param features ids among those of `MACRO_INPUTS`; others have 1 / 7
 * @returns one array an id, each with one value a day of `weights.days`
 */
export function macroWeights(weights: DynamicWeights, features: readonly string[]): Float64Array[] {
  const equal = weights.smoothed[0]!.map((value) =>
    Number.isNaN(value) ? NaN : 1 / WEIGHTED_INDICATORS.length,
  );
  return features.map((feature) => {
    const weight = MACRO_INPUTS.find((input) => input.feature === feature)?.weight;
    return weight === undefined ? equal : weights.smoothed[weights.features.indexOf(weight)]!;
  });
}
