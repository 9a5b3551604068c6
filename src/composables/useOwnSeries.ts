import { createOwnChannel, type OwnChannel, type OwnNews } from '../services/own-channel';
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
let channel: OwnChannel | null = null;
let loading: Promise<void> | null = null;

/**
 * The reader's own series, the same in four places: the store, the browser's memory, the data worker and the other
 * tabs of this site.
 */
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

  /** Another tab has taken in or removed a series: this one follows. */
  async function follow(news: OwnNews): Promise<void> {
    // What is being read from before the news must not come after it.
    await loading;
    if (news.kind === 'removed') store.removeSeries(news.id);
    const listed = news.kind === 'saved' ? await kept.list() : null;
    if (listed?.ok) store.addSeries(listed.value);
    share();
  }

  function tabs(): OwnChannel {
    if (channel) return channel;
    channel = createOwnChannel();
    channel.listen((news) => void follow(news));
    return channel;
  }

  return {
    load: () => {
      tabs();
      return (loading ??= read());
    },
    keep: async (series) => {
      if (series.length === 0) return;
      store.addSeries(series);
      share();
      const saved = await kept.save(series);
      store.setStorage(saved.ok ? null : saved.error);
      // What is not kept cannot be read by another tab.
      if (saved.ok) tabs().tell({ kind: 'saved' });
    },
    remove: async (id) => {
      store.removeSeries(id);
      share();
      const removed = await kept.remove(id);
      tabs().tell({ kind: 'removed', id });
      // Where nothing is kept, the reader knows already and nothing is left to be removed.
      if (store.kept !== false) store.setStorage(removed.ok ? null : removed.error);
    },
  };
}
