import { nextTick, useTemplateRef } from 'vue';

/** Share of the window's height below which a place counts as out of sight. */
const IN_SIGHT = 0.75;

/**
 * Brings the beginning of the element with the template's `ref` of that name into sight where it is not: on a
 * phone, what a button does happens further down, and a result can push what was in sight away.
 */
export function useReveal(name: string): () => Promise<void> {
  const place = useTemplateRef<HTMLElement>(name);
  return async () => {
    await nextTick();
    const top = place.value?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > window.innerHeight * IN_SIGHT) place.value?.scrollIntoView({ block: 'start' });
  };
}
