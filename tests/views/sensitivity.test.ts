import { describe, expect, it } from 'vitest';
import { bothWays, questionOf, SCENARIOS, TORNADO } from '../../src/composables/sensitivity-questions';
import type { FoundResponses } from '../../src/composables/useResponses';
import { DEFAULT_LINK_STATE } from '../../src/contracts/link-defaults';
import { formatLink, parseLink } from '../../src/services/link';
import {
  byCoin,
  largestCell,
  reachOf,
  scenariosFinding,
  tornadoBars,
} from '../../src/views/sensitivity/words';

type Answer = FoundResponses['answers'][number];
const pathTo = (end: number): Answer['base'] => {
  const path = { forecast: [50, end] };
  return { path, unshrunk: path } as unknown as Answer['base'];
};
const models = [
  { coin: 'btc' as const, model: 'MLP, seed 1', changes: [1, -2, 3, NaN] },
  { coin: 'doge' as const, model: 'MLP, seed 1', changes: [2, -4, -1, NaN] },
  { coin: 'btc' as const, model: 'LSTM, seed 2', changes: [0.5, -0.1, 2, NaN] },
];

describe('the sensitivity of four coins', () => {
  it('should put every indicator both ways, the strongest bar first', () => {
    const sizes = bothWays(['vix', 'dxy']);
    expect(sizes.map(({ size }) => Math.sign(size))).toEqual([-1, 1, -1, 1]);
    const answer = { base: pathTo(100), shocked: [pathTo(99), pathTo(101), pathTo(103), null] } as Answer;
    const bars = tornadoBars(answer, sizes, 'path');
    expect(bars.map(({ down }) => Math.round(down.change))).toEqual([3, -1]);
    expect(bars[0]!.up.change).toBeNaN();
    expect(bars.map(reachOf).map(Math.round)).toEqual([3, -1]);
    expect(TORNADO.length % 2).toBe(0);
  });

  it('should keep the models of a coin together and name their largest answer', () => {
    const groups = byCoin(models);
    expect(groups.map(({ coin, models: of }) => [coin, of.length])).toEqual([
      ['btc', 2],
      ['doge', 1],
    ]);
    const names = ['rates', 'fear', 'dollar', 'war'];
    expect(largestCell(names, groups[0]!.models)).toMatch(/^largest answer \+3\.0 % \(dollar\)$/);
    expect(largestCell(names, [{ model: 'x', changes: [NaN] }])).toBe('no answer');
  });

  it('should count the scenarios that move all models the same way, without those that none answers', () => {
    expect(scenariosFinding(models.map(({ changes }) => changes))).toBe(
      'All 3 models move the same way in 2 of 3 scenarios',
    );
    expect(scenariosFinding([[0], [0]])).toBe('All 2 models move the same way in 0 of 1 scenarios');
  });

  it('should ask nothing without a model', () => {
    expect(questionOf([], SCENARIOS)).toBeNull();
  });

  it('should be in the link, and off without it', () => {
    expect(parseLink({ v: '1', four: 'yes' }, 'sensitivity').state['sensitivityFour']).toBe('yes');
    expect(formatLink({ ...DEFAULT_LINK_STATE, sensitivityFour: 'yes' }, 'sensitivity')).toEqual({
      v: '1',
      four: 'yes',
    });
  });
});
