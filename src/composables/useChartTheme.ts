import { computed, type ComputedRef } from 'vue';
import { chartTheme, type ChartTheme } from '../charts/theme';
import { useSettingsStore } from '../stores/settings';

/** The charts' theme for the reader's choice of light or dark and of correlation colours. */
export function useChartTheme(): ComputedRef<ChartTheme> {
  const settings = useSettingsStore();
  return computed(() => {
    const dark = settings.theme === 'auto' ? settings.systemDark : settings.theme === 'dark';
    return chartTheme(dark ? 'dark' : 'light', settings.palette);
  });
}
