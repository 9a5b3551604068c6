import { onScopeDispose, ref, type Ref } from 'vue';
import { useRoute } from 'vue-router';
import { stampedAddress, stampOf } from '../services/link-stamp';
import { useOwnStore } from '../stores/own';
import { useTablesStore } from '../stores/tables';
import { useViewStore } from '../stores/view';
import { ownDataOf } from './run-spec';
import { useOwnSeries } from './useOwnSeries';
import { useTables } from './useTables';

const SHOWN_MS = 2000;

/**
 * Copies the address of what is on screen, stamped with the data and the engine it was made with. Where the clipboard is
 * refused, the address is shown for copying.
 */
export function useShare(): { copied: Ref<boolean>; share: () => Promise<void> } {
  const view = useViewStore();
  const tables = useTablesStore();
  const { loadManifest } = useTables();
  const copied = ref(false);
  const route = useRoute();
  const onLab = (): boolean => route.meta['scope'] === 'lab';
  /** Which values of own series the run on the page is on. */
  const ownDataHere = (): string | undefined =>
    onLab() ? ownDataOf(view.state, useOwnStore().series) : undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  async function share(): Promise<void> {
    await loadManifest();
    if (onLab()) await useOwnSeries().load();
    const { manifest } = tables;
    const address = manifest
      ? stampedAddress(location.href, stampOf(manifest.hash, ownDataHere()))
      : location.href;
    try {
      await navigator.clipboard.writeText(address);
      copied.value = true;
      clearTimeout(timer);
      timer = setTimeout(() => (copied.value = false), SHOWN_MS);
    } catch {
      view.setNotices([
        {
          title: 'The browser did not allow copying.',
          hint: `Copy the address by hand: ${address}`,
        },
      ]);
    }
  }
  return { copied, share };
}
