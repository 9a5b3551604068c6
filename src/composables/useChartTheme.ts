import { computed, type ComputedRef } from 'vue';
import { chartTheme, type ChartTheme } from '../charts/theme';
import { useSettingsStore } from '../stores/settings';

/** The charts' theme for the reader's choice of light or dark and of correlation colours. */
export function useChartTheme(): ComputedRef<ChartTheme> {
  const settings = useSettingsStore();
  return computed(() => chartTheme(settings.dark ? 'dark' : 'light', settings.palette));
}
