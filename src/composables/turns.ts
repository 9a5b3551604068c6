import { nextTask } from '../services/next-task';

let last: Promise<void> = Promise.resolve();

/**
 * Does a piece of work in a task of its own, after those that were asked for before: pictures that come together, such
 * as those of a finished run, must not hold the page in one long task.
 */
export function inTurn(work: () => void): Promise<void> {
  const turn = last.then(nextTask).then(work);
  last = turn.catch(() => undefined);
  return turn;
}

/** Resolves when the page has been painted with what has just changed; at once where nobody looks. */
export function nextPaint(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  // The frame's own callbacks come before its paint; what waits for the next task comes after it.
  return new Promise((resolve) => requestAnimationFrame(() => void nextTask().then(resolve)));
}
