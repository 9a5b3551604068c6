import { onScopeDispose, ref, type Ref } from 'vue';
import { useViewStore } from '../stores/view';

const SHOWN_MS = 2000;

/** Copies the address of what is on screen. Where the clipboard is refused, the address is shown for copying. */
export function useShare(): { copied: Ref<boolean>; share: () => Promise<void> } {
  const view = useViewStore();
  const copied = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  async function share(): Promise<void> {
    try {
      await navigator.clipboard.writeText(location.href);
      copied.value = true;
      clearTimeout(timer);
      timer = setTimeout(() => (copied.value = false), SHOWN_MS);
    } catch {
      view.setNotices([
        {
          title: 'The browser did not allow copying.',
          hint: `Copy the address by hand: ${location.href}`,
        },
      ]);
    }
  }
  return { copied, share };
}
