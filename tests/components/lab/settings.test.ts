import { describe, expect, it } from 'vitest';
import {
  BASIC_SETTINGS,
  changedSettings,
  defaultWords,
  HEAD_SETTING,
  linkValue,
  moreSettings,
  shownValue,
  valueWords,
  type SettingValue,
} from '../../../src/components/lab/settings';
import { settingsWords, specWords } from '../../../src/components/lab/spec-words';
import { DEFAULT_SETTINGS, RUN_FIELDS } from '../../../src/composables/run-spec';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';
import { exampleSpec } from '../../fixtures/lab';

const all = (model: (typeof MODEL_KINDS)[number] = 'fusion') =>
  moreSettings(model, 'quantiles').flatMap(({ settings }) => settings);
const named = (field: string) => all().find((setting) => setting.field === field)!;

describe('the settings of a run', () => {
  it('should have a control with a line on what it does for all that determines it', () => {
    const shown = new Set(
      [...MODEL_KINDS.flatMap((model) => all(model)), ...BASIC_SETTINGS, HEAD_SETTING].map(
        ({ field }) => field,
      ),
    );
    // These stand beside them: the coin with own coins, the model, the backend and own inputs.
    const elsewhere = ['labCoin', 'model', 'backend', 'covariates'];
    expect(RUN_FIELDS.filter((field) => !shown.has(field) && !elsewhere.includes(field))).toEqual([]);
    for (const { hint, label } of [...all(), ...BASIC_SETTINGS]) expect(hint, label).not.toBe('');
  });

  it('should show what the link says and write back what was shown', () => {
    for (const setting of [...all(), ...BASIC_SETTINGS]) {
      const value = DEFAULT_SETTINGS[setting.field];
      expect(linkValue(setting, shownValue(setting, value)), setting.label).toEqual(value);
    }
    expect(shownValue(named('validationShare'), 0.15)).toBe(15);
    expect(linkValue(named('labNoise'), 0.7)).toBe(0.007);
  });

  it('should show the default of the model where the link names no size', () => {
    expect(shownValue(named('sizeWidth'), 0)).toBe(64);
    expect(linkValue(named('sizeWidth'), 32)).toBe(32);
    expect(linkValue(named('sizeWidth'), 64)).toBe(0);
    expect(shownValue(named('sizeHeads'), 0)).toBe(8);
  });

  it('should say values and defaults in words', () => {
    expect(defaultWords(named('dropout'))).toBe('20 %');
    expect(defaultWords(named('amsgrad'))).toBe('Yes');
    expect(valueWords(named('runFrom'), 17000 as SettingValue)).toBe('18 Jul 2016');
    expect(defaultWords(named('runUntil'))).toBe('the last there is');
  });

  it('should count what differs from its default, of what the model has', () => {
    expect(changedSettings(DEFAULT_SETTINGS)).toEqual([]);
    const changed = changedSettings({
      ...DEFAULT_SETTINGS,
      dropout: 0.5,
      sizeUnits: 8,
      sizeWidth: 32,
      seed: 1,
    });
    expect(changed.map(({ field }) => field)).toEqual(['seed', 'dropout', 'sizeWidth']);
  });
});

describe('the words for a run', () => {
  it('should name the usual four, then what differs', () => {
    expect(settingsWords(DEFAULT_SETTINGS)).toBe('seed 7, batch 64, 7 days in, 5 out');
    const words = settingsWords({ ...DEFAULT_SETTINGS, dropout: 0.5, amsgrad: 'no', schedule: 'cosine' });
    expect(words).toBe(
      'seed 7, batch 64, 7 days in, 5 out; dropout 50 %; rate over time: Cosine; AMSGrad: No',
    );
  });

  it('should say of a specification the same as of its controls', () => {
    expect(specWords(exampleSpec({ firstDay: 15_824, epochs: 3 }))).toBe(
      'seed 42, batch 16, 7 days in, 2 out; epochs, at most 3; dropout 10 %',
    );
  });
});
