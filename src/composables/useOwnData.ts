import type { Outcome } from '../contracts/outcome';
import type { Dialect } from '../domain/own/mapping';
import { createOwnClient, type OwnClient } from '../services/own-client';
import { createOwnStore, type OwnStore } from '../services/own-store';
import { useOwnStore } from '../stores/own';

export interface OwnData {
  /** Reads what the browser keeps; once is enough. */
  load: () => Promise<void>;
  choose: (file: File) => Promise<void>;
  /** Proposes anew, with what the reader knows better about the file. */
  rewrite: (dialect: Partial<Dialect>) => Promise<void>;
  start: () => Promise<void>;
  cancel: () => void;
  remove: (id: string) => Promise<void>;
}

let client: OwnClient | null = null;
let keeper: OwnStore | null = null;
let loading: Promise<void> | null = null;
let file: File | null = null;
let abort = new AbortController();
let runs = 0;

/** Own files into own series: asks the worker, tells the store, keeps the result in the browser. */
export function useOwnData(): OwnData {
  const store = useOwnStore();
  client ??= createOwnClient();
  keeper ??= createOwnStore();
  const [worker, kept] = [client, keeper];

  async function load(): Promise<void> {
    loading ??= kept.list().then((listed) => {
      store.setStorage(listed.ok ? null : listed.error);
      // What was imported in the meantime is newer than what was kept.
      const held = new Set(store.series.map(({ id }) => id));
      if (listed.ok) store.addSeries(listed.value.filter(({ id }) => !held.has(id)));
    });
    await loading;
  }

  async function inspect(chosen: File, dialect: Partial<Dialect> = {}): Promise<void> {
    const { signal } = renewed();
    const found = await worker.inspect({ file: chosen, name: chosen.name, dialect }, signal);
    if (signal.aborted) return;
    if (found.ok) store.propose(found.value);
    else store.fail(found.error);
  }

  async function start(): Promise<void> {
    const { mapping } = store;
    if (!file || !mapping) return;
    await load();
    store.beginImport();
    const { signal } = renewed();
    runs += 1;
    const takenIds = store.series.map(({ id }) => id);
    const request = { runId: `import-${String(runs)}`, file, name: file.name, mapping, takenIds };
    const outcome = await worker.importFile(request, (told) => store.setProgress(told), signal);
    // Another file was chosen in the meantime.
    if (abort.signal !== signal) return;
    if (!outcome.ok) {
      store.fail(outcome.error.code === 'cancelled' ? null : outcome.error);
      return;
    }
    store.addSeries(outcome.value.series);
    store.finishImport(outcome.value);
    if (outcome.value.series.length > 0) tell(await kept.save(outcome.value.series));
  }

  function tell(saved: Outcome<null>): void {
    store.setStorage(saved.ok ? null : saved.error);
  }

  return {
    load,
    choose: async (chosen) => {
      file = chosen;
      store.beginFile(chosen.name, chosen.size);
      await inspect(chosen);
    },
    rewrite: async (dialect) => {
      if (file && store.mapping) await inspect(file, { ...kernel(store.mapping.dialect), ...dialect });
    },
    start,
    cancel: () => abort.abort(),
    remove: async (id) => {
      store.removeSeries(id);
      tell(await kept.remove(id));
    },
  };
}

/** What the reader may have chosen of a dialect; the rest follows from it. */
function kernel({ delimiter, numbers }: Dialect): Partial<Dialect> {
  return { delimiter, numbers };
}

/** One question at a time: a new one gives up the one before. */
function renewed(): AbortController {
  abort.abort();
  abort = new AbortController();
  return abort;
}
