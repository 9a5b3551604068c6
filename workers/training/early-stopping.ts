/** Follows the validation loss: which epoch is best, and whether patience is spent (0 = never). */
export class EarlyStopping {
  readonly #patience: number;
  #best = Infinity;
  #bestEpoch = 0;
  #last = 0;

  constructor(patience: number) {
    this.#patience = patience;
  }

  /** Records an epoch; true where it is the best so far. NaN is never best. */
  record(epoch: number, validationLoss: number): boolean {
    this.#last = epoch;
    if (!(validationLoss < this.#best)) return false;
    this.#best = validationLoss;
    this.#bestEpoch = epoch;
    return true;
  }

  get bestEpoch(): number {
    return this.#bestEpoch;
  }

  get exhausted(): boolean {
    return this.#patience > 0 && this.#last - this.#bestEpoch >= this.#patience;
  }
}
