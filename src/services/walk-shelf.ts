import { success, type Outcome } from '../contracts/outcome';
import type { KeptWalk } from '../contracts/run-record';
import { parseSpec } from '../domain/spec/parse';
import { browserDatabase } from './browser-database';

/**
 * Walk-forwards that go on or broke off: what they were asked for, so that another visit can go on with the folds that the
 * training worker keeps. Never rejects: a browser that keeps nothing is a failure with words.
 */
export interface WalkShelf {
  /** Newest first. */
  list(): Promise<Outcome<readonly KeptWalk[]>>;
  put(walk: KeptWalk): Promise<Outcome<null>>;
  remove(id: string): Promise<Outcome<null>>;
}

const STORE = 'walks';
const PLAN = {
  name: 'macrotide-walks',
  stores: { [STORE]: 'id' },
  keeps: 'what is done of a walk-forward',
  hint: 'It goes on, but cannot be taken up again after this tab is closed. A private window or a full disk may be why.',
};

interface StoredWalk extends KeptWalk {
  readonly version: 1;
}

/** `factory` is the browser's IndexedDB; absent where the browser withholds it. */
export function createWalkShelf(factory?: IDBFactory): WalkShelf {
  const database = browserDatabase(PLAN, factory);
  const done = (outcome: Outcome<unknown>): Outcome<null> => (outcome.ok ? success(null) : outcome);
  return {
    list: async () => {
      const stored = await database.transact<unknown[]>('readonly', (store) => store(STORE).getAll());
      return stored.ok ? success(readableWalks(stored.value)) : stored;
    },
    put: async (walk) => {
      const record: StoredWalk = { ...walk, version: 1 };
      return done(await database.transact('readwrite', (store) => store(STORE).put(record)));
    },
    remove: async (id) => done(await database.transact('readwrite', (store) => store(STORE).delete(id))),
  };
}

/** Those of this version whose specification is still possible; the newest first. */
export function readableWalks(stored: readonly unknown[]): KeptWalk[] {
  return (stored as readonly StoredWalk[])
    .filter(({ version, spec }) => (version as number) === 1 && parseSpec(spec).ok)
    .map(({ version: _version, ...walk }) => walk)
    .sort((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? -1 : 1));
}
