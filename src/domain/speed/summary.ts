import { MODEL_KINDS } from '../spec/fields';
import type { BackendId, ModelKind } from '../spec/spec';
import type { BackendSpeed, ModelTimes } from './shared';

/** A figure of one model, as it was measured. */
interface Timing {
  readonly backend: BackendId;
  readonly model: ModelKind;
  readonly msPerStep: number | null;
}

/** Timings as one row a backend, in the order in which they were measured. */
export function byBackend(timings: readonly Timing[]): BackendSpeed[] {
  const backends = [...new Set(timings.map(({ backend }) => backend))];
  return backends.map((backend) => {
    const own = timings.filter((timing) => timing.backend === backend);
    const msOf = (model: ModelKind): number | null =>
      own.find((timing) => timing.model === model)?.msPerStep ?? null;
    const times = Object.fromEntries(MODEL_KINDS.map((model) => [model, msOf(model)])) as ModelTimes;
    return { backend, times };
  });
}

/** The backend on which a model is fastest, with its milliseconds a step; null where none has a figure. */
export function fastestOn(
  backends: readonly BackendSpeed[],
  model: ModelKind,
): { readonly backend: BackendId; readonly ms: number } | null {
  let best: { backend: BackendId; ms: number } | null = null;
  for (const { backend, times } of backends) {
    const ms = times[model];
    if (ms !== null && ms < (best?.ms ?? Infinity)) best = { backend, ms };
  }
  return best;
}
