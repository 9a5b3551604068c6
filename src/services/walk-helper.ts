import * as Comlink from 'comlink';
import type { WalkForwardEvent, WalkForwardJob } from '../contracts/evaluation';
import type { HelpedFold, TrainedFold, TrainingEngine } from '../contracts/training-engine';
import { SharedWalk } from './shared-walk';
import { paysTwice, type Machine } from './spare-cores';
import type { WorkerHost } from './worker-host';

/**
 * A walk-forward on up to two workers: its events pass through here, and from its plan on a second worker trains folds
 * from the other end where the machine has cores for it. Whatever becomes of that worker, the walk goes on.
 */
export class HelpedWalk {
  #share: SharedWalk | null = null;
  #done = 0;

  constructor(
    private readonly job: WalkForwardJob,
    private readonly world: {
      readonly helper: WorkerHost<TrainingEngine>;
      readonly machine: Machine;
      readonly onEvent: (event: WalkForwardEvent) => void;
    },
  ) {}

  /** For the lead, before it trains a fold. */
  readonly take = (turn: number): Promise<TrainedFold | null> =>
    this.#share?.take(turn) ?? Promise.resolve(null);

  /** An event of the lead; folds are counted over both. */
  readonly onLead = (event: WalkForwardEvent): void => {
    if (event.kind === 'planned') this.#begin(event);
    this.#tell(event);
  };

  /** Ends the helper, whatever it does. */
  end(): void {
    if (!this.#share) return;
    this.#share.end();
    this.#share = null;
    this.world.helper.release();
  }

  #begin({ backend, steps }: Extract<WalkForwardEvent, { kind: 'planned' }>): void {
    const { helper, machine } = this.world;
    if (this.#share || steps < 2 || !paysTwice(backend, machine)) return;
    const share = new SharedWalk(steps);
    this.#share = share;
    const next = Comlink.proxy((done: HelpedFold | null) => {
      if (done) share.done(done.turn, done.fold);
      return Promise.resolve(share.next());
    });
    const events = Comlink.proxy((event: WalkForwardEvent) => this.#onHelper(event));
    const help = { job: this.job, backend };
    void helper.call((remote) => remote.helpWalk(help, next, events)).then(() => share.end());
  }

  /** Of two trainings at once the lead's is told, until it waits for the helper. */
  #onHelper(event: WalkForwardEvent): void {
    if (this.#share && (event.kind === 'fold' || this.#share.waiting)) this.#tell(event);
  }

  #tell(event: WalkForwardEvent): void {
    if (event.kind === 'fold') this.#done += 1;
    this.world.onEvent(event.kind === 'fold' ? { ...event, done: this.#done } : event);
  }
}
