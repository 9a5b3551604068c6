import type { LinkState } from '../contracts/link-state';
import type { RunSpec } from '../contracts/run';
import { defaultSpec } from '../domain/spec/defaults';

/** The parts of the link that determine a run. */
export type RunSettings = Pick<
  LinkState,
  'labCoin' | 'model' | 'epochs' | 'batch' | 'seed' | 'history' | 'horizon' | 'learningRate' | 'backend'
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
    learningRate: settings.learningRate,
    backend: settings.backend,
  });
}

/** The controls that describe a run: what `specOf` reads. */
export function settingsOf(spec: RunSpec): RunSettings {
  return {
    labCoin: spec.coin,
    model: spec.model,
    epochs: spec.epochs,
    batch: spec.batchSize,
    seed: spec.seed,
    history: spec.window,
    horizon: spec.horizon,
    learningRate: spec.learningRate,
    backend: spec.backend,
  };
}

/** Whether the controls describe this run, whatever the data it was made with. */
export function describes(settings: RunSettings, spec: RunSpec): boolean {
  return Object.entries(settingsOf(spec)).every(
    ([field, value]) => settings[field as keyof RunSettings] === value,
  );
}
