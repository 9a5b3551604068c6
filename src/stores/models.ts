import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { Failure } from '../contracts/outcome';
import type { TrainedEntry } from '../contracts/trained-entry';

/** Trained models that can be asked, newest first. */
export const useModelsStore = defineStore('models', () => {
  const entries = shallowRef<readonly TrainedEntry[]>([]);
  /** Why a model is not kept beyond this visit; null where all are. */
  const failure = shallowRef<Failure | null>(null);

  /** Takes in models, each in the place of one of the same name. */
  function add(list: readonly TrainedEntry[]): void {
    const names = new Set(list.map(({ id }) => id));
    const all = [...list, ...entries.value.filter(({ id }) => !names.has(id))];
    entries.value = all.sort((a, b) => b.savedAt - a.savedAt);
  }

  function forget(id: string): void {
    entries.value = entries.value.filter((entry) => entry.id !== id);
  }

  function setFailure(error: Failure | null): void {
    failure.value = error;
  }

  return { entries, failure, add, forget, setFailure };
});
