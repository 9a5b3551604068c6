import { describe, expect, it } from 'vitest';
import { comparedRows, comparisonFinding } from '../../../src/components/runs/comparison';
import { matchReports, matchWords } from '../../../src/components/runs/match';
import {
  foundRuns,
  runsFinding,
  sortedRuns,
  specDifferences,
  tagsOf,
  validationGain,
} from '../../../src/components/runs/words';
import { headOf } from '../../../src/services/run-archive';
import { exampleMetrics } from '../../fixtures/lab';
import { exampleRecord } from '../../fixtures/runs';

const first = exampleRecord('a', { createdAt: 1000, tags: ['baseline'] });
const second = exampleRecord('b', {
  createdAt: 2000,
  spec: { coin: 'eth', model: 'lstm', seed: 1 },
  notes: 'wide window',
  report: { model: exampleMetrics({ skill: 2 }), bestEpoch: 1 },
});
const heads = [first, second].map(headOf);

describe('the list of runs', () => {
  it('should find runs by name, tag, note and setting, all words together', () => {
    const ids = (search: string): string[] => foundRuns(heads, search).map(({ id }) => id);
    expect(ids('')).toEqual(['a', 'b']);
    expect(ids('ethereum')).toEqual(['b']);
    expect(ids('BASELINE')).toEqual(['a']);
    expect(ids('wide seed')).toEqual(['b']);
    expect(ids('wide baseline')).toEqual([]);
  });

  it('should order by what is asked, and leave the list as it was', () => {
    const ids = (sort: Parameters<typeof sortedRuns>[1]): string[] =>
      sortedRuns(heads, sort).map(({ id }) => id);
    expect(ids('newest')).toEqual(['b', 'a']);
    expect(ids('oldest')).toEqual(['a', 'b']);
    expect(ids('skill')).toEqual(['b', 'a']);
    expect(ids('validation')).toEqual(['a', 'b']);
    expect(heads.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('should choose by validation in its first sentence, whatever the test says', () => {
    expect(validationGain(heads[0]!)).toBeGreaterThan(validationGain(heads[1]!));
    expect(runsFinding(heads)).toMatch(/^2 runs .* MacroFusion on Bitcoin, is worse than naive/);
    expect(runsFinding([])).toBe('No run is kept here yet');
  });

  it('should read tags once each, without blanks', () => {
    expect(tagsOf(' a, b,,a , c d ')).toEqual(['a', 'b', 'c d']);
  });

  it('should name the settings that differ, and no other', () => {
    const rows = specDifferences([first.report.spec, second.report.spec]);
    expect(rows.map(({ key }) => key)).toEqual(['coin', 'model', 'seed']);
    expect(rows[2]!.values).toEqual(['42', '1']);
    expect(specDifferences([first.report.spec, first.report.spec])).toEqual([]);
  });
});

describe('runs side by side', () => {
  it('should show each figure a horizon and on average, a column a run', () => {
    const rows = comparedRows([first.report, second.report], 'skill');
    expect(rows.map(({ horizon }) => horizon)).toEqual(['1', '2', 'Average']);
    expect(rows[2]).toMatchObject({ A: '−0.30 %, p 0.70', B: '+2.00 %, p 0.70' });
  });

  it('should let validation choose among runs of one coin, and among different coins not at all', () => {
    expect(comparisonFinding([first.report, second.report])).toMatch(/Different coins/);
    const other = exampleRecord('c', { report: { bestEpoch: 1 } });
    expect(comparisonFinding([other.report, first.report])).toMatch(/^Validation chooses B/);
  });
});

describe('a run that was repeated', () => {
  it('should match to the last bit, missing figures included', () => {
    const match = matchReports(first.report, structuredClone(first.report));
    expect(match.identical).toBe(true);
    expect(matchWords(match)).toMatch(/matched, bit for bit/);
  });

  it('should tell by how much it does not', () => {
    const forecast = first.report.test.forecast.map((row) => row.map((value) => value * 1.001));
    const info = { ...first.report.info, backend: 'webgl' as const };
    const other = { ...first.report, info, test: { ...first.report.test, forecast } };
    const match = matchReports(first.report, other);
    expect(match.identical).toBe(false);
    expect(match.largest).toBeCloseTo(0.001, 9);
    expect(matchWords(match)).toMatch(/at most 0.100 % of the price/);
    expect(matchWords({ ...match, backends: ['wasm', 'wasm'] })).toMatch(/should not be/);
  });
});
