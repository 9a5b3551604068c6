import { nextTask } from '../own/next-task';
import type { Watcher } from './slices';

/** Lets messages in and tells the share done. Rejects with `Cancelled` once the question is no longer wanted. */
export type Breath = (share: number) => Promise<void>;

/** The question was cancelled: no error of the work. */
export class Cancelled extends Error {}

/** Long enough to lose little by stopping, short enough that a cancel, or another question, waits for little. */
const SLICE_MS = 12;
const REPORT_MS = 100;

/** For work that cannot be cut into steps as small as `inSlices` takes them: it breathes where it can. */
export function createBreath({ isCancelled, onShare }: Watcher): Breath {
  let [paused, reported] = [performance.now(), performance.now()];
  return async (share) => {
    if (performance.now() - paused >= SLICE_MS) {
      await nextTask();
      paused = performance.now();
    }
    if (isCancelled()) throw new Cancelled('The work was cancelled.');
    if (performance.now() - reported < REPORT_MS) return;
    reported = performance.now();
    onShare(share);
  };
}
