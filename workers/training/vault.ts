import type { RunSpec } from '../../src/contracts/run';
import type { KeptRun, TrainingResult } from '../../src/contracts/training-engine';
import type { ChosenBackend } from './run';
import type { LoopSnapshot } from './snapshot';

/** The shelves of the vault: runs under way by name, the last finished run, measurements of backends. */
export const SHELVES = ['checkpoints', 'results', 'calibrations'] as const;
export type Shelf = (typeof SHELVES)[number];

/** Where the vault puts things: the browser's database, or memory in tests. Rejects where nothing can be kept. */
export interface VaultStorage {
  get(shelf: Shelf, key: string): Promise<unknown>;
  all(shelf: Shelf): Promise<readonly unknown[]>;
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

const VERSION = 1;
const LAST = 'last';
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

  discard(runId: string): Promise<void> {
    return this.#storage.remove('checkpoints', runId);
  }

  /** Forgets all but the newest runs that broke off. */
  async prune(): Promise<void> {
    for (const { runId } of (await this.runs()).slice(MOST_CHECKPOINTS)) await this.discard(runId);
  }

  saveResult(result: TrainingResult): Promise<void> {
    return this.#save('results', LAST, result);
  }

  async lastResult(): Promise<{ savedAt: number; result: TrainingResult } | null> {
    const record = await this.#load<TrainingResult>('results', LAST);
    return record && { savedAt: record.savedAt, result: record.value };
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

function isCurrent<T>(record: unknown): record is Kept<T> {
  return (record as Partial<Kept<T>> | undefined)?.version === VERSION;
}
