import { COIN_IDS } from '../catalogue/ids';
import { SCALING_PRESETS } from '../scaling/presets';
import { CALIBRATION_SHARE, HEAD_KINDS } from './head';
import { SCHEDULE_KINDS } from './schedule';
import type { LeakKind, ModelKind, RunSpec } from './spec';

/** What a field of a run specification may be. Numbers are bounded on both sides, both included. */
export type SpecField =
  | { readonly kind: 'number' | 'integer' | 'day'; readonly min: number; readonly max: number }
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  /** One of the choices, or a series of the reader's own. */
  | { readonly kind: 'series'; readonly choices: readonly string[] }
  | { readonly kind: 'boolean' | 'text' };

/** Fields that a specification may leave out; sizes and own series are checked by rules of their own. */
export type OptionalSpecKey =
  | 'head'
  | 'l2'
  | 'pooled'
  | 'schedule'
  | 'calibrationShare'
  | 'scaling'
  | 'macro'
  | 'weights'
  | 'boosts'
  | 'leak';

/** The fields that a person may set, in the order of the canonical form; `version` stands before them. */
export type SpecKey = Exclude<
  keyof RunSpec,
  'version' | 'hyper' | 'covariates' | 'ownData' | OptionalSpecKey
>;

/** Every model, the largest first. */
export const MODEL_KINDS: readonly ModelKind[] = [
  'fusion',
  'transformer',
  'lstm',
  'bilstm',
  'encdec',
  'convlstm',
  'cnn',
  'mlp',
];

/** 1990-01-01 .. 2099-12-31: what is plausible; what the data cover is for the run to say. */
const DAY = { kind: 'day', min: 7305, max: 47_481 } as const;

/** Allowed values of every field, for checking, for controls on screen, and for messages. */
export const SPEC_FIELDS: Readonly<Record<SpecKey, SpecField>> = {
  engine: { kind: 'text' },
  data: { kind: 'text' },
  coin: { kind: 'series', choices: COIN_IDS },
  model: { kind: 'choice', choices: MODEL_KINDS },
  window: { kind: 'integer', min: 2, max: 90 },
  horizon: { kind: 'integer', min: 1, max: 30 },
  firstDay: DAY,
  lastDay: DAY,
  trainShare: { kind: 'number', min: 0.5, max: 0.95 },
  validationShare: { kind: 'number', min: 0.05, max: 0.4 },
  epochs: { kind: 'integer', min: 1, max: 1000 },
  batchSize: { kind: 'integer', min: 1, max: 512 },
  learningRate: { kind: 'number', min: 1e-6, max: 0.1 },
  patience: { kind: 'integer', min: 0, max: 1000 },
  clip: { kind: 'number', min: 0.001, max: 1000 },
  amsgrad: { kind: 'boolean' },
  noise: { kind: 'number', min: 0, max: 0.5 },
  dropout: { kind: 'number', min: 0, max: 0.9 },
  seed: { kind: 'integer', min: 0, max: 4_294_967_295 },
  backend: {
    kind: 'choice',
    choices: [
      'auto',
      'webgpu',
      'webgpu-plain',
      'webgl',
      'wasm',
      'wasm-plain',
      'cpu',
    ] satisfies RunSpec['backend'][],
  },
};

/** The fields in canonical order. */
export const SPEC_KEYS = Object.keys(SPEC_FIELDS) as readonly SpecKey[];

/** The fields that may be absent, with the value that absence stands for. */
export const OPTIONAL_SPEC_FIELDS: Readonly<
  Record<OptionalSpecKey, { readonly field: SpecField; readonly initial: string | number | boolean }>
> = {
  head: { field: { kind: 'choice', choices: HEAD_KINDS }, initial: 'huber' },
  l2: { field: { kind: 'number', min: 0, max: 1 }, initial: 0 },
  pooled: { field: { kind: 'boolean' }, initial: false },
  schedule: { field: { kind: 'choice', choices: SCHEDULE_KINDS }, initial: 'constant' },
  calibrationShare: { field: { kind: 'number', min: 0, max: 0.4 }, initial: CALIBRATION_SHARE },
  scaling: { field: { kind: 'choice', choices: SCALING_PRESETS }, initial: 'hierarchical' },
  macro: { field: { kind: 'boolean' }, initial: true },
  weights: { field: { kind: 'boolean' }, initial: true },
  boosts: { field: { kind: 'boolean' }, initial: false },
  leak: { field: { kind: 'choice', choices: ['none', 'scaler'] satisfies LeakKind[] }, initial: 'none' },
};

export const OPTIONAL_SPEC_KEYS = Object.keys(OPTIONAL_SPEC_FIELDS) as readonly OptionalSpecKey[];
