import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type { ArchiveRecord, RefusedRecord, RunHead, WalkHead } from '../contracts/run-record';

/** What came of the last file of runs. */
export interface RunImport {
  readonly fileName: string;
  /** Runs taken in, and those that were here already. */
  readonly added: number;
  readonly present: number;
  readonly refused: readonly RefusedRecord[];
}

/** The finished runs and walk-forwards of this browser, newest first. Large values are replaced, never made deeply reactive. */
export const useArchiveStore = defineStore('archive', () => {
  const heads = shallowRef<readonly RunHead[]>([]);
  const walks = shallowRef<readonly WalkHead[]>([]);
  /** False while what the browser keeps has not been read. */
  const loaded = ref(false);
  const failure = shallowRef<Failure | null>(null);
  /** Finished runs that the browser would not keep: here until the page is closed. */
  const unsaved = shallowRef<readonly ArchiveRecord[]>([]);
  /** Deleted just now; they can be brought back. */
  const removed = shallowRef<readonly ArchiveRecord[]>([]);
  const imported = shallowRef<RunImport | null>(null);
  const busy = ref(false);
  const byId = computed(() => new Map(heads.value.map((head) => [head.id, head])));

  function setHeads(found: readonly RunHead[]): void {
    heads.value = found;
    loaded.value = true;
  }
  function setWalks(found: readonly WalkHead[]): void {
    walks.value = found;
  }
  function setFailure(found: Failure | null): void {
    failure.value = found;
    loaded.value = true;
  }
  function hold(record: ArchiveRecord): void {
    unsaved.value = [...unsaved.value.filter(({ id }) => id !== record.id), record];
  }
  function release(ids: readonly string[]): void {
    unsaved.value = unsaved.value.filter(({ id }) => !ids.includes(id));
  }
  function setRemoved(records: readonly ArchiveRecord[]): void {
    removed.value = records;
  }
  function setImported(found: RunImport | null): void {
    imported.value = found;
  }
  function setBusy(value: boolean): void {
    busy.value = value;
  }
  return {
    heads,
    walks,
    loaded,
    failure,
    unsaved,
    removed,
    imported,
    busy,
    byId,
    setHeads,
    setWalks,
    setFailure,
    hold,
    release,
    setRemoved,
    setImported,
    setBusy,
  };
});
