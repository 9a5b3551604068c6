import { describe, expect, it } from 'vitest';
import { brushedSpan, brushedWords, spanOf } from '../../src/composables/range';
import { dayFromIso, isoFromDay } from '../../src/domain/calendar';
import { sourcesAndTerms } from '../../src/views/learn/sources';
import { leftOutWords, overviewFinding } from '../../src/views/overview/finding';
import { spansRange, summarise } from '../../src/views/overview/summary';

describe('spanOf', () => {
  const data = { firstDay: dayFromIso('2013-04-29'), lastDay: dayFromIso('2025-12-31') };

  it('should take whole calendar years back from the last day', () => {
    expect(isoFromDay(spanOf('1Y', data).firstDay)).toBe('2025-01-01');
    expect(isoFromDay(spanOf('5Y', data).firstDay)).toBe('2021-01-01');
    expect(spanOf('All', data)).toEqual(data);
  });

  it('should not begin before the data', () => {
    const young = { firstDay: dayFromIso('2024-06-01'), lastDay: data.lastDay };
    expect(spanOf('3Y', young)).toEqual(young);
  });
});

describe('brushedSpan', () => {
  const data = { firstDay: dayFromIso('2013-04-29'), lastDay: dayFromIso('2025-12-31') };
  const [from, to] = [dayFromIso('2020-03-01'), dayFromIso('2021-12-31')];
  const none = { range: '1Y', matrixFrom: 0, matrixTo: 0 } as const;

  it('should be the range until days are chosen', () => {
    expect(brushedSpan(none, data)).toEqual(spanOf('1Y', data));
    expect(brushedWords(none, data)).toBe('Over the last year');
  });

  it('should be the chosen days, in order and inside the data', () => {
    const chosen = { ...none, matrixFrom: from, matrixTo: to };
    expect(brushedSpan(chosen, data)).toEqual({ firstDay: from, lastDay: to });
    expect(brushedSpan({ ...none, matrixFrom: to, matrixTo: from }, data)).toEqual({
      firstDay: from,
      lastDay: to,
    });
    expect(brushedSpan({ ...none, matrixFrom: 1, matrixTo: 40_000 }, data)).toEqual(data);
    expect(brushedSpan({ ...none, matrixTo: to }, data)).toEqual({ firstDay: data.firstDay, lastDay: to });
    expect(brushedWords(chosen, brushedSpan(chosen, data))).toBe('From 1 Mar 2020 to 31 Dec 2021');
  });
});

describe('overviewFinding', () => {
  const stocks = { label: 'S&P 500', change: 82.34 };

  it('should name the best and the worst coin', () => {
    const coins = [
      { label: 'Bitcoin', change: 197.9 },
      { label: 'Dogecoin', change: 1963.2 },
      { label: 'Litecoin', change: -39.2 },
    ];
    expect(overviewFinding('Over the last five years', coins, stocks)).toBe(
      'Over the last five years Dogecoin rose 1,963\u00a0% and Litecoin fell 39.2\u00a0%; the S&P 500 rose 82.3\u00a0%',
    );
  });

  it('should not repeat the verb when all moved one way', () => {
    const coins = [
      { label: 'Bitcoin', change: -6.3 },
      { label: 'Ethereum', change: -11 },
    ];
    expect(overviewFinding('Over the last year', coins, { ...stocks, change: NaN })).toBe(
      'Over the last year Bitcoin fell 6.3\u00a0% and Ethereum 11.0\u00a0%',
    );
  });

  it('should speak of one coin alone, and of none', () => {
    expect(overviewFinding('Over the last year', [{ label: 'Bitcoin', change: 5 }], stocks)).toContain(
      'Bitcoin rose 5.0\u00a0%; the S&P 500 rose',
    );
    expect(overviewFinding('Over the last year', [], stocks)).not.toContain('rose');
  });
});

describe('summarise', () => {
  it('should measure inside the span and skip what is missing', () => {
    const series = { id: 'x', label: 'x', days: [1, 2, 3, 4, 5], values: [9, NaN, 10, 5, 20] };
    expect(summarise(series, { firstDay: 2, lastDay: 5 })).toEqual({
      firstDay: 3,
      lastDay: 5,
      first: 10,
      last: 20,
      low: 5,
      high: 20,
      change: 100,
    });
    expect(summarise(series, { firstDay: 6, lastDay: 9 }).change).toBeNaN();
  });
});

describe('what the first sentence compares', () => {
  const at = (firstDay: number, lastDay: number): boolean =>
    spansRange(
      { ...summarise({ id: 'x', label: 'x', days: [], values: [] }, span), firstDay, lastDay },
      span,
    );
  const span = { firstDay: 100, lastDay: 200 };

  it('should be series with values at both ends of the range', () => {
    expect([at(100, 200), at(107, 193), at(108, 200), at(100, 192)]).toEqual([true, true, false, false]);
    expect(at(NaN, NaN)).toBe(false);
  });

  it('should name the own coins that it leaves out', () => {
    expect(leftOutWords([])).toBe('');
    expect(leftOutWords(['Gold', 'BNB'])).toMatch(/prices at both ends .* leaves out Gold, BNB\.$/);
  });
});

describe('sourcesAndTerms', () => {
  it('should name each source once, with all its series', () => {
    const one = (label: string, file: string, column: string) => ({
      id: label,
      label,
      unit: 'USD',
      frequency: 'daily' as const,
      file,
      column,
      source: column === 'close' ? 'Feed, closes repaired' : 'Feed',
      terms: 'T',
      releaseRule: '',
      vintage: '',
      firstDay: '2020-01-01',
      lastDay: '2020-01-02',
      rows: 2,
      sha256: '',
    });
    const series = [
      one('Bitcoin open', 'coin_btc.csv', 'open'),
      one('Bitcoin close', 'coin_btc.csv', 'close'),
      one('Ethereum close', 'coin_eth.csv', 'close'),
      one('VIX', 'vix.csv', 'value'),
    ];
    expect(sourcesAndTerms(series)).toEqual([
      { series: 'Bitcoin, Ethereum', source: 'Feed, closes repaired', terms: 'T' },
      { series: 'VIX', source: 'Feed', terms: 'T' },
    ]);
  });
});
