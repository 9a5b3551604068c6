import type { Dialect } from '../domain/own/mapping';
import { createOwnClient, type OwnClient } from '../services/own-client';
import { useOwnStore } from '../stores/own';
import { useOwnSeries } from './useOwnSeries';

export interface OwnData {
  choose: (file: File) => Promise<void>;
  /** Proposes anew, with what the reader knows better about the file. */
  rewrite: (dialect: Partial<Dialect>) => Promise<void>;
  start: () => Promise<void>;
  cancel: () => void;
}

let client: OwnClient | null = null;
let file: File | null = null;
let abort = new AbortController();
let runs = 0;

/** Own files into own series: asks the worker, tells the store. The import goes on when its page is left. */
export function useOwnData(): OwnData {
  const store = useOwnStore();
  const series = useOwnSeries();
  client ??= createOwnClient();
  const worker = client;

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
    const { signal } = renewed();
    store.beginImport();
    // Ids must differ from those of the series that are kept.
    await series.load();
    runs += 1;
    const takenIds = store.series.map(({ id }) => id);
    const request = { runId: `import-${runs}`, file, name: file.name, mapping, takenIds };
    const outcome = await worker.importFile(request, (told) => store.setProgress(told), signal);
    // Another file was chosen in the meantime.
    if (abort.signal !== signal) return;
    if (!outcome.ok) {
      store.fail(outcome.error.code === 'cancelled' ? null : outcome.error);
      return;
    }
    store.finishImport(outcome.value);
    await series.keep(outcome.value.series);
  }

  return {
    choose: async (chosen) => {
      file = chosen;
      store.beginFile(chosen.name, chosen.size);
      await inspect(chosen);
    },
    rewrite: async (dialect) => {
      if (file && store.mapping) await inspect(file, { ...chosenOf(store.mapping.dialect), ...dialect });
    },
    start,
    cancel: () => abort.abort(),
  };
}

/** What the reader may have chosen of a dialect; the rest follows from it. */
function chosenOf({ delimiter, numbers }: Dialect): Partial<Dialect> {
  return { delimiter, numbers };
}

/** One question at a time: a new one gives up the one before. */
function renewed(): AbortController {
  abort.abort();
  abort = new AbortController();
  return abort;
}
