/** What this site keeps in the browser, by kind; each can be cleared by itself. */
export const STORAGE_PARTS = [
  { id: 'copy', label: 'The site itself, for use without a network' },
  { id: 'archive', label: 'Finished runs', database: 'macrotide-archive' },
  { id: 'models', label: 'Trained models', database: 'macrotide-models' },
  { id: 'walks', label: 'Walk-forwards', database: 'macrotide-walks' },
  { id: 'queue', label: 'Runs that wait', database: 'macrotide-queue' },
  { id: 'checkpoints', label: 'States of runs under way', database: 'macrotide-runs' },
  { id: 'own', label: 'Your own series', database: 'macrotide-own' },
  { id: 'choices', label: 'Choices: theme, alerts, scenarios, the tour' },
] as const satisfies readonly { readonly id: string; readonly label: string; readonly database?: string }[];

export type StoragePart = (typeof STORAGE_PARTS)[number]['id'];

export interface PartUse {
  readonly id: StoragePart;
  readonly label: string;
  /** Files, records or choices. */
  readonly entries: number;
  /** As their contents say; browsers add bookkeeping, and some compress. */
  readonly bytes: number;
}

/** What of the browser is used; handed in, so that tests bring their own. */
export interface BrowserStorage {
  readonly factory: IDBFactory | undefined;
  readonly caches: CacheStorage | undefined;
  readonly local: Storage | undefined;
}

const COPIES = 'macrotide:';
const CHOICES = 'macrotide.';

/** The storage of this browser; a part that it withholds is absent. */
export function browserStorage(): BrowserStorage {
  const withheld = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch {
      return undefined;
    }
  };
  return {
    factory: withheld(() => globalThis.indexedDB),
    caches: withheld(() => globalThis.caches),
    local: withheld(() => globalThis.localStorage),
  };
}

/** How much one part takes. */
export async function partUse(id: StoragePart, browser: BrowserStorage): Promise<PartUse> {
  const part = STORAGE_PARTS.find((one) => one.id === id)!;
  const { label } = part;
  if (id === 'copy') return { id, label, ...(await copyUse(browser.caches)) };
  if (id === 'choices') return { id, label, ...choicesUse(browser.local) };
  const records = 'database' in part ? await recordsOf(part.database, browser.factory) : [];
  return { id, label, entries: records.length, bytes: records.reduce((sum, bytes) => sum + bytes, 0) };
}

/** Empties one part. Another page or tab that is open may hold what it has read until it is reloaded. */
export async function clearPart(id: StoragePart, browser: BrowserStorage): Promise<void> {
  if (id === 'copy') {
    for (const name of await ownCaches(browser.caches)) await browser.caches?.delete(name);
    return;
  }
  if (id === 'choices') {
    for (const key of ownChoices(browser.local)) browser.local?.removeItem(key);
    return;
  }
  const part = STORAGE_PARTS.find((one) => one.id === id)!;
  if (!('database' in part)) return;
  await withDatabase(part.database, browser.factory, async (database) => {
    const names = [...database.objectStoreNames];
    if (names.length === 0) return;
    const transaction = database.transaction(names, 'readwrite');
    for (const name of names) transaction.objectStore(name).clear();
    await completed(transaction);
  });
}

async function ownCaches(caches: CacheStorage | undefined): Promise<string[]> {
  return ((await caches?.keys()) ?? []).filter((name) => name.startsWith(COPIES));
}

async function copyUse(caches: CacheStorage | undefined): Promise<{ entries: number; bytes: number }> {
  let [entries, bytes] = [0, 0];
  for (const name of await ownCaches(caches)) {
    const cache = await caches!.open(name);
    for (const request of await cache.keys()) {
      const file = await cache.match(request);
      entries += 1;
      bytes += file ? (await file.blob()).size : 0;
    }
  }
  return { entries, bytes };
}

function ownChoices(local: Storage | undefined): string[] {
  if (!local) return [];
  return Array.from({ length: local.length }, (_, i) => local.key(i) ?? '').filter((key) =>
    key.startsWith(CHOICES),
  );
}

function choicesUse(local: Storage | undefined): { entries: number; bytes: number } {
  const keys = ownChoices(local);
  const bytes = keys.reduce((sum, key) => sum + 2 * (key.length + (local?.getItem(key)?.length ?? 0)), 0);
  return { entries: keys.length, bytes };
}

/** Bytes of every record, about. */
async function recordsOf(name: string, factory: IDBFactory | undefined): Promise<number[]> {
  const sizes: number[] = [];
  await withDatabase(name, factory, async (database) => {
    for (const store of database.objectStoreNames) {
      const request = database.transaction(store, 'readonly').objectStore(store).openCursor();
      await new Promise<void>((done, fail) => {
        request.onerror = () => fail(request.error ?? new Error('it cannot be read'));
        request.onsuccess = () => {
          const cursor = request.result;
          if (!cursor) return done();
          sizes.push(roughBytes(cursor.value));
          cursor.continue();
        };
      });
    }
  });
  return sizes;
}

/** Opens a database only where there is one: opening alone would make it. */
async function withDatabase(
  name: string,
  factory: IDBFactory | undefined,
  work: (database: IDBDatabase) => Promise<void>,
): Promise<void> {
  const all = await factory?.databases();
  if (!factory || !all?.some((one) => one.name === name)) return;
  const database = await new Promise<IDBDatabase>((done, fail) => {
    const request = factory.open(name);
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error ?? new Error('it cannot be opened'));
    request.onblocked = () => fail(new Error('another tab holds it open'));
  });
  try {
    await work(database);
  } finally {
    database.close();
  }
}

function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => fail(transaction.error ?? new Error('it cannot be cleared'));
  });
}

/** What a value takes in storage, about: eight bytes a number, two a letter. */
export function roughBytes(value: unknown): number {
  if (typeof value === 'string') return 2 * value.length;
  if (value === null || typeof value !== 'object') return 8;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength;
  if (Array.isArray(value)) {
    // Long lists of numbers are counted, not walked.
    if (typeof value[0] === 'number') return 8 * value.length;
    return value.reduce<number>((sum, one) => sum + roughBytes(one), 8);
  }
  return Object.entries(value).reduce((sum, [key, one]) => sum + 2 * key.length + roughBytes(one), 8);
}
