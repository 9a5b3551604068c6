import { describe, expect, it } from 'vitest';
import type { AlertHistory } from '../../src/contracts/shock';
import { ALERT_PRESETS } from '../../src/domain/alerts/presets';
import type { HedgeTest } from '../../src/domain/hedge/hedge-test';
import { dayFromIso } from '../../src/domain/calendar';
import {
  aftermathWords,
  alertsFinding,
  conditionWords,
  countWords,
  firedWords,
  stateWords,
} from '../../src/views/alerts/words';
import {
  canHedge,
  hedgeFinding,
  hedgeVerdict,
  instrumentName,
  instrumentsOf,
  ratioWords,
} from '../../src/views/hedge/words';

const history: AlertHistory = {
  id: 'vix-30',
  problem: null,
  firstDay: dayFromIso('2013-04-29'),
  lastDay: dayFromIso('2025-12-31'),
  firings: Int32Array.of(dayFromIso('2020-02-27'), dayFromIso('2025-04-03')),
  holds: true,
  since: dayFromIso('2025-12-01'),
  value: 31.24,
  threshold: 30,
  days: new Int32Array(),
  values: new Float64Array(),
  thresholds: new Float64Array(),
  aftermath: [
    {
      horizon: 30,
      n: 2,
      mean: NaN,
      up: NaN,
      randomMean: NaN,
      randomLower: NaN,
      randomUpper: NaN,
      level: 0.95,
      pValue: NaN,
    },
    {
      horizon: 7,
      n: 8,
      mean: Math.log(1.05),
      up: 0.5,
      randomMean: Math.log(1.01),
      randomLower: 0,
      randomUpper: 0,
      level: 0.95,
      pValue: 0.03,
    },
  ],
};

describe('words of alerts', () => {
  it('should say each condition with its figures', () => {
    const said = ALERT_PRESETS.map(({ condition }) => conditionWords(condition));
    expect(said).toContain('VIX at or above 30');
    expect(said.join(' ')).toContain('up by 0.5 or more over 90 days');
    expect(said.join(' ')).not.toMatch(/undefined|NaN|_/);
  });

  it('should say how often and how it stands, with the date as it is written', () => {
    expect(countWords(history)).toBe('2 times, last on 3 Apr 2025');
    expect(firedWords(history)).toBe('fired 2 times, last on 3 Apr 2025');
    expect(firedWords({ ...history, firings: new Int32Array() })).toBe('it has never fired');
    expect(stateWords(history)).toBe('Holds since 1 Dec 2025 (31.2)');
    expect(stateWords({ ...history, problem: 'There is no series.' })).toBe('There is no series.');
    expect(stateWords({ ...history, value: NaN })).toBe('No value on the last day');
  });

  it('should say nothing of what followed too few firings', () => {
    expect(aftermathWords(history.aftermath[0]!)).toBe('Too few to say (2)');
    expect(aftermathWords(history.aftermath[1]!)).toMatch(/^\+5\.0 % \(random days \+1\.0 %\), p/);
  });

  it('should set small p-values beside what chance alone gives', () => {
    const finding = alertsFinding([ALERT_PRESETS[2]!], new Map([['vix-30', history]]));
    expect(finding).toBe(
      '1 of 1 alerts hold on 31 Dec 2025; of 1 comparisons with random days 1 have p below 0.05, where chance alone gives 0.1',
    );
  });
});

const test: HedgeTest = {
  ratios: [Float64Array.of(NaN, 0.954)],
  firstRow: 1,
  rows: 1,
  reduction: 0.022,
  lower: -0.02,
  upper: 0.062,
  level: 0.95,
  spansZero: true,
  inSample: 0.069,
  unhedgedDeviation: 0.042,
  hedgedDeviation: 0.0415,
  meanGivenUp: 0.0003,
  meanCost: 0.000003,
};
const answer = {
  test,
  days: Int32Array.of(dayFromIso('2013-05-01'), dayFromIso('2014-05-01')),
  betas: { betas: [], halfWidths: [], level: 0.95 },
};

describe('words of the hedge', () => {
  it('should say plainly that a hedge cannot be told from none', () => {
    expect(hedgeFinding(answer, 'Bitcoin', 'the S&P 500')).toBe(
      'Since 2014 a hedge of Bitcoin with the S&P 500 cannot be told from none: it took 2.2 % off the variance, and the 95 % interval −2.0 % to 6.2 % spans zero',
    );
    expect(hedgeVerdict(test)).toMatchObject({
      kind: 'warning',
      title: 'On days it had not seen, this hedge did not help.',
    });
  });

  it('should say how much it helped, and what it made worse', () => {
    const helped = { ...test, spansZero: false, lower: 0.01, reduction: 0.04 };
    expect(hedgeFinding({ ...answer, test: helped }, 'Bitcoin', 'the S&P 500')).toContain(
      'took 4.0 % off the variance',
    );
    expect(hedgeVerdict(helped).kind).toBe('info');
    const worse = { ...test, spansZero: false, reduction: -0.03, upper: -0.01 };
    expect(hedgeFinding({ ...answer, test: worse }, 'Bitcoin', 'the S&P 500')).toContain(
      'more variable, by 3.0 %',
    );
    expect(hedgeVerdict(worse).kind).toBe('warning');
  });

  it('should take own indicators that have a return a day, by their own names', () => {
    const named = (id: string): string => `My ${id}`;
    expect(instrumentsOf('both').map((id) => instrumentName(id, named))).toEqual([
      'the S&P 500',
      'the dollar index',
    ]);
    expect(instrumentsOf('own_gold').map((id) => instrumentName(id, named))).toEqual(['My own_gold']);
    const coverage = { frequency: 'daily', step: 1, missingDays: 0, longestGaps: [] } as const;
    const gold = { kind: 'indicator', change: 'log', coverage } as const;
    expect(canHedge(gold)).toBe(true);
    expect(canHedge({ ...gold, change: 'difference' })).toBe(false);
    expect(canHedge({ ...gold, kind: 'coin' })).toBe(false);
    expect(canHedge({ ...gold, coverage: { ...coverage, frequency: 'irregular', step: 7 } })).toBe(false);
  });

  it('should name the newest ratio of each instrument', () => {
    expect(ratioWords(test, ['the S&P 500'])).toBe('0.95 of the S&P 500');
  });
});
