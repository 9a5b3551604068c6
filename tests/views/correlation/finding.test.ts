import { describe, expect, it } from 'vitest';
import { pairFinding } from '../../../src/views/correlation/finding';

describe('pairFinding', () => {
  it('should put the three figures that belong together into one sentence', () => {
    const finding = pairFinding({
      when: 'Over the last year',
      coin: 'Bitcoin',
      indicator: 'S&P 500',
      changes: 0.26,
      levels: 0.83,
      trendAlone: 0.82,
    });
    expect(finding).toBe(
      'Over the last year Bitcoin moved with the S&P 500: 0.26 on daily changes, 0.83 on levels, where a straight line gives 0.82',
    );
  });

  it('should choose its verb by the changes, not by the levels', () => {
    const of = (changes: number): string =>
      pairFinding({ when: 'Since', coin: 'X', indicator: 'VIX', changes, levels: 0.9, trendAlone: 0.9 });
    expect(of(-0.4)).toContain('moved against');
    expect(of(0.04)).toContain('had little to do with');
  });

  it('should say so when there is nothing to measure', () => {
    const finding = pairFinding({
      when: 'Over the last year',
      coin: 'Bitcoin',
      indicator: 'VIX',
      changes: NaN,
      levels: NaN,
      trendAlone: NaN,
    });
    expect(finding).toContain('too few common days');
  });

  it('should say which day a lag looks at, and leave names without an article', () => {
    const of = (lag: number, indicator: string, named: boolean): string =>
      pairFinding({
        ...{ when: 'Since', coin: 'X', indicator, lag, named },
        ...{ changes: 0.4, levels: 0.9, trendAlone: 0.9 },
      });
    expect(of(5, 'Ethereum', true)).toContain('X moved with Ethereum of 5 days before: 0.40');
    expect(of(-1, 'VIX', false)).toContain('X moved with the VIX of one day later: 0.40');
  });
});
