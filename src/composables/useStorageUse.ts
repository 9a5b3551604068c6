import { onMounted, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import {
  browserStorage,
  clearPart,
  partUse,
  STORAGE_PARTS,
  type PartUse,
  type StoragePart,
} from '../services/storage-use';

/** All the browser says of this site: what is used, what is allowed, and whether it may be thrown away. */
export interface StorageTotal {
  readonly usage: number;
  readonly quota: number;
  readonly persisted: boolean;
}

/** What this site keeps in the browser: shown by part, cleared by part. The parts are named before they are counted. */
export function useStorageUse(): {
  readonly parts: ShallowRef<readonly PartUse[]>;
  readonly total: ShallowRef<StorageTotal | null>;
  readonly cleared: Ref<readonly StoragePart[]>;
  readonly failure: Ref<string>;
  readonly counting: Ref<boolean>;
  readonly clear: (id: StoragePart) => Promise<void>;
  readonly keep: () => Promise<void>;
} {
  const parts = shallowRef<readonly PartUse[]>(
    STORAGE_PARTS.map((part) => ({ ...part, entries: 0, bytes: 0 })),
  );
  const total = shallowRef<StorageTotal | null>(null);
  const cleared = ref<readonly StoragePart[]>([]);
  const failure = ref('');
  const counting = ref(true);

  async function count(): Promise<void> {
    const browser = browserStorage();
    const found: PartUse[] = [];
    try {
      for (const { id } of STORAGE_PARTS) found.push(await partUse(id, browser));
      total.value = await totalUse();
    } catch (error) {
      failure.value = `What is kept could not be counted: ${wordsOf(error)}.`;
    }
    parts.value = found;
    counting.value = false;
  }

  async function clear(id: StoragePart): Promise<void> {
    failure.value = '';
    try {
      await clearPart(id, browserStorage());
      cleared.value = [...cleared.value, id];
    } catch (error) {
      failure.value = `It could not be cleared: ${wordsOf(error)}. Close other tabs of this site and try again.`;
    }
    await count();
  }

  async function keep(): Promise<void> {
    await navigator.storage.persist();
    total.value = await totalUse();
  }
  onMounted(count);
  return { parts, total, cleared, failure, counting, clear, keep };
}

async function totalUse(): Promise<StorageTotal | null> {
  // Absent on plain http.
  const storage = (navigator as { storage?: StorageManager }).storage;
  if (!storage) return null;
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([storage.estimate(), storage.persisted()]);
  return { usage, quota, persisted };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
