import { failure, success, type Outcome } from '../contracts/outcome';

/** A database of the browser: its stores by name with the key of each, and what to say where nothing can be kept. */
export interface DatabasePlan {
  readonly name: string;
  readonly stores: Readonly<Record<string, string>>;
  /** What the database keeps: "your series". */
  readonly keeps: string;
  readonly hint: string;
}

export type DatabaseMode = 'readonly' | 'readwrite';
export type StoreOf = (name: string) => IDBObjectStore;

/** One transaction over some of a database's stores. Never rejects: a browser that keeps nothing is a failure with words. */
export interface BrowserDatabase {
  transact<T>(mode: DatabaseMode, work: (store: StoreOf) => IDBRequest<T>): Promise<Outcome<T>>;
}

/** `factory` is the browser's IndexedDB; absent where the browser withholds it. */
export function browserDatabase(
  plan: DatabasePlan,
  factory: IDBFactory | undefined = browserFactory(),
): BrowserDatabase {
  return { transact: (mode, work) => transact(plan, factory, { mode, work }) };
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
  readonly mode: DatabaseMode;
  readonly work: (store: StoreOf) => IDBRequest<T>;
}

/** One connection a transaction: an idle one would stand in the way of another tab's newer version. */
async function transact<T>(
  plan: DatabasePlan,
  factory: IDBFactory | undefined,
  { mode, work }: Transaction<T>,
): Promise<Outcome<T>> {
  if (!factory) return notKept(plan, new Error('it offers no IndexedDB here'));
  let database: IDBDatabase | null = null;
  try {
    database = await opened(plan, factory);
    return success(await settled(database.transaction(Object.keys(plan.stores), mode), work));
  } catch (error) {
    return notKept(plan, error);
  } finally {
    database?.close();
  }
}

function opened({ name, stores }: DatabasePlan, factory: IDBFactory): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(stores)) {
        request.result.createObjectStore(store, { keyPath });
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('it cannot be opened'));
    request.onblocked = () => reject(new Error('another tab holds it open'));
  });
}

/** Kept means that the transaction is complete, not that its request was answered: a full disk shows at the end. */
function settled<T>(transaction: IDBTransaction, work: (store: StoreOf) => IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = work((name) => transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error ?? new Error('it cannot be written'));
    transaction.onabort = () => reject(transaction.error ?? new Error('the disk may be full'));
  });
}

function notKept({ keeps, hint }: DatabasePlan, error: unknown): Outcome<never> {
  const full = (error as Partial<Error> | null)?.name === 'QuotaExceededError';
  const said = error instanceof Error ? error.message || error.name : String(error);
  const reason = full ? `its storage is full (${said})` : said;
  return failure('storage-failed', `This browser does not keep ${keeps}: ${reason}.`, hint);
}
