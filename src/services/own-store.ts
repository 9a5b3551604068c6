import { failure, success, type Outcome } from '../contracts/outcome';
import type { OwnSeries } from '../domain/own/series';

/** The reader's own series, kept in this browser. Never rejects: a browser that keeps nothing is a failure with words. */
export interface OwnStore {
  list(): Promise<Outcome<readonly OwnSeries[]>>;
  save(series: readonly OwnSeries[]): Promise<Outcome<null>>;
  remove(id: string): Promise<Outcome<null>>;
}

const DATABASE = 'macrotide-own';
const STORE = 'series';

/** A series with the version of its shape: one of another version is left alone. */
interface StoredSeries {
  readonly id: string;
  readonly version: 1;
  readonly series: OwnSeries;
}

type Mode = 'readonly' | 'readwrite';

/** `factory` is the browser's IndexedDB; absent where the browser withholds it. */
export function createOwnStore(factory: IDBFactory | undefined = browserFactory()): OwnStore {
  const within = <T>(mode: Mode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<Outcome<T>> =>
    transact(factory, { mode, work });
  return {
    list: async () => {
      const stored = await within<StoredSeries[]>('readonly', (store) => store.getAll());
      if (!stored.ok) return stored;
      return success(stored.value.filter(({ version }) => version === 1).map(({ series }) => series));
    },
    save: async (all) => {
      const [first, ...rest] = all.map((series): StoredSeries => ({ id: series.id, version: 1, series }));
      if (!first) return success(null);
      const saved = await within('readwrite', (store) => {
        rest.forEach((one) => store.put(one));
        return store.put(first);
      });
      return saved.ok ? success(null) : saved;
    },
    remove: async (id) => {
      const removed = await within('readwrite', (store) => store.delete(id));
      return removed.ok ? success(null) : removed;
    },
  };
}

/** Reading the property itself throws where a page may keep nothing at all. */
function browserFactory(): IDBFactory | undefined {
  try {
    return (globalThis as { indexedDB?: IDBFactory }).indexedDB;
  } catch {
    return undefined;
  }
}

interface Transaction<T> {
  readonly mode: Mode;
  readonly work: (store: IDBObjectStore) => IDBRequest<T>;
}

/** One connection a transaction: an idle one would stand in the way of another tab's newer version. */
async function transact<T>(
  factory: IDBFactory | undefined,
  { mode, work }: Transaction<T>,
): Promise<Outcome<T>> {
  if (!factory) return notKept('it offers no IndexedDB here');
  let database: IDBDatabase | null = null;
  try {
    database = await opened(factory);
    return success(await settled(database.transaction(STORE, mode), work));
  } catch (error) {
    return notKept(error instanceof Error ? error.message || error.name : String(error));
  } finally {
    database?.close();
  }
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('it cannot be opened'));
    request.onblocked = () => reject(new Error('another tab holds it open'));
  });
}

/** Kept means that the transaction is complete, not that its request was answered: a full disk shows at the end. */
function settled<T>(transaction: IDBTransaction, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('it cannot be written'));
    transaction.onabort = () => reject(transaction.error ?? new Error('the disk may be full'));
  });
}

function notKept(reason: string): Outcome<never> {
  const message = `This browser does not keep your series: ${reason}.`;
  const hint =
    'They are here until the page is closed. A private window or a full disk may be why; a normal window or more room helps.';
  return failure('storage-failed', message, hint);
}
