import { describe, expect, it } from 'vitest';
import {
  baselineRows,
  boardFinding,
  cellWords,
  neuralRows,
  type BoardRow,
} from '../../../src/components/leaderboard/board';
import { headOf } from '../../../src/services/run-archive';
import { exampleMetrics } from '../../fixtures/lab';
import { exampleRecord } from '../../fixtures/runs';

const asked = { horizon: 2, data: 'data', engine: '2' };

describe('trained models on the leaderboard', () => {
  const run = (id: string, bestEpoch: number, skill: number) =>
    headOf(
      exampleRecord(id, {
        spec: { seed: bestEpoch },
        report: { bestEpoch, model: exampleMetrics({ skill }) },
      }),
    );

  it('should be chosen on validation, never on the test', () => {
    const rows = neuralRows([run('better-test', 1, 5), run('better-validation', 2, -1)], asked);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.cells.btc).toMatchObject({ skill: -1, run: { id: 'better-validation', of: 2 } });
  });

  it('should leave out other horizons, data and engines, and count a repetition as no attempt', () => {
    const repeat = { ...run('again', 2, -1), reproduces: 'first' };
    const rows = neuralRows([run('first', 2, -1), repeat], asked);
    expect(rows[0]!.cells.btc!.run).toEqual({ id: 'first', of: 1 });
    expect(neuralRows([run('first', 2, -1)], { ...asked, horizon: 5 })).toEqual([]);
    expect(neuralRows([run('first', 2, -1)], { ...asked, data: 'other' })).toEqual([]);
    expect(neuralRows([run('first', 2, -1)], { ...asked, engine: '3' })).toEqual([]);
    const leaky = headOf(exampleRecord('leaky', { spec: { leak: 'scaler' } }));
    expect(neuralRows([leaky], asked)).toEqual([]);
  });
});

describe('the finding of the leaderboard', () => {
  const row = (pValue: number, skill: number): BoardRow => ({
    id: 'x',
    label: 'x',
    kind: 'statistical',
    cells: { btc: { skill, pValue, direction: 50, alwaysUp: 51, mape: 3, n: 9, isNaive: false } },
  });

  it('should count wins, and what is left of them after correction', () => {
    const many = Array.from({ length: 9 }, () => row(0.5, -1));
    expect(boardFinding([...many, row(0.2, 1)], 'the test')).toBe(
      'On the test, none of 10 comparisons with naive is won at p < 0.05',
    );
    expect(boardFinding([...many, row(0.04, 1)], 'the test')).toMatch(/1 of 10 .* is won .* none is left/);
    expect(boardFinding([...many, row(0.001, 1)], 'the test')).toMatch(/one is left/);
    // A clear loss is no win.
    expect(boardFinding([...many, row(0.001, -1)], 'the test')).toMatch(/none of 10/);
    expect(boardFinding([], 'the test')).toMatch(/being computed/);
    expect(baselineRows({})).toEqual([]);
  });

  it('should say of a forecaster that was shrunk to nothing that it is naive', () => {
    const cell = { ...row(NaN, 0).cells.btc!, isNaive: true };
    expect(cellWords(cell, 'skill')).toEqual({ main: '0.00 %', note: 'is naive' });
    expect(cellWords({ ...cell, direction: NaN }, 'direction')).toEqual({
      main: '–',
      note: 'always up 51.0 %',
    });
  });
});
