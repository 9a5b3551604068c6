import { useMediaQuery } from '@vueuse/core';
import type { Ref } from 'vue';

/** Whether the page is as narrow as a phone's: below 768 px. */
export function usePhone(): Readonly<Ref<boolean>> {
  return useMediaQuery('(max-width: 767px)');
}
