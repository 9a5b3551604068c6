import { describe, expect, it } from 'vitest';
import { largestMove, movesOf } from '../../../src/charts/moves';
import { chosenGroup, coinGroups, coinRows, groupFinding } from '../../../src/components/fourcoins/groups';
import { headOf } from '../../../src/services/run-archive';
import { exampleTest } from '../../fixtures/lab';
import { exampleRecord } from '../../fixtures/runs';

const head = (id: string, [coin, seed, createdAt]: readonly ['btc' | 'eth' | 'ltc', number, number]) =>
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
    const groups = coinGroups(heads);
    expect(groups).toHaveLength(2);
    const first = chosenGroup(groups, 'b')!;
    expect([first.runs.btc?.id, first.runs.eth?.id]).toEqual(['c', 'b']);
    expect(chosenGroup(groups, 'gone')).toBe(groups[0]);
    expect(chosenGroup([], '')).toBeNull();
    expect(coinRows(first).map(({ coin }) => coin)).toEqual(['Bitcoin', 'Ethereum']);
    expect(groupFinding('MLP', first)).toMatch(/clearly better than naive on none of 2 coins/);
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
