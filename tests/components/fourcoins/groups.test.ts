import { describe, expect, it } from 'vitest';
import { largestMove, movesOf } from '../../../src/charts/moves';
import { chosenGroup, coinGroups, coinRows, groupFinding } from '../../../src/components/fourcoins/groups';
import { ownDataHere } from '../../../src/composables/own-run';
import type { RunSpec } from '../../../src/contracts/run';
import type { RunHead } from '../../../src/contracts/run-record';
import { targetName } from '../../../src/domain/catalogue/targets';
import type { OwnSeries } from '../../../src/domain/own/series';
import { headOf } from '../../../src/services/run-archive';
import { exampleTest } from '../../fixtures/lab';
import { exampleRecord } from '../../fixtures/runs';
import { importText, mapping, seriesMapping } from '../../domain/own/mapping';

const head = (id: string, [coin, seed, createdAt]: readonly [RunSpec['coin'], number, number]): RunHead =>
  headOf(exampleRecord(id, { createdAt, spec: { coin, seed } }));

describe('runs that differ in their coin alone', () => {
  const heads = [
    head('a', ['btc', 1, 1]),
    head('b', ['eth', 1, 2]),
    head('c', ['btc', 1, 3]),
    head('d', ['ltc', 2, 4]),
    head('e', ['btc', 2, 5]),
    head('f', ['eth', 3, 6]),
  ];

  it('should stand together, the newest of each coin, and no coin alone', () => {
    const groups = coinGroups(heads, []);
    expect(groups).toHaveLength(2);
    const first = chosenGroup(groups, 'b')!;
    expect([...first.runs].map(([coin, { id }]) => [coin, id])).toEqual([
      ['btc', 'c'],
      ['eth', 'b'],
    ]);
    expect(chosenGroup(groups, 'gone')).toBe(groups[0]);
    expect(chosenGroup([], '')).toBeNull();
    expect(coinRows(first, targetName).map(({ coin }) => coin)).toEqual(['Bitcoin', 'Ethereum']);
    expect(groupFinding('MLP', first)).toMatch(/clearly better than naive on none of 2 coins/);
  });
});

describe('runs on own coins', () => {
  const series = (label: string, last = 2): OwnSeries =>
    importText(
      `Date,Value\n2020-01-01,1\n2020-01-02,${last}`,
      mapping({ series: [seriesMapping({ label })] }),
    ).series[0]!;
  const here = [series('Gold'), series('Hash rate')];
  const run = (id: string, createdAt: number, spec: Partial<RunSpec>): RunHead =>
    headOf(exampleRecord(id, { createdAt, spec }));

  it('should stand after the four, whatever the fingerprint of the coin', () => {
    const ownData = ownDataHere(['own_gold'], here)!;
    const heads = [
      run('own', 2, { coin: 'own_gold', ownData }),
      run('x', 1, { coin: 'doge' }),
      run('y', 3, { coin: 'btc' }),
    ];
    const [group] = coinGroups(heads, here);
    expect([...group!.runs.keys()]).toEqual(['btc', 'doge', 'own_gold']);
    expect(coinRows(group!, targetName).at(-1)!['coin']).toBe('Gold (own)');
  });

  it('should share a group only where own inputs have the same values', () => {
    const spec = { covariates: ['own_hash_rate'] } as const;
    const own = {
      ...spec,
      coin: 'own_gold',
      ownData: ownDataHere(['own_gold', 'own_hash_rate'], here)!,
    } as const;
    const shipped = { ...spec, coin: 'btc', ownData: ownDataHere(['own_hash_rate'], here)! } as const;
    const heads = [run('a', 1, own), run('b', 2, shipped)];
    expect(coinGroups(heads, here)[0]?.runs.size).toBe(2);
    // With other values here, nobody can tell what the run on the own coin has seen.
    expect(coinGroups(heads, [series('Gold', 3), here[1]!])).toEqual([]);
    const other = { ...shipped, ownData: ownDataHere(['own_hash_rate'], [series('Hash rate', 9)])! };
    expect(coinGroups([run('a', 1, own), run('b', 2, other)], here)).toEqual([]);
  });
});

describe('moves that came and were forecast', () => {
  it('should be percent of the last close, on the day they speak of', () => {
    const moves = movesOf(exampleTest(), 1, { firstDay: 0, lastDay: 99_999 });
    expect(moves[0]).toEqual({ day: 16079, came: expect.closeTo(2, 9), forecast: expect.closeTo(1, 9) });
    expect(movesOf(exampleTest(), 1, { firstDay: 16082, lastDay: 99_999 })).toHaveLength(1);
    expect(largestMove([moves])).toBe(5);
  });
});
