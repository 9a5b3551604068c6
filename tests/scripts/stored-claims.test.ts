import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pairsOf, storedClaims } from '../../scripts/stored-claims';
import { readManifest } from '../../scripts/experiment/known-panel';
import type { RunReport } from '../../src/contracts/run';
import type { Claim } from '../../src/domain/claims/claim';
import { exampleReport, exampleSpec } from '../fixtures/lab';

const run = (changes: Partial<RunReport['spec']>, losses: readonly number[]): RunReport => ({
  ...exampleReport(),
  spec: exampleSpec({ noise: 0.005, clip: 1, amsgrad: true, ...changes }),
  bestEpoch: losses.length,
  epochs: losses.map((validationLoss, i) => ({
    ...{ epoch: i + 1, validationLoss, trainLoss: 1 },
    ...{ gradientNorm: 1, examplesPerSecond: 1 },
  })),
});

describe('stored claims', () => {
  const reports = [1, 2].flatMap((seed) => [
    run({ seed }, [4, 3, 2]),
    run({ seed, noise: 0 }, [4, 3, 3]),
    run({ seed, amsgrad: false }, [2, 2, 2]),
    run({ seed, clip: 1000 }, [4, 3, 2]),
  ]);

  it('should pair runs that differ in one thing', () => {
    expect(pairsOf(reports, 'noise').length).toBe(2);
    for (const { off, on } of pairsOf(reports, 'noise'))
      expect([off.spec.noise, on.spec.noise, off.spec.seed - on.spec.seed]).toEqual([0, 0.005, 0]);
    expect(pairsOf(reports.slice(0, 2), 'clip')).toEqual([]);
  });

  it('should measure epochs to the same loss', () => {
    const claim = storedClaims(reports).find(({ id }) => id === 'convergence')!;
    const figure = (label: string): number => claim.honest.figures.find((one) => one.label === label)!.value;
    // AMSGrad takes 3 epochs to where Adam is after one.
    expect(figure('Epochs saved by AMSGrad, mean')).toBe(-200);
    expect(figure('Epochs saved by clipping, mean')).toBe(0);
  });
});

describe('the stored rows of the claims page', () => {
  it('should be of the bundled data', () => {
    const stored = JSON.parse(readFileSync('public/results/claims.json', 'utf8')) as {
      data: string;
      claims: Claim[];
    };
    expect(stored.data).toBe(readManifest('public/data').hash);
    expect(stored.claims.map(({ id, source }) => [id, source])).toEqual([
      ['noise', 'stored'],
      ['convergence', 'stored'],
    ]);
  });
});
