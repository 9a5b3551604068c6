import type { Failure } from '../../src/contracts/outcome';

/** Why a run ends before its epochs are over. */
export type EndRequest = 'stop' | 'cancel' | 'fail';

/** What a run is asked to do. The loop looks at it between batches; nothing here acts on its own. */
export class RunControl {
  #paused = false;
  #end: EndRequest | null = null;
  #failure: Failure | null = null;
  /** What the reader asked for, whatever the device did since. */
  #asked: 'stop' | 'cancel' | null = null;
  #held = false;
  #wake: (() => void)[] = [];

  pause(): void {
    if (this.#asked) return;
    this.#held = true;
    if (!this.#end) this.#paused = true;
  }

  resume(): void {
    this.#held = false;
    this.#goOn();
  }

  /** A later request never weakens an earlier one: what was cancelled stays cancelled. */
  end(request: 'stop' | 'cancel'): void {
    if (this.#asked !== 'cancel') this.#asked = request;
    if (!this.#end || (this.#end === 'stop' && request === 'cancel')) this.#end = request;
    this.resume();
  }

  /** Ends the run with a failure, as when the device is lost under it. */
  fail(failure: Failure): void {
    this.#failure ??= failure;
    this.#end = 'fail';
    this.#goOn();
  }

  /** A fresh control for the same run after a failure, paused or ended as its reader asked. */
  renewed(): RunControl {
    const next = new RunControl();
    if (this.#asked) next.end(this.#asked);
    else if (this.#held) next.pause();
    return next;
  }

  get paused(): boolean {
    return this.#paused;
  }

  get ending(): EndRequest | null {
    return this.#end;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Resolves at once unless paused, else when resumed or ended. */
  async whileRunning(): Promise<void> {
    while (this.#paused) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  #goOn(): void {
    this.#paused = false;
    for (const wake of this.#wake.splice(0)) wake();
  }
}
