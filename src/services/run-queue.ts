import type { RunSpec } from '../contracts/run';
import { success, type Outcome } from '../contracts/outcome';
import { parseSpec } from '../domain/spec/parse';
import { browserDatabase } from './browser-database';

/** A run that waits its turn, as it is kept: its controls as the query of a link, so that old ones can be read. */
export interface QueuedRun {
  readonly id: string;
  /** Milliseconds since 1970: the queue's order. */
  readonly queuedAt: number;
  readonly query: Readonly<Record<string, string>>;
  /** Where another page asked for exactly this specification. */
  readonly order?: {
    readonly spec: RunSpec;
    readonly tags?: readonly string[];
    readonly reproduces?: string;
  };
}

/** The runs that wait, kept in this browser. Never rejects: a browser that keeps nothing is a failure with words. */
export interface RunQueueStore {
  /** In the order in which they came. */
  list(): Promise<Outcome<readonly QueuedRun[]>>;
  put(run: QueuedRun): Promise<Outcome<null>>;
  remove(id: string): Promise<Outcome<null>>;
}

const STORE = 'waiting';
const PLAN = {
  name: 'macrotide-queue',
  stores: { [STORE]: 'id' },
  keeps: 'the queue',
  hint: 'The runs wait until this tab is closed. A private window or a full disk may be why.',
};

interface StoredRun extends QueuedRun {
  readonly version: 1;
}

/** `factory` is the browser's IndexedDB; absent where the browser withholds it. */
export function createRunQueue(factory?: IDBFactory): RunQueueStore {
  const database = browserDatabase(PLAN, factory);
  const done = (outcome: Outcome<unknown>): Outcome<null> => (outcome.ok ? success(null) : outcome);
  return {
    list: async () => {
      const stored = await database.transact<unknown[]>('readonly', (store) => store(STORE).getAll());
      return stored.ok ? success(readable(stored.value)) : stored;
    },
    put: async (run) => {
      const record: StoredRun = { ...run, version: 1 };
      return done(await database.transact('readwrite', (store) => store(STORE).put(record)));
    },
    remove: async (id) => done(await database.transact('readwrite', (store) => store(STORE).delete(id))),
  };
}

/** Those of this version whose specification, where they have one, is still possible; the oldest first. */
export function readable(stored: readonly unknown[]): QueuedRun[] {
  const current = (stored as readonly StoredRun[]).filter(
    ({ version, order }) => (version as number) === 1 && (!order || parseSpec(order.spec).ok),
  );
  return current
    .map(({ version: _version, ...run }) => run)
    .sort((a, b) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1));
}
