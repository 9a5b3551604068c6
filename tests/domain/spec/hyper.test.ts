import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { MODEL_KINDS } from '../../../src/domain/spec/fields';
import { specHash } from '../../../src/domain/spec/hash';
import { fullHyper, HEAD_COUNTS, hyperFields, hyperProblems } from '../../../src/domain/spec/hyper';
import { parseSpec } from '../../../src/domain/spec/parse';
import type { RunSpec } from '../../../src/domain/spec/spec';

const spec: RunSpec = { ...defaultSpec({ data: 'abc', lastDay: 20_453 }), model: 'lstm' };

function parsed(input: unknown): RunSpec {
  const result = parseSpec(input);
  if (!result.ok) throw new Error(result.problems.join(' '));
  return result.spec;
}

describe('sizes of a model', () => {
  it('should be those of the benchmark unless chosen', () => {
    expect(fullHyper('lstm')).toEqual({ units: 100, layers: 2 });
    expect(fullHyper('fusion')).toEqual({ width: 64, heads: 8, layers: 2, inner: 128 });
    expect(fullHyper('transformer', { heads: 2 })).toEqual({ width: 64, heads: 2, layers: 3, inner: 64 });
  });

  it('should have defaults that their own checks accept', () => {
    for (const model of MODEL_KINDS) expect(hyperProblems(model, fullHyper(model))).toEqual([]);
  });

  it('should divide any allowed width among any allowed number of heads', () => {
    for (const [key, { min, max, step }] of hyperFields('fusion')) {
      if (key !== 'width') continue;
      for (let width = min; width <= max; width += step)
        for (const heads of HEAD_COUNTS) expect(width % heads).toBe(0);
    }
  });

  it('should name a size that is out of range or not of this model', () => {
    expect(hyperProblems('lstm', { units: 0 })).toEqual([
      expect.stringMatching(/"hyper.units" is 0; it must be a whole number between 4 and 256/),
    ]);
    expect(hyperProblems('lstm', { heads: 2 })).toEqual([expect.stringMatching(/has units, layers/)]);
    expect(hyperProblems('fusion', { heads: 3, width: 60 })).toHaveLength(2);
    expect(hyperProblems('mlp', [1])).toHaveLength(1);
    expect(hyperProblems('mlp', { toString: 3 })).toHaveLength(1);
  });

  it('should answer anything without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODEL_KINDS), fc.anything(), (model, value) => {
        expect(Array.isArray(hyperProblems(model, value))).toBe(true);
      }),
    );
  });
});

describe('optional fields of a specification', () => {
  it('should be left out where they say the default, so that equal runs have one name', () => {
    const plain = parsed(spec);
    const spoken = parsed({ ...spec, head: 'huber', l2: 0, hyper: { units: 100, layers: 2 } });
    expect(spoken).toEqual(plain);
    expect(specHash({ ...spec, head: 'huber', hyper: { units: 100 } })).toBe(specHash(spec));
    expect(parsed({ ...spec, head: null, hyper: null })).toEqual(plain);
  });

  it('should be kept where they say something else, and change the name of the run', () => {
    const other = parsed({ ...spec, head: 'quantiles', l2: 0.001, hyper: { layers: 1, units: 64 } });
    expect(other).toMatchObject({ head: 'quantiles', l2: 0.001, hyper: { units: 64, layers: 1 } });
    const hashes = [{}, { head: 'mse' }, { l2: 0.1 }, { hyper: { units: 8 } }, { hyper: { layers: 1 } }];
    expect(new Set(hashes.map((part) => specHash({ ...spec, ...part } as RunSpec))).size).toBe(5);
    expect(specHash({ ...spec, hyper: { units: 8, layers: 1 } })).toBe(
      specHash({ ...spec, hyper: { layers: 1, units: 8 } }),
    );
  });

  it('should name a pool, a schedule and days for the bands, each only where it changes the run', () => {
    const said = { head: 'quantiles', pooled: true, schedule: 'cosine', calibrationShare: 0.2 } as const;
    expect(parsed({ ...spec, ...said })).toMatchObject(said);
    const silent = { pooled: false, schedule: 'constant', calibrationShare: 0.1 } as const;
    expect(parsed({ ...spec, ...silent })).toEqual(parsed(spec));
    // A point has no bands to calibrate.
    expect(specHash({ ...spec, calibrationShare: 0.2 })).toBe(specHash(spec));
    const names = [{}, { pooled: true }, { schedule: 'cosine' }, { head: 'quantiles' }, said];
    expect(new Set(names.map((part) => specHash({ ...spec, ...part } as RunSpec))).size).toBe(5);
    const wrong = parseSpec({ ...spec, pooled: 'yes', schedule: 'steep', calibrationShare: 0.9 });
    expect(wrong.ok ? [] : wrong.problems).toHaveLength(3);
  });

  it('should be refused with reasons where they are wrong', () => {
    const result = parseSpec({ ...spec, head: 'median', l2: -1, hyper: { units: 1.5 } });
    expect(result.ok ? [] : result.problems).toEqual([
      expect.stringMatching(/"head" is "median"; it must be one of huber, mse, quantiles/),
      expect.stringMatching(/"l2" is -1/),
      expect.stringMatching(/"hyper.units" is 1.5/),
    ]);
  });

  it('should not carry the sizes of one model into another', () => {
    const defaults = { ...spec, hyper: { units: 64 } };
    const result = parseSpec({ model: 'fusion' }, defaults);
    expect(result.ok && result.spec.hyper).toBeUndefined();
  });
});
