import { computed, shallowRef, type ComputedRef } from 'vue';
import { registerServiceWorker } from '../services/pwa';
import { useRunStore } from '../stores/run';
import { useWalkStore } from '../stores/walk';
import { watchInstall } from './useInstall';

/**
 * Registers the offline copy. `update` switches to a newer version once one waits; while a model trains it is null, since
 * a run is not interrupted, not even by a question. `later` takes the offer back until the next visit.
 */
export function usePwa(): { update: ComputedRef<(() => void) | null>; later: () => void } {
  const waiting = shallowRef<(() => void) | null>(null);
  const [run, walk] = [useRunStore(), useWalkStore()];
  watchInstall();
  void registerServiceWorker({ onUpdateReady: (apply) => (waiting.value = apply) });
  return {
    update: computed(() => (run.busy || walk.busy ? null : waiting.value)),
    later: () => (waiting.value = null),
  };
}
