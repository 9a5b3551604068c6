import { isOwnId } from '../../domain/catalogue/ids';
import { FEATURES } from '../../domain/features/catalogue';
import { ownFeature } from '../../domain/features/own-feature';

export interface FeatureWords {
  readonly label: string;
  readonly formula: string;
  readonly unit: string;
}

const BY_ID: ReadonlyMap<string, FeatureWords> = new Map(FEATURES.map((feature) => [feature.id, feature]));

/** What there is to say about a feature; an id that is not in the catalogue stands for itself. */
export function featureWords(id: string): FeatureWords {
  return BY_ID.get(id) ?? (isOwnId(id) ? ownFeature(id) : { label: id, formula: '', unit: '' });
}
