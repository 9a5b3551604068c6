import { describe, expect, it } from 'vitest';
import { DEFAULT_LINK_STATE } from '../../../src/contracts/link-defaults';
import { formatLink, parseLink } from '../../../src/services/link';
import type { ScalingRow, ScalingTable } from '../../../src/contracts/analysis';
import {
  balanceWords,
  coinScalingRows,
  rangeWords,
  scaledWords,
  scalingFinding,
  scalingWords,
  shortScaling,
} from '../../../src/components/scaling/words';

function row(changes: Partial<ScalingRow>): ScalingRow {
  return {
    id: 'sp500',
    params: { kind: 'minmax', log: false, centre: 0, scale: 1, span: 2, offset: -1 },
    raw: { min: 1742.1, max: 4705 },
    scaled: { min: -1, max: 1 },
    test: { min: 0.6, max: 2.5 },
    deviation: 0.49,
    balanced: false,
    ...changes,
  };
}

describe('words of the Scaling page', () => {
  it('should say what becomes of the S&P 500 and how many features are balanced', () => {
    const table = { rows: [row({}), row({ id: 'vix', balanced: true })] } as unknown as ScalingTable;
    expect(scalingFinding(table, 'Bitcoin')).toBe(
      'On the training days of Bitcoin the S&P 500 of 1,742 to 4,705 becomes −1.0 to 1.0; 1 of 2 features have an SD between 0.5 and 1.5',
    );
    expect(scalingFinding({ ...table, rows: [] }, 'Bitcoin')).toMatch(
      /^On the training days of Bitcoin 0 of 0/,
    );
  });

  it('should say why a feature weighs less or more', () => {
    const { params } = row({});
    expect(balanceWords(row({ balanced: true }))).toBe('balanced');
    expect(balanceWords(row({}))).toBe('light: most days in a narrow band');
    expect(balanceWords(row({ params: { ...params, kind: 'robust' } }))).toContain('nine tenths');
    expect(balanceWords(row({ params: { ...params, kind: 'standard' } }))).toBe('light');
    expect(balanceWords(row({ deviation: 1.6 }))).toMatch(/^heavy/);
    expect(balanceWords(row({ deviation: 0 }))).toMatch(/^constant/);
  });

  it('should put scalers and ranges in words', () => {
    expect(shortScaling({ kind: 'minmax', log: true })).toBe('log, min-max');
    expect(scalingWords({ kind: 'standard', log: false })).toBe('standard: less the mean, over the SD');
    expect(rangeWords({ min: 2_858_000, max: 351_000_000_000 })).toBe('2.858M to 351B');
    expect(scaledWords({ min: -1, max: 0.5 })).toBe('−1.00 to 0.50');
    expect([rangeWords, scaledWords].map((words) => words({ min: NaN, max: NaN }))).toEqual(['–', '–']);
  });

  it('should set one feature of several coins side by side, also where a coin has none', () => {
    const coins = [
      { label: 'Bitcoin', row: row({ balanced: true }) },
      { label: 'Dogecoin', row: undefined },
    ];
    expect(coinScalingRows(coins)).toEqual([
      {
        ...{ coin: 'Bitcoin', raw: '1,742 to 4,705', scaled: '−1.00 to 1.00', test: '0.60 to 2.50' },
        ...{ deviation: '0.49', flag: 'balanced' },
      },
      {
        ...{ coin: 'Dogecoin', raw: '–', scaled: '–', test: '–' },
        ...{ deviation: '–', flag: 'no value in training' },
      },
    ]);
  });

  it('should keep four coins in the link, off without it', () => {
    expect(parseLink({ v: '1', four: 'yes' }, 'scaling').state['scalingFour']).toBe('yes');
    expect(formatLink({ ...DEFAULT_LINK_STATE, scalingFour: 'yes' }, 'scaling')).toEqual({
      v: '1',
      four: 'yes',
    });
  });
});
