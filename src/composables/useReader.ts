import { shallowRef, type ShallowRef } from 'vue';

/** What only somebody who is there does. A touch or a key counts when it ends: it is answered before anything is prepared. */
const SIGNS = ['pointermove', 'pointerup', 'pointercancel', 'wheel', 'scroll', 'keyup', 'focusin'] as const;

const here = shallowRef(false);
let watching = false;

/**
 * Whether somebody has moved, touched, scrolled or typed since the site was opened; stays true. What only answers to a
 * reader, such as a chart under a pointer, waits for it: a page that is merely opened is shown with far less work.
 */
export function useReader(): Readonly<ShallowRef<boolean>> {
  if (!watching) {
    watching = true;
    for (const sign of SIGNS) addEventListener(sign, noticed, { capture: true, passive: true });
  }
  return here;
}

function noticed(event: Event): void {
  if (event.type === 'pointermove' && (event as PointerEvent).pointerType === 'touch') return;
  here.value = true;
  for (const sign of SIGNS) removeEventListener(sign, noticed, { capture: true });
}
