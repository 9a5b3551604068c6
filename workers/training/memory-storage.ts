import { SHELVES, type Shelf, type VaultStorage } from './vault';

/** A vault's storage that lasts as long as its owner: for scripts and tests. What is put in is copied. */
export function memoryStorage(): VaultStorage {
  const shelves = new Map(SHELVES.map((shelf) => [shelf, new Map<string, unknown>()]));
  const on = (shelf: Shelf): Map<string, unknown> => shelves.get(shelf)!;
  return {
    get: (shelf, key) => Promise.resolve(on(shelf).get(key)),
    all: (shelf) => Promise.resolve([...on(shelf).values()]),
    keys: (shelf) => Promise.resolve([...on(shelf).keys()]),
    put: (shelf, key, value) => {
      on(shelf).set(key, structuredClone(value));
      return Promise.resolve();
    },
    remove: (shelf, key) => {
      on(shelf).delete(key);
      return Promise.resolve();
    },
  };
}
