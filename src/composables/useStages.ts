import { onMounted, shallowRef, watch, type ShallowRef } from 'vue';
import { inTurn } from './turns';

/**
 * Counts from 0 to `last`, one a task: what is rendered from a stage on is put together in a task of its own, so that a
 * slow device answers between the parts of a page.
 */
export function useStages(last: number): Readonly<ShallowRef<number>> {
  const stage = shallowRef(0);
  onMounted(() => {
    for (let next = 1; next <= last; next++) void inTurn(() => void (stage.value = next));
  });
  return stage;
}

/** What `source` gives, one task after it has changed. */
export function useInTurn<T>(source: () => T): Readonly<ShallowRef<T>> {
  const followed = shallowRef(source());
  watch(source, () => void inTurn(() => void (followed.value = source())));
  return followed;
}
