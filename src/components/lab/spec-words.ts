import { settingsOf, type RunSettings } from '../../composables/run-spec';
import type { RunSpec } from '../../contracts/run';
import { changedSettings, valueWords, type Setting } from './settings';

/** Said of every run. */
const ALWAYS: readonly Setting['field'][] = ['seed', 'batch', 'history', 'horizon'];

/** What a run is made of, beyond its name. `lastDay`: of the data. */
export function specWords(spec: RunSpec, lastDay = spec.lastDay): string {
  return settingsWords(settingsOf(spec, lastDay));
}

/** The four settings that are always said, then all that differ from their defaults: "dropout 35 %", "AMSGrad: No". */
export function settingsWords(settings: RunSettings): string {
  const { seed, batch, history, horizon } = settings;
  const others = changedSettings(settings).filter(({ field }) => !ALWAYS.includes(field));
  const words = others.map((setting) => {
    // "AMSGrad" and "L2" stay as they are.
    const name = setting.label.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
    return `${name}${setting.kind === 'number' ? '' : ':'} ${valueWords(setting, settings[setting.field])}`;
  });
  return [`seed ${seed}, batch ${batch}, ${history} days in, ${horizon} out`, ...words].join('; ');
}
