import type { Page } from '@playwright/test';

/** What the browser has kept by now in a store of a database of ours: writing takes a moment after it is shown. */
export function keptIn<T>(page: Page, database: string, store: string): Promise<T[]> {
  return page.evaluate(
    ([name, part]) =>
      new Promise<T[]>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(new Error('it cannot be opened'));
        opening.onsuccess = () => {
          const all = opening.result.transaction(part).objectStore(part).getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result as T[]);
          };
        };
      }),
    [database, store] as const,
  );
}
