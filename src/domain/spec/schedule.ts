/** `constant`: the learning rate as given. `cosine`: a warm-up, then down along half a cosine. */
export type ScheduleKind = 'constant' | 'cosine';

export const SCHEDULE_KINDS: readonly ScheduleKind[] = ['constant', 'cosine'];

/** Share of all steps in which the cosine schedule warms up, and the share of the rate at which it ends. */
const WARM_UP = 0.05;
const FLOOR = 0.01;

/**
 * Factor on the learning rate at a step. `cosine` rises in a straight line over the first twentieth of the steps and
 * then falls as (1 + cos) / 2 to a hundredth at the last (Loshchilov & Hutter, ICLR 2017, without restarts). It
 * depends on the step alone, so a run that is resumed goes on exactly. A run that early stopping ends has seen only
 * the beginning of the curve.
 *
 * @param step number of the step, from 1
 * @param steps all steps of the run: epochs times batches
 * @returns above 0, at most 1
 */
export function scheduleFactor(kind: ScheduleKind, step: number, steps: number): number {
  if (kind === 'constant') return 1;
  const warmUp = Math.max(1, Math.round(WARM_UP * steps));
  if (step <= warmUp) return step / warmUp;
  const along = Math.min(1, (step - warmUp) / Math.max(1, steps - warmUp));
  return FLOOR + ((1 - FLOOR) * (1 + Math.cos(Math.PI * along))) / 2;
}
