import { createOwnStore, type OwnStore } from '../services/own-store';
import type { OwnSeries } from '../domain/own/series';
import { useOwnStore } from '../stores/own';
import { dataClient } from './clients';

export interface OwnSeriesAccess {
  /** Reads what the browser keeps, once; every page that shows own series calls it. */
  load: () => Promise<void>;
  keep: (series: readonly OwnSeries[]) => Promise<void>;
  remove: (id: string) => Promise<void>;
}

let keeper: OwnStore | null = null;
let loading: Promise<void> | null = null;

/** The reader's own series, the same in three places: the store, the browser's memory and the data worker. */
export function useOwnSeries(): OwnSeriesAccess {
  const store = useOwnStore();
  keeper ??= createOwnStore();
  const kept = keeper;
  const share = (): void => dataClient().setOwn(store.series);

  async function read(): Promise<void> {
    const listed = await kept.list();
    store.setStorage(listed.ok ? null : listed.error);
    // What was taken in meanwhile is newer than what was kept.
    const held = new Set(store.series.map(({ id }) => id));
    const found = listed.ok ? listed.value.filter(({ id }) => !held.has(id)) : [];
    if (found.length === 0) return;
    store.addSeries(found);
    share();
  }

  return {
    load: () => (loading ??= read()),
    keep: async (series) => {
      if (series.length === 0) return;
      store.addSeries(series);
      share();
      const saved = await kept.save(series);
      store.setStorage(saved.ok ? null : saved.error);
    },
    remove: async (id) => {
      store.removeSeries(id);
      share();
      const removed = await kept.remove(id);
      // Where nothing is kept, the reader knows already and nothing is left to be removed.
      if (store.kept !== false) store.setStorage(removed.ok ? null : removed.error);
    },
  };
}
