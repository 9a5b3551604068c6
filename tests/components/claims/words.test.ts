import { describe, expect, it } from 'vitest';
import { allClaims, claimsFinding, figureWords, withMinus } from '../../../src/components/claims/words';
import type { Claim } from '../../../src/domain/claims/claim';

const side = { how: '', figures: [] };
const claim = (verdict: Claim['verdict']): Claim => ({
  id: 'mape',
  claim: 'c',
  original: side,
  honest: side,
  finding: 'f',
  verdict,
  source: 'live',
});

describe('claims of tables and of stored runs', () => {
  const weights: Claim = { ...claim('refuted'), id: 'dynamic-weights' };
  const file = {
    label: 'Stored runs',
    command: 'make it',
    data: 'd',
    claims: [
      { ...weights, honest: { how: 'more', figures: [{ label: 'moves', value: 2, unit: '%' as const }] } },
      { ...claim('unmeasured'), id: 'noise' as const, source: 'stored' as const },
    ],
  };

  it('should stand in the order of the page, a live row joined by what runs add to it', () => {
    const all = allClaims([weights, claim('refuted')], [file]);
    expect(all.map(({ id, note }) => [id, note])).toEqual([
      ['mape', undefined],
      ['noise', 'Stored runs'],
      ['dynamic-weights', 'Stored runs'],
    ]);
    expect(all[2]).toMatchObject({ source: 'live', command: 'make it' });
    expect(all[2]!.honest.figures.map(({ label }) => label)).toEqual(['moves']);
    expect(allClaims([weights], [])).toEqual([weights]);
  });
});

describe('claims in words', () => {
  it('should be counted by what became of them', () => {
    expect(claimsFinding([claim('refuted'), claim('refuted'), claim('absent')])).toBe(
      '3 claims of the original project: 2 refuted by the same data, 1 about what does not exist',
    );
    expect(claimsFinding([])).toMatch(/^What the original project claimed/);
  });

  it('should show figures in the digits that they deserve', () => {
    const words = (value: number, unit: '' | '%' | 'USD' | 'days') => figureWords({ label: '', value, unit });
    expect(words(4.7531, '%')).toBe('4.75 %');
    expect(words(0.000335, '%')).toBe('0.00034 %');
    expect(words(0, '%')).toBe('0.00 %');
    expect(words(NaN, '%')).toBe('–');
    expect(words(0.83, '')).toBe('+0.83');
    expect(words(-0.6612, '')).toBe('−0.661');
    expect(words(2901, 'days')).toBe('2,901 days');
    expect(withMinus('it is -0.9 % (-1), not a-1 or 2021-07')).toBe('it is −0.9 % (−1), not a-1 or 2021-07');
  });
});
