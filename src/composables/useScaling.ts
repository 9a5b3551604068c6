import { computed, type ComputedRef, type Ref } from 'vue';
import { FEATURES } from '../domain/features/catalogue';
import type { FeatureInfo } from '../domain/features/feature';
import { useViewStore } from '../stores/view';
import { useFeatureList } from './useFeatureList';
import { useAnalysis, useLinkSlider, type Answered } from './useAnalysis';

export interface ScalingPage {
  readonly features: ComputedRef<readonly FeatureInfo[]>;
  readonly table: Answered<'scaling-table'>;
  readonly series: Answered<'scaled-series'>;
  /** The feature of the link, or the S&P 500 where there is none of that name. */
  readonly chosen: ComputedRef<FeatureInfo>;
  readonly unknownName: ComputedRef<string | null>;
  /** Share of the training SD. */
  readonly noise: Ref<number>;
}

/** What the Scaling page asks and shows. */
export function useScaling(): ScalingPage {
  const view = useViewStore();
  const noise = useLinkSlider('noiseShare');
  const features = useFeatureList();
  const known = computed(() => features.value.find(({ id }) => id === view.state.scaledFeature));
  const chosen = computed(() => known.value ?? FEATURES.find(({ id }) => id === 'sp500')!);
  const request = computed(() => ({ coin: view.state.scalingCoin, preset: view.state.scalingPreset }));
  return {
    features,
    table: useAnalysis('scaling-table', () => request.value),
    series: useAnalysis('scaled-series', () => ({
      ...request.value,
      feature: chosen.value.id,
      noise: noise.value,
      seed: view.state.seed,
    })),
    chosen,
    unknownName: computed(() => (known.value ? null : view.state.scaledFeature)),
    noise,
  };
}
