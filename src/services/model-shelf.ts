import { success, type Outcome } from '../contracts/outcome';
import type { TrainedEntry } from '../contracts/trained-entry';
import { browserDatabase } from './browser-database';

/** Trained models of this browser, so that scenarios can be put to them on later visits. Never rejects. */
export interface ModelShelf {
  /** Newest first. */
  list(): Promise<Outcome<readonly TrainedEntry[]>>;
  /** Keeps a model; the oldest beyond `MOST_MODELS` go. */
  save(entry: TrainedEntry): Promise<Outcome<null>>;
  remove(id: string): Promise<Outcome<null>>;
}

/** MacroFusion is some 350 kB: all together stay below ten megabytes. */
export const MOST_MODELS = 24;

const STORE = 'models';
const PLAN = {
  name: 'macrotide-models',
  stores: { [STORE]: 'id' },
  keeps: 'this model',
  hint: 'It answers until the page is closed. Save it as a file; a private window or a full disk may be why.',
};

/** `factory` is the browser's IndexedDB; absent where the browser withholds it. */
export function createModelShelf(factory?: IDBFactory): ModelShelf {
  const database = browserDatabase(PLAN, factory);
  const list = async (): Promise<Outcome<readonly TrainedEntry[]>> => {
    const stored = await database.transact<TrainedEntry[]>('readonly', (store) => store(STORE).getAll());
    if (!stored.ok) return stored;
    const current = stored.value.filter(({ version }) => version === 1);
    return success(current.sort((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? -1 : 1)));
  };
  const remove = async (id: string): Promise<Outcome<null>> => {
    const removed = await database.transact('readwrite', (store) => store(STORE).delete(id));
    return removed.ok ? success(null) : removed;
  };
  return {
    list,
    remove,
    save: async (entry) => {
      const saved = await database.transact('readwrite', (store) => store(STORE).put(entry));
      if (!saved.ok) return saved;
      const all = await list();
      for (const { id } of all.ok ? all.value.slice(MOST_MODELS) : []) await remove(id);
      return success(null);
    },
  };
}
