import { DEFAULT_SETTINGS, sizeField, type RunSettings } from '../../composables/run-spec';
import type { ModelKind } from '../../contracts/run';
import { formatDay } from '../../charts/format';
import { SCALING_PRESETS } from '../../domain/scaling/presets';
import { OPTIONAL_SPEC_FIELDS, SPEC_FIELDS, type SpecField } from '../../domain/spec/fields';
import { HEAD_COUNTS, hyperFields, type HyperKey } from '../../domain/spec/hyper';

export type SettingField = keyof RunSettings;
export type SettingValue = RunSettings[SettingField];

interface Common {
  readonly field: SettingField;
  readonly label: string;
  /** One line on what it does. */
  readonly hint: string;
}

/** A number; `scale` of what is shown make one of the link's. */
export interface NumberSetting extends Common {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly scale: number;
  readonly unit?: string;
  /** Where 0 in the link stands for a default that depends on other choices. */
  readonly initial?: number;
}

export interface ChoiceSetting extends Common {
  readonly kind: 'choice';
  readonly options: readonly { readonly value: string | number; readonly label: string }[];
  readonly initial?: number;
}

/** A day; 0 in the link = as far as the data reach. */
export interface DaySetting extends Common {
  readonly kind: 'day';
  readonly end: 'first' | 'last';
}

export type Setting = NumberSetting | ChoiceSetting | DaySetting;

export interface SettingGroup {
  readonly title: string;
  readonly settings: readonly Setting[];
}

type Words = Pick<Common, 'label' | 'hint'>;
type Shape = Partial<Pick<NumberSetting, 'step' | 'scale' | 'unit'>>;

function numeric(field: SettingField, spec: SpecField, words: Words & Shape): NumberSetting {
  const { step = 1, scale = 1, ...rest } = words;
  const { min, max } = 'min' in spec ? spec : { min: 0, max: 0 };
  return { kind: 'number', field, min: tidy(min * scale), max: tidy(max * scale), step, scale, ...rest };
}

function choice(field: SettingField, options: ChoiceSetting['options'], words: Words): ChoiceSetting {
  return { kind: 'choice', field, options, ...words };
}

const PERCENT = { scale: 100, unit: '%' } as const;
const optional = (key: keyof typeof OPTIONAL_SPEC_FIELDS): SpecField => OPTIONAL_SPEC_FIELDS[key].field;
const YES_NO = [
  { value: 'no', label: 'No' },
  { value: 'yes', label: 'Yes' },
] as const;

/** The numbers that are always in sight. */
export const BASIC_SETTINGS: readonly NumberSetting[] = [
  numeric('epochs', SPEC_FIELDS.epochs, {
    label: 'Epochs, at most',
    hint: 'Passes over the training days.',
  }),
  numeric('batch', SPEC_FIELDS.batchSize, { label: 'Batch', unit: 'rows', hint: 'Days a step learns from.' }),
  numeric('history', SPEC_FIELDS.window, { label: 'History', unit: 'days', hint: 'What the model sees.' }),
  numeric('horizon', SPEC_FIELDS.horizon, { label: 'Forecast', unit: 'days', hint: 'How far it looks.' }),
  numeric('seed', SPEC_FIELDS.seed, { label: 'Seed', hint: 'Same seed, same numbers.' }),
  numeric('learningRate', SPEC_FIELDS.learningRate, {
    label: 'Learning rate',
    step: 0.0001,
    hint: 'Size of the steps.',
  }),
];

/** What the model answers and is judged by in training. */
export const HEAD_SETTING = choice(
  'head',
  [
    { value: 'huber', label: 'One path (Huber loss)' },
    { value: 'mse', label: 'One path (squared loss)' },
    { value: 'quantiles', label: 'A path and two bands (pinball loss)' },
  ],
  { label: 'Answer', hint: '' },
);

export const HEAD_HINTS: Readonly<Record<RunSettings['head'], string>> = {
  huber: 'A few wild days weigh less than by their square.',
  mse: 'Every error counts by its square: wild days rule.',
  quantiles:
    'The median, a band for 80 % and one for 95 % of the days. They never cross, and are made to hold on days set aside for that.',
};

const ROWS: SettingGroup = {
  title: 'Days and inputs',
  settings: [
    choice('pooled', YES_NO, {
      label: 'All four coins train it',
      hint: 'One model, each coin in units of its own volatility; judged on the coin above.',
    }),
    { kind: 'day', field: 'runFrom', end: 'first', label: 'First day', hint: 'Earlier days are left out.' },
    {
      kind: 'day',
      field: 'runUntil',
      end: 'last',
      label: 'Last day',
      hint: 'As if later days were not known.',
    },
    numeric('trainShare', SPEC_FIELDS.trainShare, {
      ...PERCENT,
      label: 'Days before the test',
      hint: 'What follows is the test, seen once.',
    }),
    numeric('validationShare', SPEC_FIELDS.validationShare, {
      ...PERCENT,
      label: 'Validation, of these',
      hint: 'Stops the training and sets the shrinkage.',
    }),
  ],
};

const SCALING_LABELS: Readonly<Record<RunSettings['labScaling'], string>> = {
  hierarchical: 'By nature',
  standard: 'Standard',
  minmax: '−1 to 1',
  robust: 'Robust',
};

