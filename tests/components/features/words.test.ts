import { describe, expect, it } from 'vitest';
import type { FeatureRow, FeatureTable } from '../../../src/contracts/analysis';
import { dayFromIso } from '../../../src/domain/calendar';
import { FEATURES } from '../../../src/domain/features/catalogue';
import { featuresFinding, GROUP_WORDS, warmUpWords } from '../../../src/components/features/words';

describe('words of the Features page', () => {
  it('should count what can be used and what is left out', () => {
    const row = (id: string, leftOut: string | null): FeatureRow => ({
      id,
      firstDay: 0,
      lastDay: 1,
      values: 2,
      latest: 1,
      leftOut,
    });
    const table = {
      rows: [row('a', null), row('b', 'Missing on 3 days.'), row('c', null)],
      run: { fitted: { firstDay: dayFromIso('2013-12-27') } },
    } as unknown as FeatureTable;
    expect(featuresFinding(table, 'Bitcoin')).toBe(
      '2 of 3 features are there on every day that a run on Bitcoin needs, from 27 Dec 2013 on; 1 is left out by name',
    );
  });

  it('should have a name for every group of the catalogue', () => {
    expect(FEATURES.every(({ group }) => GROUP_WORDS[group].length > 0)).toBe(true);
  });

  it('should put warm-ups in words', () => {
    expect([0, 1, 90].map(warmUpWords)).toEqual(['from the first day', 'after 1 day', 'after 90 days']);
  });
});
