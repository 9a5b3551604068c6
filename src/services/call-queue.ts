/** Runs pieces of work one after the other, in the order in which they came. */
export class CallQueue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Pieces that run or wait. */
  get size(): number {
    return this.#waiting;
  }

  /** `work` starts when all before it have settled; one that fails does not stop those behind it. */
  run<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    const turn = this.#last.then(work).finally(() => {
      this.#waiting -= 1;
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}
