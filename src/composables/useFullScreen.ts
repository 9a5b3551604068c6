import { onScopeDispose, ref, watch, type Ref } from 'vue';

/**
 * A part of the page over all of it, and over the whole screen where the browser allows that. The part is moved out of the
 * application by its component; the rest cannot be reached meanwhile. Escape leaves.
 */
export function useFullScreen(): { full: Ref<boolean>; toggle: () => void; leave: () => void } {
  const full = ref(false);
  const leave = (): void => void (full.value = false);
  const toggle = (): void => void (full.value = !full.value);
  const onChange = (): void => {
    if (!document.fullscreenElement) leave();
  };
  const onKey = (event: KeyboardEvent): void => {
    // A menu that is open takes the key for itself.
    if (event.key === 'Escape' && !event.defaultPrevented) leave();
  };

  function apply(on: boolean): void {
    const rest = document.getElementById('app');
    if (rest) rest.inert = on;
    const listen = on ? addEventListener : removeEventListener;
    listen('keydown', onKey as EventListener);
    listen('fullscreenchange', onChange, true);
    // The whole document: menus and notes float beside the part, not inside it. Phones that refuse show it in the window.
    if (on) void document.documentElement.requestFullscreen?.().catch(() => undefined);
    else if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }
  watch(full, apply);
  onScopeDispose(() => {
    if (full.value) apply(false);
  });
  return { full, toggle, leave };
}
