import { describe, expect, it } from 'vitest';
import {
  ABLATION_KINDS,
  ablationApplies,
  ablationPair,
  epochsToLoss,
} from '../../../src/domain/spec/ablation';
import { defaultSpec } from '../../../src/domain/spec/defaults';
import { canonicalSpec, specHash } from '../../../src/domain/spec/hash';
import { parseSpec } from '../../../src/domain/spec/parse';

const spec = defaultSpec({ data: 'data', lastDay: 18_000 });

describe('ablationPair', () => {
  it.each(ABLATION_KINDS)('should give two valid runs that differ in one thing: %s', (kind) => {
    const { off, on } = ablationPair(spec, kind);
    for (const { spec: one } of [off, on]) expect(parseSpec(one)).toMatchObject({ ok: true });
    expect(specHash(off.spec)).not.toBe(specHash(on.spec));
    expect(off.spec.seed).toBe(on.spec.seed);
    // One of the two is the run itself.
    expect([specHash(off.spec), specHash(on.spec)]).toContain(specHash(spec));
  });

  it('should not say what has no effect', () => {
    const mlp = { ...spec, model: 'mlp' as const };
    expect(ablationApplies(mlp, 'weights')).toBe(false);
    expect(canonicalSpec({ ...mlp, weights: false, boosts: true })).toBe(canonicalSpec(mlp));
    expect(canonicalSpec({ ...spec, macro: true, leak: 'none' })).toBe(canonicalSpec(spec));
    expect(canonicalSpec({ ...mlp, leak: 'scaler' })).not.toBe(canonicalSpec(mlp));
  });
});

describe('epochsToLoss', () => {
  const run = (...losses: number[]) => losses.map((validationLoss, i) => ({ epoch: i + 1, validationLoss }));
  it('should compare the epochs at which both reach the worse of their best losses', () => {
    expect(epochsToLoss(run(5, 4, 3, 2), run(4, 2.5, 2.5))).toEqual({ loss: 2.5, off: 4, on: 2, saved: 50 });
    expect(epochsToLoss(run(3), run(9, 9, 3))!.saved).toBe(-200);
  });
  it('should say nothing where a run has no finite loss', () => {
    expect(epochsToLoss(run(NaN), run(1))).toBeNull();
  });
});
