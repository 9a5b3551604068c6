import type { TrainedFold } from '../contracts/training-engine';

/**
 * Who trains which fold of a walk. Its lead takes them in order from the first, a helper from the last, until they meet;
 * a fold is trained once. Where the helper ends, whatever it has not handed over is the lead's again.
 */
export class SharedWalk {
  readonly #lead = new Set<number>();
  readonly #helped = new Map<number, Promise<TrainedFold | null>>();
  readonly #open = new Map<number, (fold: TrainedFold | null) => void>();
  #last: number;
  #ended = false;
  #waiting = 0;

  /** @param turns folds times seeds */
  constructor(turns: number) {
    this.#last = turns - 1;
  }

  /** Whether the lead waits for a fold of the helper's. */
  get waiting(): boolean {
    return this.#waiting > 0;
  }

  /** For the lead: the helper's fold, once it is there; null: train it yourself. */
  async take(turn: number): Promise<TrainedFold | null> {
    const helped = this.#helped.get(turn);
    if (!helped) {
      this.#lead.add(turn);
      return null;
    }
    this.#waiting += 1;
    const fold = await helped;
    this.#waiting -= 1;
    this.#helped.delete(turn);
    return fold;
  }

  /** For the helper: the last turn that nobody has; null when there is none. */
  next(): number | null {
    const turn = this.#last;
    if (this.#ended || turn < 0 || this.#lead.has(turn)) return null;
    this.#last -= 1;
    this.#helped.set(turn, new Promise((resolve) => this.#open.set(turn, resolve)));
    return turn;
  }

  /** A fold that the helper has trained. */
  done(turn: number, fold: TrainedFold): void {
    this.#open.get(turn)?.(fold);
    this.#open.delete(turn);
  }

  /** The helper is over, however it ended. */
  end(): void {
    this.#ended = true;
    for (const resolve of this.#open.values()) resolve(null);
    this.#open.clear();
  }
}
