import { ownName } from '../catalogue/targets';
import type { OwnId } from '../catalogue/ids';
import type { Feature } from './feature';

/** An indicator of the reader's own as a feature: its level, from the day on which its owner says it was known. */
export function ownFeature(id: OwnId): Feature {
  return {
    id,
    label: `${ownName(id)} (own)`,
    formula: `${id}[t], as known`,
    unit: 'units of its own',
    group: 'own',
    warmUp: 0,
    description:
      'A series of your own, from the day on which you said that it was known; carried over gaps no longer than its rhythm allows.',
    compute: ({ series }) => series(id).slice(),
  };
}
