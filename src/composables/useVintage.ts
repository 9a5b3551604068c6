import { computed, onMounted, type ComputedRef } from 'vue';
import { formatDay } from '../charts/format';
import { useTablesStore } from '../stores/tables';
import { useTables } from './useTables';

/** Letters of the hash that tell two sets of tables apart. */
const LETTERS = 12;

/** Which tables a picture was made from: their last day and their name; empty before that is known. */
export function useVintage(): ComputedRef<string> {
  const tables = useTablesStore();
  onMounted(() => void useTables().loadManifest());
  return computed(() =>
    tables.manifest
      ? `Latest vintage; tables to ${formatDay(tables.span.lastDay)}, ${tables.manifest.hash.slice(0, LETTERS)}.`
      : '',
  );
}