const SCALING = choice(
  'labScaling',
  SCALING_PRESETS.map((value) => ({ value, label: SCALING_LABELS[value] })),
  { label: 'Scaling', hint: 'How each input is brought to one size, on the training days.' },
);

const BANDS = numeric('calibrationShare', optional('calibrationShare'), {
  ...PERCENT,
  label: 'Calibration, of these',
  hint: 'Days on which the bands are made to hold.',
});

const RESTRAINT: SettingGroup = {
  title: 'Against learning by heart',
  settings: [
    numeric('dropout', SPEC_FIELDS.dropout, {
      ...PERCENT,
      step: 5,
      label: 'Dropout',
      hint: 'Share of signals silenced at random in training.',
    }),
    numeric('l2', optional('l2'), {
      step: 0.0001,
      label: 'L2 penalty',
      hint: 'Times the sum of squared weights, added to the loss.',
    }),
    numeric('labNoise', SPEC_FIELDS.noise, {
      ...PERCENT,
      step: 0.1,
      label: 'Noise',
      hint: 'On features in training, of their spread; new each epoch.',
    }),
    numeric('patience', SPEC_FIELDS.patience, {
      unit: 'epochs',
      label: 'Patience',
      hint: 'Ends without a better validation for so long; 0 = never.',
    }),
  ],
};

const STEPS: SettingGroup = {
  title: 'The steps',
  settings: [
    choice(
      'schedule',
      [
        { value: 'constant', label: 'Constant' },
        { value: 'cosine', label: 'Cosine' },
      ],
      { label: 'Rate over time', hint: 'Cosine: a short rise, then down to a hundredth.' },
    ),
    numeric('clip', SPEC_FIELDS.clip, {
      step: 0.1,
      label: 'Clip',
      hint: 'No part of a gradient is larger than this.',
    }),
    choice('amsgrad', YES_NO, {
      label: 'AMSGrad',
      hint: 'Adam with steps that a calm time does not enlarge again.',
    }),
  ],
};

const SIZE_HINTS: Readonly<Record<HyperKey, string>> = {
  units: 'More can hold more, and learn more by heart.',
  layers: 'One upon the other.',
  filters: 'Patterns it looks for.',
  hidden: 'In the layer before the answer.',
  width: 'Channels a day; a multiple of 8.',
  heads: 'Ways of looking at the other days.',
  inner: 'Inside each encoder layer; a multiple of 8.',
};

function sizes(model: ModelKind): Setting[] {
  return hyperFields(model).map(([key, { label, initial, min, max, step }]): Setting => {
    const common = { field: sizeField(key), label, hint: SIZE_HINTS[key], initial };
    if (key !== 'heads') return { kind: 'number', ...common, min, max, step, scale: 1 };
    return { kind: 'choice', ...common, options: HEAD_COUNTS.map((n) => ({ value: n, label: String(n) })) };
  });
}

/** All that is behind "More settings", for a model and its answer. */
export function moreSettings(model: ModelKind, head: RunSettings['head']): SettingGroup[] {
  const bands = head === 'quantiles' ? [BANDS] : [];
  const rows = { ...ROWS, settings: [...ROWS.settings, ...bands, SCALING] };
  return [rows, RESTRAINT, STEPS, { title: 'Size of the model', settings: sizes(model) }];
}

/** What a control shows for a value of the link. */
export function shownValue(setting: Setting, value: SettingValue): string | number {
  if (setting.kind === 'day') return Number(value);
  if (setting.initial !== undefined && value === 0) return setting.initial;
  if (setting.kind === 'number') return tidy(Number(value) * setting.scale);
  return typeof value === 'number' ? value : String(value);
}

/** The value of the link for what a control shows. */
export function linkValue(setting: Setting, shown: string | number): string | number {
  if (setting.kind === 'day') return shown;
  if (setting.initial !== undefined && Number(shown) === setting.initial) return 0;
  return setting.kind === 'number' ? tidy(Number(shown) / setting.scale) : shown;
}

/** A value in words, with its unit: "20 %", "Cosine", "14 Dec 2021". */
export function valueWords(setting: Setting, value: SettingValue): string {
  const shown = shownValue(setting, value);
  if (setting.kind === 'day') return shown === 0 ? `the ${setting.end} there is` : formatDay(Number(shown));
  if (setting.kind === 'number') return setting.unit ? `${shown} ${setting.unit}` : String(shown);
  return setting.options.find((option) => option.value === shown)?.label ?? String(shown);
}

/** The default in words: what a changed setting can go back to. */
export function defaultWords(setting: Setting): string {
  return valueWords(setting, DEFAULT_SETTINGS[setting.field]);
}

/** The settings that differ from their defaults, of those that this model and answer have. */
export function changedSettings(settings: RunSettings): Setting[] {
  const more = moreSettings(settings.model, settings.head).flatMap((group) => group.settings);
  return [HEAD_SETTING, ...BASIC_SETTINGS, ...more].filter(
    ({ field }) => settings[field] !== DEFAULT_SETTINGS[field],
  );
}

/** Without the dust of binary fractions: 0.15 · 100 is 15. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
