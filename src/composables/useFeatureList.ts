import { computed, type ComputedRef } from 'vue';
import { FEATURES } from '../domain/features/catalogue';
import type { FeatureInfo } from '../domain/features/feature';
import { ownFeature } from '../domain/features/own-feature';
import { useTargets } from './useTargets';

/** The catalogue of features, and behind it indicators of the reader's own under the names and units they were given. */
export function useFeatureList(): ComputedRef<readonly FeatureInfo[]> {
  const targets = useTargets();
  return computed(() => [...FEATURES, ...targets.ownIndicators.value.map(ownInfo)]);

  function ownInfo(id: (typeof targets.ownIndicators.value)[number]): FeatureInfo {
    const info = ownFeature(id);
    const series = targets.find(id);
    return { ...info, label: series?.label ?? info.label, unit: series?.unit || info.unit };
  }
}
