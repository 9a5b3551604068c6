const EVERY_MS = 100;

/** Passes a record on at most ten times a second, the last one always. */
export class Throttle<T> {
  #told = -Infinity;

  constructor(
    private readonly now: () => number,
    private readonly pass: (record: T) => void,
  ) {}

  tell(record: T): void {
    if (this.now() - this.#told < EVERY_MS) return;
    this.#told = this.now();
    this.pass(record);
  }

  last(record: T): void {
    this.pass(record);
  }
}
