import { failure, success, type Outcome } from '../../../src/contracts/outcome';
import type { Steps } from '../../../src/domain/stats/steps';
import { nextTask } from '../own/next-task';

export interface Watcher {
  /** Asked between two slices. */
  readonly isCancelled: () => boolean;
  /** Told the share done, at most ten times a second. */
  readonly onShare: (share: number) => void;
}

/** Long enough to lose little by stopping, short enough that a cancel, or another question, waits for nothing. */
const SLICE_MS = 12;
const REPORT_MS = 100;

/** Takes the steps of a computation in slices, with messages let in between them. */
export async function inSlices<T>(steps: Steps<T>, { isCancelled, onShare }: Watcher): Promise<Outcome<T>> {
  let reported = performance.now();
  for (;;) {
    const begin = performance.now();
    let step = steps.next();
    while (!step.done && performance.now() - begin < SLICE_MS) step = steps.next();
    if (step.done) return success(step.value);
    await nextTask();
    if (isCancelled()) return failure('cancelled', 'The work was cancelled.', 'Start it again at any time.');
    if (performance.now() - reported < REPORT_MS) continue;
    reported = performance.now();
    onShare(step.value);
  }
}
