import type { LinkState } from '../contracts/link-state';
import type { RunSpec } from '../contracts/run';
import { defaultSpec } from '../domain/spec/defaults';

/** The parts of the link that determine a run. */
export type RunSettings = Pick<
  LinkState,
  'labCoin' | 'model' | 'epochs' | 'batch' | 'seed' | 'history' | 'horizon' | 'backend'
>;

/** The run that the controls describe, on all days of the data. Frozen. */
export function specOf(
  settings: RunSettings,
  data: { readonly hash: string; readonly lastDay: number },
): RunSpec {
  return Object.freeze<RunSpec>({
    ...defaultSpec({ data: data.hash, lastDay: data.lastDay }),
    coin: settings.labCoin,
    model: settings.model,
    epochs: settings.epochs,
    batchSize: settings.batch,
    seed: settings.seed,
    window: settings.history,
    horizon: settings.horizon,
    backend: settings.backend,
  });
}
