import { ref, type Ref } from 'vue';
import { useIntersectionObserver } from '@vueuse/core';

/** How far below the window a part begins to be made, so that it stands there when it comes into sight. */
const AHEAD = '600px';

/** Whether a part of the page has come near the window; stays true. What is far below is not drawn for nobody. */
export function useNear(part: Ref<HTMLElement | undefined>): Ref<boolean> {
  const near = ref(false);
  const { stop } = useIntersectionObserver(
    part,
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      near.value = true;
      stop();
    },
    { rootMargin: `0px 0px ${AHEAD} 0px` },
  );
  return near;
}
