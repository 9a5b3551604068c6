import type { RunEvent } from '../../src/contracts/run';
import type { Failure } from '../../src/contracts/outcome';
import type { Checkpoint, RunVault } from './vault';

/**
 * Writes checkpoints while training goes on: one at a time, and of those that come meanwhile only the newest. A
 * browser that keeps nothing is told of once; training goes on, and every epoch tries again.
 */
export class CheckpointKeeper {
  readonly #vault: RunVault;
  readonly #emit: (event: RunEvent) => void;
  #next: Checkpoint | null = null;
  #writing: Promise<void> | null = null;
  #failing = false;
  /** The newest checkpoint, kept in memory too: a lost device needs no database to go on. */
  latest: Checkpoint | null = null;

  constructor(vault: RunVault, emit: (event: RunEvent) => void) {
    this.#vault = vault;
    this.#emit = emit;
  }

  keep(checkpoint: Checkpoint): void {
    this.latest = this.#next = checkpoint;
    this.#writing ??= this.#write();
  }

  /** Resolves when nothing is being written any more. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    for (let next = this.#take(); next; next = this.#take()) {
      const epoch = next.loop.epochs.length;
      try {
        await this.#vault.saveCheckpoint(next);
        this.#failing = false;
        this.#emit({ kind: 'checkpoint', epoch, failure: null });
      } catch (error) {
        this.#tell(epoch, notKept(error));
      }
    }
    this.#writing = null;
  }

  #take(): Checkpoint | null {
    const next = this.#next;
    this.#next = null;
    return next;
  }

  #tell(epoch: number, failure: Failure): void {
    if (this.#failing) return;
    this.#failing = true;
    this.#emit({ kind: 'checkpoint', epoch, failure });
    this.#emit({ kind: 'log', level: 'warning', message: `${failure.message} ${failure.hint}` });
  }
}

/** Why something of a run could not be kept, in words. */
export function notKept(error: unknown): Failure {
  const reason = error instanceof Error ? error.message || error.name : String(error);
  return {
    code: 'storage-failed',
    message: `This browser keeps no checkpoints: ${reason}.`,
    hint: 'Training goes on, but closing this tab would lose the run. A private window or a full disk may be why.',
  };
}
