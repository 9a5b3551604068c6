import { describe, expect, it } from 'vitest';
import {
  ablationFinding,
  figuresOf,
  missingSpecs,
  seedPairs,
  slopeRows,
  slopesOf,
} from '../../../src/components/ablations/results';
import { ablationPair } from '../../../src/domain/spec/ablation';
import { headOf } from '../../../src/services/run-archive';
import { exampleMetrics } from '../../fixtures/lab';
import { exampleRecord } from '../../fixtures/runs';

const base = exampleRecord('x').report.spec;
const seeds = 3;
const records = [0, 1, 2].flatMap((i) => {
  const pair = ablationPair({ ...base, seed: base.seed + i }, 'noise');
  const run = (id: string, spec: typeof base, skill: number) =>
    exampleRecord(id, { spec, report: { unshrunk: exampleMetrics({ skill }) } });
  return [run(`off${i}`, pair.off.spec, -1 - i / 10), run(`on${i}`, pair.on.spec, -3 - i / 5)];
});
const heads = records.map(headOf);

describe('pairs over seeds', () => {
  it('should be found in the archive by their specifications, whoever made them', () => {
    const pairs = seedPairs(base, { kind: 'noise', seeds }, heads);
    expect(pairs.map(({ off, on }) => [off?.id, on?.id])).toEqual([
      ['off0', 'on0'],
      ['off1', 'on1'],
      ['off2', 'on2'],
    ]);
    expect(missingSpecs(pairs)).toEqual([]);
    expect(missingSpecs(seedPairs(base, { kind: 'noise', seeds: 5 }, heads))).toHaveLength(4);
    expect(missingSpecs(seedPairs({ ...base, epochs: 9 }, { kind: 'noise', seeds }, heads))).toHaveLength(6);
  });

  it('should count only seeds that have both runs', () => {
    const pairs = seedPairs(base, { kind: 'noise', seeds }, heads.slice(0, 3));
    expect(slopesOf(pairs, records, 'unshrunk').map(({ name }) => name)).toEqual(['seed 42']);
  });

  it('should give means with their spread, and say when luck does as much', () => {
    const pairs = seedPairs(base, { kind: 'noise', seeds }, heads);
    const slopes = slopesOf(pairs, records, 'unshrunk');
    const rows = slopeRows(slopes, 'unshrunk');
    expect(rows.at(-1)).toMatchObject({ off: '−1.10 % ± 0.10', difference: '−2.10 points ± 0.10' });
    const { pair } = pairs[0]!;
    expect(ablationFinding(pair, slopes, 'unshrunk')).toMatch(
      /−2.10 points .* more than 3 seeds differ by luck/,
    );
    const noisy = slopes.map((one, i) => ({ ...one, on: one.off + (i - 1) * 3 + 0.5 }));
    expect(ablationFinding(pair, noisy, 'unshrunk')).toMatch(/within what the seeds differ by luck/);
    expect(ablationFinding(pair, slopes.slice(0, 1), 'unshrunk')).toMatch(/one seed, which says little/);
    expect(ablationFinding(pair, [], 'unshrunk')).toBe(pair.question);
  });

  it('should judge the optimiser by epochs to the same loss, all else by the test', () => {
    expect(figuresOf('epochs')[0]!.value).toBe('epochs');
    expect(figuresOf('test').map(({ value }) => value)).not.toContain('epochs');
  });
});
