/**
 * A long computation that can be laid down between two steps: each step yields the share done, 0 to 1, and the last
 * returns the result. Whoever drives it decides when to go on, and may never do so.
 */
export type Steps<Result> = Generator<number, Result, void>;

/** Takes all steps at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
