import type { RegimeBoosts } from '../../contracts/link-state';
import { WEIGHT_REGIMES, type WeightRegime } from '../../domain/features/dynamic-weights';

/** The regimes that a link's word stands for. */
export function regimesOf(word: RegimeBoosts): readonly WeightRegime[] {
  if (word === 'both') return WEIGHT_REGIMES;
  return word === 'none' ? [] : [word];
}

/** The word for the regimes with one of them switched. */
export function withRegime(word: RegimeBoosts, regime: WeightRegime, on: boolean): RegimeBoosts {
  const chosen = WEIGHT_REGIMES.filter((one) => (one === regime ? on : regimesOf(word).includes(one)));
  return chosen.length === 2 ? 'both' : (chosen[0] ?? 'none');
}
