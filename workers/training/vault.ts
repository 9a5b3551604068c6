import type { RunSpec } from '../../src/contracts/run';
import type { FinishedKept, KeptRun, TrainingResult } from '../../src/contracts/training-engine';
import type { ChosenBackend } from './run';
import type { LoopSnapshot } from './snapshot';

/** The shelves of the vault: runs under way by name, finished runs by name, measurements of backends, trained folds. */
export const SHELVES = ['checkpoints', 'results', 'calibrations', 'folds'] as const;
export type Shelf = (typeof SHELVES)[number];

/** Where the vault puts things: the browser's database, or memory in tests. Rejects where nothing can be kept. */
export interface VaultStorage {
  get(shelf: Shelf, key: string): Promise<unknown>;
  all(shelf: Shelf): Promise<readonly unknown[]>;
  keys(shelf: Shelf): Promise<readonly string[]>;
  put(shelf: Shelf, key: string, value: unknown): Promise<void>;
  remove(shelf: Shelf, key: string): Promise<void>;
}

/** A run after a finished epoch, with all that it needs to go on as if nothing had happened. */
export interface Checkpoint {
  readonly runId: string;
  readonly spec: RunSpec;
  readonly chosen: ChosenBackend;
  readonly loop: LoopSnapshot;
  /** Seconds that the run has taken so far. */
  readonly seconds: number;
}

interface Kept<T> {
  /** Of the record's form: one of another version is left alone. */
  readonly version: number;
  readonly savedAt: number;
  readonly value: T;
}

/** A finished run; `stored`: a page has put its result elsewhere. */
interface Finished {
  readonly runId: string;
  readonly result: TrainingResult;
  readonly stored: boolean;
}

const VERSION = 1;
/** Finished runs that no page has stored; the oldest go. */
const MOST_FINISHED = 20;
/** Runs that broke off and were neither resumed nor discarded; the oldest go. */
const MOST_CHECKPOINTS = 3;

/** What the browser keeps of training, typed and versioned. `now` is in milliseconds since 1970. */
export class RunVault {
  readonly #storage: VaultStorage;
  readonly #now: () => number;

  constructor(storage: VaultStorage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
  }

  saveCheckpoint(checkpoint: Checkpoint): Promise<void> {
    return this.#save('checkpoints', checkpoint.runId, checkpoint);
  }

  async checkpoint(runId: string): Promise<Checkpoint | null> {
    return (await this.#load<Checkpoint>('checkpoints', runId))?.value ?? null;
  }

  /** Runs that broke off, newest first. */
  async runs(): Promise<KeptRun[]> {
    const records = (await this.#storage.all('checkpoints')).filter(isCurrent<Checkpoint>);
    return records
      .map(({ savedAt, value: { runId, spec, chosen, loop } }) => {
        return { runId, spec, backend: chosen.backend, epoch: loop.epochs.length, savedAt };
      })
      .sort((a, b) => b.savedAt - a.savedAt);
  }

  async discard(runId: string): Promise<void> {
    await this.#storage.remove('checkpoints', runId);
    await this.forgetFolds(runId);
  }

  /** Forgets all but the newest runs that broke off. */
  async prune(): Promise<void> {
    for (const { runId } of (await this.runs()).slice(MOST_CHECKPOINTS)) await this.discard(runId);
  }

  /** Keeps a finished run until a page has stored it, and forgets those that one has, and the oldest beyond twenty. */
  async saveResult(runId: string, result: TrainingResult): Promise<void> {
    await this.#save<Finished>('results', runId, { runId, result, stored: false });
    const others = (await this.#finished()).filter((record) => record.value.runId !== runId);
    const waiting = others.filter(({ value }) => !value.stored);
    const gone = [
      ...others.filter(({ value }) => value.stored),
      ...waiting.slice(0, Math.max(0, waiting.length - MOST_FINISHED + 1)),
    ];
    for (const { value } of gone) await this.#storage.remove('results', value.runId);
  }

  /** Finished runs that no page has stored, oldest first, and the last one, whether stored or not. */
  async results(): Promise<{ finished: FinishedKept[]; last: FinishedKept | null }> {
    const records = await this.#finished();
    const told = ({ savedAt, value: { runId, result } }: Kept<Finished>): FinishedKept => {
      return { runId, savedAt, result };
    };
    const last = records.at(-1);
    return {
      finished: records.filter(({ value }) => !value.stored).map(told),
      last: last ? told(last) : null,
    };
  }

  /** A page has stored the result. It is forgotten here once a newer one is there. */
  async acknowledge(runId: string): Promise<void> {
    await this.forgetFolds(runId);
    const records = await this.#finished();
    const last = records.at(-1);
    if (last?.value.runId !== runId) return this.#storage.remove('results', runId);
    await this.#storage.put('results', runId, { ...last, value: { ...last.value, stored: true } });
  }

  /** Oldest first. */
  async #finished(): Promise<Kept<Finished>[]> {
    const records = (await this.#storage.all('results')).filter(isCurrent<Finished>);
    return records.filter(({ value }) => value.runId).sort((a, b) => a.savedAt - b.savedAt);
  }

  /** What came of a trained fold of a walk-forward; it stays until a page has stored the walk, or discards it. */
  saveFold<T>(fold: FoldKey, value: T): Promise<void> {
    return this.#save('folds', foldKey(fold), value);
  }

  async fold<T>(fold: FoldKey): Promise<T | null> {
    return (await this.#load<T>('folds', foldKey(fold)))?.value ?? null;
  }

  async forgetFolds(runId: string): Promise<void> {
    const begins = foldKey([runId]).replace(/\]$/, ',');
    for (const key of await this.#storage.keys('folds'))
      if (key.startsWith(begins)) await this.#storage.remove('folds', key);
  }

  saveCalibration<T>(key: string, value: T): Promise<void> {
    return this.#save('calibrations', key, value);
  }

  /** A measurement younger than `maxAge` milliseconds. */
  async calibration<T>(key: string, maxAge: number): Promise<T | null> {
    const record = await this.#load<T>('calibrations', key);
    return record && this.#now() - record.savedAt < maxAge ? record.value : null;
  }

  #save<T>(shelf: Shelf, key: string, value: T): Promise<void> {
    const record: Kept<T> = { version: VERSION, savedAt: this.#now(), value };
    return this.#storage.put(shelf, key, record);
  }

  async #load<T>(shelf: Shelf, key: string): Promise<Kept<T> | null> {
    const record = await this.#storage.get(shelf, key);
    return isCurrent<T>(record) ? record : null;
  }
}

/** The name of the walk, then whatever tells its folds apart. */
export type FoldKey = readonly [runId: string, ...rest: unknown[]];

function foldKey(fold: FoldKey): string {
  return JSON.stringify(fold);
}

function isCurrent<T>(record: unknown): record is Kept<T> {
  return (record as Partial<Kept<T>> | undefined)?.version === VERSION;
}
