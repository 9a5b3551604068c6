import { computed, shallowRef, type ComputedRef } from 'vue';
import { useMediaQuery } from '@vueuse/core';

/** What Chromium gives a page that it could install. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

const offered = shallowRef<InstallPrompt | null>(null);

/** Keeps the browser's offer to install until the reader asks for it. Call it once, early: the offer comes only once. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered.value = event as InstallPrompt;
  });
  addEventListener('appinstalled', () => (offered.value = null));
}

/** Whether the site stands in a window of its own, and the browser's offer to put it there. */
export function useInstall(): { installed: ComputedRef<boolean>; install: ComputedRef<(() => void) | null> } {
  const installed = useMediaQuery('(display-mode: standalone)');
  const install = computed(() => {
    const prompt = offered.value;
    if (!prompt) return null;
    return () => {
      // An offer answers once.
      offered.value = null;
      void prompt.prompt();
    };
  });
  return { installed: computed(() => installed.value), install };
}
