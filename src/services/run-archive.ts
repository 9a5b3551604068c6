import { success, type Outcome } from '../contracts/outcome';
import type { ArchiveRecord, RunHead, RunRecord, WalkHead, WalkRecord } from '../contracts/run-record';
import { browserDatabase } from './browser-database';

/** All finished runs of this browser. Never rejects: a browser that keeps nothing is a failure with words. */
export interface RunArchive {
  /** Newest first; without curves and forecasts. */
  heads(): Promise<Outcome<readonly RunHead[]>>;
  /** Newest first; without forecasts. */
  walks(): Promise<Outcome<readonly WalkHead[]>>;
  /** Whole records of these names, in this order; those that are gone are left out. */
  whole(ids: readonly string[]): Promise<Outcome<readonly ArchiveRecord[]>>;
  /** Takes in records; one of the same name is replaced. */
  save(records: readonly ArchiveRecord[]): Promise<Outcome<null>>;
  annotate(id: string, words: Pick<RunRecord, 'tags' | 'notes'>): Promise<Outcome<null>>;
  remove(ids: readonly string[]): Promise<Outcome<null>>;
  /** Calls back when another tab has changed the archive. Returns what ends it. */
  watch(changed: () => void): () => void;
}

// Not `macrotide-runs`: that one is the training worker's, with other stores.
const PLAN = {
  name: 'macrotide-archive',
  stores: { heads: 'id', reports: 'id' },
  keeps: 'this run',
  hint: 'It is here until the page is closed. Export it, or delete older runs to make room; a private window keeps nothing.',
};

/** What is used of a BroadcastChannel. */
export interface ChannelLike {
  postMessage(message: unknown): void;
  onmessage: ((event: MessageEvent) => void) | null;
  close(): void;
}

export interface ArchiveParts {
  readonly factory?: IDBFactory | undefined;
  /** Joins the tabs; null where the browser cannot. */
  readonly channel?: () => ChannelLike | null;
}

export function createRunArchive({ factory, channel = browserChannel }: ArchiveParts = {}): RunArchive {
  const database = browserDatabase(PLAN, factory);
  // One channel a tab: it hears the other tabs, not itself.
  let joined: ChannelLike | null | undefined;
  const tabs = (): ChannelLike | null => (joined === undefined ? (joined = channel()) : joined);
  const told = (outcome: Outcome<unknown>): Outcome<null> => {
    if (!outcome.ok) return outcome;
    tabs()?.postMessage('changed');
    return success(null);
  };
  const heads = async <T extends Head>(isOne: (head: Head) => head is T): Promise<Outcome<readonly T[]>> => {
    const stored = await database.transact<Head[]>('readonly', (store) => store('heads').getAll());
    if (!stored.ok) return stored;
    const wanted = stored.value.filter(isOne);
    return success(wanted.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)));
  };
  return {
    heads: () => heads(isRun),
    walks: () => heads(isWalk),
    whole: async (ids) => {
      const found: ArchiveRecord[] = [];
      for (const id of ids) {
        const one = await database.transact<ArchiveRecord | undefined>('readonly', (store) =>
          store('reports').get(id),
        );
        if (!one.ok) return one;
        const head = await database.transact<Head | undefined>('readonly', (store) => store('heads').get(id));
        if (!head.ok) return head;
        if (one.value && head.value) {
          found.push({ ...one.value, tags: head.value.tags, notes: head.value.notes });
        }
      }
      return success(found);
    },
    save: async (records) => {
      for (const record of records) {
        const saved = await database.transact('readwrite', (store) => {
          store('reports').put(record);
          return store('heads').put(record.version === 2 ? walkHeadOf(record) : headOf(record));
        });
        if (!saved.ok) return saved;
      }
      return told(success(null));
    },
    // Read and written in one step, so that two changes at once do not undo each other.
    annotate: async (id, words) =>
      told(
        await database.transact<Head | undefined>('readwrite', (store) => {
          const found = store('heads').get(id) as IDBRequest<Head | undefined>;
          found.addEventListener('success', () => {
            if (found.result) store('heads').put({ ...found.result, ...words });
          });
          return found;
        }),
      ),
    remove: async (ids) => {
      for (const id of ids) {
        const removed = await database.transact('readwrite', (store) => {
          store('reports').delete(id);
          return store('heads').delete(id);
        });
        if (!removed.ok) return removed;
      }
      return told(success(null));
    },
    watch: (changed) => {
      const listener = tabs();
      if (listener) listener.onmessage = () => changed();
      return () => {
        listener?.close();
        joined = undefined;
      };
    },
  };
}

type Head = RunHead | WalkHead;

const isRun = (head: Head): head is RunHead => head.version === 1;
const isWalk = (head: Head): head is WalkHead => head.version === 2 && head.kind === 'walk-forward';

/** What a list shows of a walk. */
export function walkHeadOf({ report, ...rest }: WalkRecord): WalkHead {
  const { originDays: _days, lastClose: _last, forecast: _forecast, actual: _actual, ...figures } = report;
  return { ...rest, report: figures };
}

/** What a list shows of a run. */
export function headOf({ report, ...rest }: RunRecord): RunHead {
  const { info, epochs, bestEpoch } = report;
  return {
    ...rest,
    spec: report.spec,
    specHash: report.specHash,
    epochs: epochs.length,
    bestEpoch,
    stopped: report.stopped,
    shrinkage: report.shrinkage,
    validationLoss: epochs.find(({ epoch }) => epoch === bestEpoch)?.validationLoss ?? NaN,
    naiveValidationLoss: info.naiveValidationLoss,
    firstTestDay: info.test.firstDay,
    lastTestDay: info.test.lastDay,
    model: report.model,
    unshrunk: report.unshrunk,
    naive: report.naive,
    seconds: report.seconds,
  };
}

function browserChannel(): ChannelLike | null {
  return typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('macrotide-runs');
}
