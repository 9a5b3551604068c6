import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describes, RUN_FIELDS, settingsOf, specOf, type RunSettings } from '../../src/composables/run-spec';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import type { LinkState } from '../../src/contracts/link-state';
import { defaultSpec } from '../../src/domain/spec/defaults';
import { specHash } from '../../src/domain/spec/hash';
import { parseSpec } from '../../src/domain/spec/parse';
import { formatLink, LINK_TABLE, parseLink, type LinkEntry } from '../../src/services/link';

const data = { hash: 'abc', lastDay: 20453 };
const defaults: RunSettings = DEFAULT_LINK_STATE;

/** Another value than the default for every field that determines a run. */
const CHANGED: { readonly [K in keyof RunSettings]: RunSettings[K] } = {
  labCoin: 'doge',
  model: 'transformer',
  epochs: 3,
  batch: 32,
  seed: 9,
  history: 30,
  horizon: 10,
  learningRate: 0.01,
  backend: 'wasm',
  head: 'quantiles',
  pooled: 'yes',
  schedule: 'cosine',
  patience: 3,
  dropout: 0.35,
  l2: 1e-7,
  labNoise: 0.02,
  clip: 0.5,
  amsgrad: 'no',
  runFrom: 17000,
  runUntil: 19000,
  trainShare: 0.7,
  validationShare: 0.2,
  calibrationShare: 0.05,
  sizeUnits: 0,
  sizeFilters: 0,
  sizeHidden: 0,
  sizeLayers: 2,
  sizeWidth: 32,
  sizeHeads: 2,
  sizeInner: 128,
  labScaling: 'robust',
  covariates: ['own_hash_rate'],
};

describe('the run of the controls', () => {
  it('should be the default run where nothing was changed', () => {
    expect(specOf(defaults, data)).toEqual(defaultSpec({ data: 'abc', lastDay: 20453 }));
  });

  it('should carry every control', () => {
    const spec = specOf(CHANGED, data);
    expect(spec).toMatchObject({ coin: 'doge', window: 30, batchSize: 32, noise: 0.02, amsgrad: false });
    expect(spec).toMatchObject({ firstDay: 17000, lastDay: 19000, pooled: true, schedule: 'cosine' });
    expect(spec.hyper).toEqual({ layers: 2, width: 32, heads: 2, inner: 128 });
    expect(parseSpec(spec)).toEqual({ ok: true, spec });
    expect(Object.isFrozen(spec)).toBe(true);
  });

  it('should be another run for a change of any one control that the model has', () => {
    const base = { ...CHANGED, head: 'quantiles' } as const;
    const names = new Set([specHash(specOf(base, data))]);
    const own = RUN_FIELDS.filter((field) => CHANGED[field] !== defaults[field]);
    for (const field of own) names.add(specHash(specOf({ ...base, [field]: defaults[field] }, data)));
    expect(names.size).toBe(own.length + 1);
  });

  it('should bring sizes to what the model allows, and leave out those of other models', () => {
    const sizes = { ...defaults, sizeUnits: 300, sizeWidth: 30, sizeHeads: 7, sizeLayers: 2 };
    expect(specOf({ ...sizes, model: 'lstm' }, data).hyper).toEqual({ units: 256 });
    expect(specOf({ ...sizes, model: 'transformer' }, data).hyper).toEqual({
      width: 32,
      heads: 8,
      layers: 2,
    });
    expect(specOf({ ...sizes, model: 'mlp' }, data).hyper).toEqual({ units: 256 });
  });
});

describe('the controls of a run', () => {
  it('should be told back, and known by it', () => {
    const spec = specOf(CHANGED, data);
    expect(settingsOf(spec, data.lastDay)).toEqual(CHANGED);
    expect(describes(CHANGED, spec, data.lastDay)).toBe(true);
    for (const field of RUN_FIELDS.filter((name) => CHANGED[name] !== defaults[name])) {
      expect(describes({ ...CHANGED, [field]: defaults[field] }, spec, data.lastDay), field).toBe(false);
    }
  });

  it('should not mind what has no effect', () => {
    const spec = specOf(defaults, data);
    expect(describes({ ...defaults, sizeFilters: 8, calibrationShare: 0.2 }, spec)).toBe(true);
  });
});

describe('a link', () => {
  const lab = LINK_TABLE.filter(({ scope }) => scope === 'lab');

  it('should have a key for all that determines a run', () => {
    const fields: readonly string[] = lab.map(({ field }) => field);
    expect(RUN_FIELDS.filter((field) => !fields.includes(field))).toEqual([]);
  });

  it('should restore the very same run, whatever it is', () => {
    const any = fc.record(Object.fromEntries(lab.map((entry) => [entry.field, anyValue(entry)])));
    fc.assert(
      fc.property(any, (fields) => {
        const state = { ...DEFAULT_LINK_STATE, ...fields } as LinkState;
        const { state: read } = parseLink(formatLink(state, 'lab'), 'lab');
        expect(specHash(specOf(read as RunSettings, data))).toBe(specHash(specOf(state, data)));
      }),
    );
  });
});

function anyValue(entry: LinkEntry): fc.Arbitrary<unknown> {
  if (entry.kind === 'choice') return fc.constantFrom(...entry.allowed);
  if (entry.kind === 'integer') return fc.integer({ min: entry.min, max: entry.max });
  if (entry.kind === 'number') return fc.double({ min: entry.min, max: entry.max, noNaN: true });
  return fc.constant(DEFAULT_LINK_STATE[entry.field]);
}
