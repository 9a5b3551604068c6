import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { SPEC_FIELDS, SPEC_KEYS } from '../../../src/domain/spec/fields';
import { canonicalSpec, fnv1a64, specHash } from '../../../src/domain/spec/hash';
import { parseSpec } from '../../../src/domain/spec/parse';

const spec = defaultSpec({ data: 'abc', lastDay: 20_453 });

function problems(input: unknown): readonly string[] {
  const parsed = parseSpec(input);
  return parsed.ok ? [] : parsed.problems;
}

describe('parseSpec', () => {
  it('should read back what was written', () => {
    expect(parseSpec(JSON.parse(JSON.stringify(spec)))).toEqual({ ok: true, spec });
  });

  it('should say that a newer version needs a newer MacroTide', () => {
    expect(problems({ ...spec, version: 2, extra: 1 })).toEqual([
      expect.stringMatching(/version 2.*reads version 1.*Reload/),
    ]);
  });

  it('should name every field that is out of range, with the range', () => {
    const found = problems({ ...spec, epochs: 0, learningRate: 5, coin: 'xrp', amsgrad: 'yes', window: 7.5 });
    expect(found).toHaveLength(5);
    expect(found.join('\n')).toMatch(/"epochs" is 0; it must be a whole number between 1 and 1000/);
    expect(found.join('\n')).toMatch(
      /"coin" is "xrp"; it must be one of btc, eth, ltc, doge, or the name of an own series/,
    );
  });

  it('should refuse unknown and missing fields, but fill the missing from defaults', () => {
    const { seed: _, ...rest } = spec;
    expect(problems({ ...spec, sed: 3 })).toEqual([expect.stringContaining('"sed" is not a field')]);
    expect(problems(rest)).toEqual([expect.stringContaining('"seed" is missing')]);
    expect(parseSpec({ seed: 9 }, spec)).toEqual({ ok: true, spec: { ...spec, seed: 9 } });
  });

  it('should refuse a range of days that is too short or reversed', () => {
    expect(problems({ ...spec, firstDay: spec.lastDay - 100 })).toEqual([
      expect.stringContaining('at least 400 days'),
    ]);
    expect(problems({ ...spec, firstDay: spec.lastDay, lastDay: spec.firstDay })).toHaveLength(1);
  });

  it('should answer anything at all without throwing, and accept only what its own checks allow', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SPEC_KEYS), fc.anything(), (key, value) => {
        const parsed = parseSpec({ ...spec, [key]: value });
        expect(parsed.ok ? parsed.spec[key] : parsed.problems.length > 0).toBe(parsed.ok ? value : true);
      }),
    );
    for (const junk of [null, undefined, 3, 'x', [], () => 0]) expect(problems(junk)).toHaveLength(1);
  });
});

describe('specHash', () => {
  it('should not depend on the order of the fields', () => {
    const reversed = Object.fromEntries(Object.entries(spec).reverse()) as unknown as typeof spec;
    expect(canonicalSpec(reversed)).toBe(canonicalSpec(spec));
    expect(specHash(reversed)).toBe(specHash(spec));
  });

  it('should change with every field', () => {
    const hashes = SPEC_KEYS.map((key) => specHash({ ...spec, [key]: 'other' }));
    expect(new Set([...hashes, specHash(spec)]).size).toBe(SPEC_KEYS.length + 1);
  });

  it('should give the published values of 64-bit FNV-1a', () => {
    expect(fnv1a64('')).toBe('cbf29ce484222325');
    expect(fnv1a64('a')).toBe('af63dc4c8601ec8c');
    expect(fnv1a64('foobar')).toBe('85944171f73967e8');
  });
});

describe('SPEC_FIELDS', () => {
  it('should name exactly the fields of a specification', () => {
    expect(['version', ...Object.keys(SPEC_FIELDS)].sort()).toEqual(Object.keys(spec).sort());
  });
});
