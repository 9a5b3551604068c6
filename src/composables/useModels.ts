import type { TrainingResult } from '../contracts/training-engine';
import type { TrainedEntry } from '../contracts/trained-entry';
import { isOwnId } from '../domain/catalogue/ids';
import { canonicalSpec } from '../domain/spec/hash';
import { createModelShelf, type ModelShelf } from '../services/model-shelf';
import { useModelsStore } from '../stores/models';

let shelf: ModelShelf | null = null;
let loading: Promise<void> | null = null;

export interface Models {
  readonly store: ReturnType<typeof useModelsStore>;
  /** Reads what the browser has kept, once a visit. */
  load(): Promise<void>;
  /** Keeps a trained model; where the browser refuses, it can be asked until the page is closed. */
  keep(id: string, result: TrainingResult, savedAt: number): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Trained models that pages can ask: of this visit and of earlier ones. */
export function useModels(): Models {
  const store = useModelsStore();
  const stored = (shelf ??= createModelShelf());

  async function read(): Promise<void> {
    const found = await stored.list();
    if (found.ok) store.add(found.value);
  }

  return {
    store,
    load: () => (loading ??= read()),
    keep: async (id, result, savedAt) => {
      const entry = entryOf(id, result, savedAt);
      store.add([entry]);
      const saved = await stored.save(entry);
      store.setFailure(saved.ok ? null : saved.error);
    },
    remove: async (id) => {
      store.forget(id);
      await stored.remove(id);
    },
  };
}

export function entryOf(id: string, { report, model }: TrainingResult, savedAt: number): TrainedEntry {
  const { train, test } = report.info;
  return { version: 1, id, savedAt, model, train, test, skill: report.model.average.skill };
}

/**
 * The last day from which a model's forecast has prices to start from: the run's last day, or where a coin of the
 * reader's own ends before it, the day that the last target of its test lies on.
 */
export function lastOriginOf({ model: { spec }, test }: TrainedEntry): number {
  return isOwnId(spec.coin) ? Math.min(spec.lastDay, test.lastDay + spec.horizon) : spec.lastDay;
}

/** The models that differ from one in nothing but the seed, it first: what their answers spread over. */
export function seedsOf(entry: TrainedEntry, all: readonly TrainedEntry[]): TrainedEntry[] {
  const seedless = ({ model: { spec } }: TrainedEntry): string => canonicalSpec({ ...spec, seed: 0 });
  const wanted = seedless(entry);
  const found = new Map([[entry.model.spec.seed, entry]]);
  for (const other of all) {
    if (seedless(other) === wanted && !found.has(other.model.spec.seed)) {
      found.set(other.model.spec.seed, other);
    }
  }
  return [...found.values()];
}
