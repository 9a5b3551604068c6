import { SHELVES, type Shelf, type VaultStorage } from './vault';

const DATABASE = 'macrotide-runs';
/** 2: the shelf of folds. */
const VERSION = 2;

/** The vault's storage in the browser. `factory` is absent where the browser withholds it. */
export function indexedDbStorage(factory: IDBFactory | undefined = browserFactory()): VaultStorage {
  const within = <T>(shelf: Shelf, mode: Mode, work: Work<T>): Promise<T> =>
    transact(factory, { shelf, mode, work });
  return {
    get: (shelf, key) => within<unknown>(shelf, 'readonly', (store) => store.get(key)),
    all: (shelf) => within<unknown[]>(shelf, 'readonly', (store) => store.getAll()),
    // Every key was given as a text by `put`.
    keys: async (shelf) =>
      (await within(shelf, 'readonly', (store) => store.getAllKeys())).map((key) => key as string),
    put: async (shelf, key, value) => {
      await within(shelf, 'readwrite', (store) => store.put(value, key));
    },
    remove: (shelf, key) => within(shelf, 'readwrite', (store) => store.delete(key)),
  };
}

type Mode = 'readonly' | 'readwrite';
type Work<T> = (store: IDBObjectStore) => IDBRequest<T>;

interface Transaction<T> {
  readonly shelf: Shelf;
  readonly mode: Mode;
  readonly work: Work<T>;
}

/** Reading the property itself throws where a page may keep nothing at all. */
function browserFactory(): IDBFactory | undefined {
  try {
    return (globalThis as { indexedDB?: IDBFactory }).indexedDB;
  } catch {
    return undefined;
  }
}

/** One connection a transaction: an idle one would stand in the way of another tab's newer version. */
async function transact<T>(
  factory: IDBFactory | undefined,
  { shelf, mode, work }: Transaction<T>,
): Promise<T> {
  if (!factory) throw new Error('it offers no IndexedDB here');
  const database = await opened(factory);
  try {
    return await settled(database.transaction(shelf, mode), (transaction) =>
      work(transaction.objectStore(shelf)),
    );
  } finally {
    database.close();
  }
}

function opened(factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      const { result } = request;
      for (const shelf of SHELVES)
        if (!result.objectStoreNames.contains(shelf)) result.createObjectStore(shelf);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('its database cannot be opened'));
    request.onblocked = () => reject(new Error('another tab holds its database open'));
  });
}

/** Kept means that the transaction is complete, not that its request was answered: a full disk shows at the end. */
function settled<T>(
  transaction: IDBTransaction,
  work: (transaction: IDBTransaction) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = work(transaction);
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('its database cannot be written'));
    transaction.onabort = () => reject(transaction.error ?? new Error('the disk may be full'));
  });
}
