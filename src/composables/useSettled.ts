import { shallowRef, watch, type ShallowRef } from 'vue';

/** What `source` gave when nothing was under way last: several answers to one question are then shown together. */
export function useSettled<T>(source: () => T, busy: () => boolean): Readonly<ShallowRef<T>> {
  const settled = shallowRef(source());
  watch(
    () => (busy() ? null : { now: source() }),
    (found) => {
      if (found) settled.value = found.now;
    },
  );
  return settled;
}
