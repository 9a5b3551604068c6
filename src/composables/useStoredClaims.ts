import { onMounted, shallowRef, type ShallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type { StoredClaims } from '../contracts/stored-claims';
import { storedClaims } from '../services/stored-claims';

/** The stored rows of the claims page, read when it opens. */
export function useStoredClaims(): {
  readonly stored: Readonly<ShallowRef<readonly StoredClaims[]>>;
  readonly failure: Readonly<ShallowRef<Failure | null>>;
} {
  const stored = shallowRef<readonly StoredClaims[]>([]);
  const failure = shallowRef<Failure | null>(null);
  onMounted(async () => {
    const found = await storedClaims();
    if (found.ok) stored.value = found.value;
    else failure.value = found.error;
  });
  return { stored, failure };
}
