import { onMounted, shallowRef, type ShallowRef } from 'vue';
import type { FrozenResult } from '../contracts/frozen-result';
import type { Failure } from '../contracts/outcome';
import { frozenResults } from '../services/frozen-results';

/** The stored runs of the frozen specification, read when the page opens. */
export function useFrozen(): {
  readonly results: Readonly<ShallowRef<readonly FrozenResult[]>>;
  readonly failure: Readonly<ShallowRef<Failure | null>>;
} {
  const results = shallowRef<readonly FrozenResult[]>([]);
  const failure = shallowRef<Failure | null>(null);
  onMounted(async () => {
    const found = await frozenResults();
    if (found.ok) results.value = found.value;
    else failure.value = found.error;
  });
  return { results, failure };
}
