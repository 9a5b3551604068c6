import { shallowRef, type ShallowRef } from 'vue';
import { registerServiceWorker } from '../services/pwa';
import { watchInstall } from './useInstall';

/** Registers the offline copy; `update` holds the function that switches to a newer version, once one waits. */
export function usePwa(): { update: ShallowRef<(() => void) | null> } {
  const update = shallowRef<(() => void) | null>(null);
  watchInstall();
  void registerServiceWorker({ onUpdateReady: (apply) => (update.value = apply) });
  return { update };
}
