import type { Failure } from '../../src/contracts/outcome';

/** Why a run ends before its epochs are over. */
export type EndRequest = 'stop' | 'cancel' | 'fail';

/** What a run is asked to do. The loop looks at it between batches; nothing here acts on its own. */
export class RunControl {
  #paused = false;
  #end: EndRequest | null = null;
  #failure: Failure | null = null;
  #wake: (() => void)[] = [];

  pause(): void {
    if (!this.#end) this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#release();
  }

  /** A later request never weakens an earlier one: what was cancelled stays cancelled. */
  end(request: 'stop' | 'cancel'): void {
    if (!this.#end || (this.#end === 'stop' && request === 'cancel')) this.#end = request;
    this.resume();
  }

  /** Ends the run with a failure, as when the device is lost under it. */
  fail(failure: Failure): void {
    this.#failure ??= failure;
    this.#end = 'fail';
    this.resume();
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

  #release(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}
