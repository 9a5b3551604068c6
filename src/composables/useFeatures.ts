import { computed, type ComputedRef } from 'vue';
import type { FeatureRow } from '../contracts/analysis';
import { FEATURES } from '../domain/features/catalogue';
import { coinBoosts, WEIGHT_REGIMES } from '../domain/features/dynamic-weights';
import type { FeatureInfo } from '../domain/features/feature';
import { useViewStore } from '../stores/view';
import { useFeatureList } from './useFeatureList';
import { useAnalysis, type Answered } from './useAnalysis';

/** A feature of the catalogue with what there is of it for the chosen coin. */
export interface ListedFeature extends FeatureInfo {
  readonly found: FeatureRow | null;
}

export interface Features {
  readonly table: Answered<'feature-table'>;
  readonly series: Answered<'feature-series'>;
  readonly weights: Answered<'weights'>;
  readonly listed: ComputedRef<readonly ListedFeature[]>;
  /** The feature of the link, or the first of the catalogue where there is none of that name. */
  readonly chosen: ComputedRef<ListedFeature>;
  /** The name in the link, where no feature is called so. */
  readonly unknownName: ComputedRef<string | null>;
}

/** What the Features page asks and shows. */
export function useFeatures(): Features {
  const view = useViewStore();
  const coin = computed(() => view.state.featureCoin);
  const list = useFeatureList();
  const known = computed(() => list.value.find(({ id }) => id === view.state.feature));
  const table = useAnalysis('feature-table', () => ({ coin: coin.value }));
  const listed = computed(() => {
    const found = new Map((table.value.value?.rows ?? []).map((row) => [row.id, row]));
    return list.value.map((info) => ({ ...info, found: found.get(info.id) ?? null }));
  });
  const chosen = computed(() => {
    const id = known.value?.id ?? FEATURES[0]!.id;
    return listed.value.find((feature) => feature.id === id)!;
  });
  return {
    table,
    series: useAnalysis('feature-series', () => ({ coin: coin.value, feature: chosen.value.id })),
    weights: useAnalysis('weights', () => ({
      coin: coin.value,
      boosts: view.state.weightBoosts === 'none' ? {} : coinBoosts(coin.value),
      regimes: view.state.weightBoosts === 'both' ? WEIGHT_REGIMES : [],
    })),
    listed,
    chosen,
    unknownName: computed(() => (known.value ? null : view.state.feature)),
  };
}
