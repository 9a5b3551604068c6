import { success, type Outcome } from '../contracts/outcome';
import type { OwnSeries } from '../domain/own/series';
import { browserDatabase } from './browser-database';

/** The reader's own series, kept in this browser. Never rejects: a browser that keeps nothing is a failure with words. */
export interface OwnStore {
  list(): Promise<Outcome<readonly OwnSeries[]>>;
  save(series: readonly OwnSeries[]): Promise<Outcome<null>>;
  remove(id: string): Promise<Outcome<null>>;
}

const STORE = 'series';
const PLAN = {
  name: 'macrotide-own',
  stores: { [STORE]: 'id' },
  keeps: 'your series',
  hint: 'They are here until the page is closed. A private window or a full disk may be why; a normal window or more room helps.',
};

/** A series with the version of its shape: one of another version is left alone. */
interface StoredSeries {
  readonly id: string;
  readonly version: 1;
  readonly series: OwnSeries;
}

/** `factory` is the browser's IndexedDB; absent where the browser withholds it. */
export function createOwnStore(factory?: IDBFactory): OwnStore {
  const database = browserDatabase(PLAN, factory);
  return {
    list: async () => {
      const stored = await database.transact<StoredSeries[]>('readonly', (store) => store(STORE).getAll());
      if (!stored.ok) return stored;
      return success(stored.value.filter(({ version }) => version === 1).map(({ series }) => series));
    },
    save: async (all) => {
      const [first, ...rest] = all.map((series): StoredSeries => ({ id: series.id, version: 1, series }));
      if (!first) return success(null);
      const saved = await database.transact('readwrite', (store) => {
        rest.forEach((one) => store(STORE).put(one));
        return store(STORE).put(first);
      });
      return saved.ok ? success(null) : saved;
    },
    remove: async (id) => {
      const removed = await database.transact('readwrite', (store) => store(STORE).delete(id));
      return removed.ok ? success(null) : removed;
    },
  };
}
