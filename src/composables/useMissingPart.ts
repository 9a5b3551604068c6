import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { useRouter } from 'vue-router';

/**
 * Notices that a part of the site cannot be fetched. Pages are loaded when they are first opened; after an update,
 * made in another tab or on the server, the files of the version that this tab began with are gone.
 */
export function useMissingPart(): { missing: ShallowRef<boolean>; reload: () => void } {
  const router = useRouter();
  const missing = shallowRef(false);
  let wanted: string | null = null;
  const onMissing = (): void => void (missing.value = true);
  addEventListener('vite:preloadError', onMissing);
  const forget = router.onError((_, to) => (wanted = router.resolve(to.fullPath).href));
  onScopeDispose(() => {
    removeEventListener('vite:preloadError', onMissing);
    forget();
  });

  /** Reloads, on the page that was asked for. */
  function reload(): void {
    if (wanted !== null) history.pushState(null, '', wanted);
    location.reload();
  }

  return { missing, reload };
}
