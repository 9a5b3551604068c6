import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleOf } from '../../scripts/example-run';
import { readManifest } from '../../scripts/experiment/known-panel';
import type { ExampleRun } from '../../src/contracts/example-run';
import { ENGINE_VERSION } from '../../src/domain/spec/defaults';
import { specHash } from '../../src/domain/spec/hash';
import { exampleReport } from '../fixtures/lab';

const FILE = 'public/results/example-run.json';

describe('exampleOf', () => {
  it('should keep the figures and a few origins, with null for what is not defined', () => {
    const report = exampleReport();
    const undefinedDirection = { ...report.naive, average: { ...report.naive.average, direction: NaN } };
    const example = exampleOf({ ...report, naive: undefinedDirection }, '2026-01-31');
    expect(example.made).toBe('2026-01-31');
    expect(example.test.originDays).toEqual(report.test.originDays);
    expect(example.naive.average.direction).toBeNull();
    expect(example.model.perHorizon.length).toBe(report.model.perHorizon.length);
  });
});

describe('the stored example run', () => {
  const stored = JSON.parse(readFileSync(FILE, 'utf8')) as ExampleRun;

  it('should be of these data and this engine: make it again, as scripts/example-run.ts says, where it is not', () => {
    expect(stored.data).toBe(readManifest('public/data').hash);
    expect(stored.spec.engine).toBe(ENGINE_VERSION);
  });

  it('should be small, whole, and named by its specification', () => {
    expect(statSync(FILE).size).toBeLessThan(30_000);
    expect(specHash(stored.spec)).toBe(stored.specHash);
    expect(stored.test.originDays.length).toBe(stored.test.actual.length);
    expect(stored.made).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});
