import { computed, onMounted, type ComputedRef } from 'vue';
import { isOwnId } from '../domain/catalogue/ids';
import { useOwnStore } from '../stores/own';
import { useOwnSeries } from './useOwnSeries';

/**
 * Of the series that a page names, those of somebody's own that are not on this machine; none while what the browser
 * keeps is being read. Reads it: a page that asks this offers own series as well.
 */
export function useMissingOwn(named: () => readonly string[]): ComputedRef<readonly string[]> {
  const own = useOwnStore();
  onMounted(() => void useOwnSeries().load());
  return computed(() => {
    if (own.kept === null) return [];
    return named().filter((id) => isOwnId(id) && !own.series.some((one) => one.id === id));
  });
}
