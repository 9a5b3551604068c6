import { onScopeDispose, ref, type Ref } from 'vue';

const SHOWN_MS = 2000;

/** Copies a short text; `copied` names it for two seconds. Where the clipboard is refused, nothing is claimed. */
export function useCopy(): { copied: Ref<string>; copy: (text: string) => Promise<void> } {
  const copied = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  async function copy(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      return;
    }
    copied.value = text;
    clearTimeout(timer);
    timer = setTimeout(() => (copied.value = ''), SHOWN_MS);
  }
  return { copied, copy };
}
