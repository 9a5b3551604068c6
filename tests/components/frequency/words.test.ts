import { describe, expect, it } from 'vitest';
import type { FilterFigures, FrequencyStudy, PriceTrendStudy } from '../../../src/contracts/analysis';
import { dayFromIso } from '../../../src/domain/calendar';
import { INDICATORS } from '../../../src/domain/catalogue/indicators';
import {
  cpiFinding,
  filterFinding,
  lagFinding,
  leadFinding,
  leakSentence,
  spokenName,
} from '../../../src/components/frequency/words';

const day = dayFromIso('2020-03-16');
const figures: FilterFigures = {
  cutoff: 0.5,
  causalDelay: 1,
  smoothedLead: 2,
  causalHits: 49.4,
  smoothedHits: 77.2,
  judged: 3202,
  rewritten: 0.5,
  rewrittenShare: 0.3,
};
const study = {
  days: Int32Array.of(day - 1, day),
  smoothedAsOf: Float64Array.of(1, 82.69),
  smoothed: Float64Array.of(1, 74.82),
  causal: Float64Array.of(1, 59.05),
  lead: {
    leads: Int32Array.of(-1, 0, 1),
    causal: Float64Array.of(0.5, 0.1, -0.02),
    smoothed: Float64Array.of(0.4, 0.7, 0.39),
  },
} as unknown as FrequencyStudy;

describe('what the filters say', () => {
  it('should set what was drawn then against what is drawn now', () => {
    expect(filterFinding(study, INDICATORS.vix, day)).toBe(
      'On 16 Mar 2020 the smoothed line of the VIX was drawn at 82.69; today it is drawn at 74.82 for that day. The causal line has said 59.05 ever since.',
    );
    const still = { ...study, smoothed: study.smoothedAsOf };
    expect(filterFinding(still, INDICATORS.vix, day)).toContain('drawn at 82.69 and still is');
  });

  it('should say how often the next move is given away', () => {
    expect(leakSentence(figures, INDICATORS.vix)).toMatch(/in 77 % of 3,202 cases.*The causal line: 49 %\./);
  });

  it('should count days in words', () => {
    expect(lagFinding(figures)).toBe(
      'The causal line is half-way up a jump 1 day late; the smoothed line sets out 2 days before it happens',
    );
    expect(lagFinding({ ...figures, causalDelay: 0 })).toContain('on the same day');
    expect(leadFinding(study)).toBe(
      'With tomorrow’s change the smoothed line correlates 0.39, the causal one −0.02',
    );
  });

  it('should name series as they are spoken of', () => {
    expect([INDICATORS.vix, INDICATORS.cpi, INDICATORS.dxy].map(spokenName)).toEqual([
      'the VIX',
      'CPI',
      'the dollar',
    ]);
    expect(spokenName({ id: 'own_hash_rate', label: 'Hash rate', shortLabel: 'Hash' })).toBe('Hash rate');
  });
});

describe('findings of a series that says little', () => {
  it('should say that nothing was known on the day, and that nothing could be judged', () => {
    expect(filterFinding(study, { ...INDICATORS.vix, id: 'own_x', label: 'X' }, day + 9)).toBe(
      'On 25 Mar 2020 nothing was known of X',
    );
    expect(leakSentence({ ...figures, smoothedHits: 51, judged: 400 }, INDICATORS.vix)).toMatch(
      /in 51 % of 400 cases, no more than a coin’s toss\. The causal line: 49 %\.$/,
    );
    expect(leakSentence({ ...figures, judged: 0 }, { ...INDICATORS.vix, id: 'own_x', label: 'X' })).toBe(
      'X: no move that the smoothed line could tell',
    );
  });
});

describe('cpiFinding', () => {
  const growth = (value: number) => ({ level: new Float64Array(2), growth: Float64Array.of(0, value) });
  const trend = {
    days: study.days,
    oneSided: growth(1.5),
    smoothedAsOf: growth(1.6),
    smoothed: growth(0.5),
    fit: null,
  } as unknown as PriceTrendStudy;

  it('should say what models read, and only of lines that they read', () => {
    expect(cpiFinding(trend, day)).toBe(
      'On 16 Mar 2020 models read that prices grew by 1.5 % a year; smoothed, the line said 1.6 % then and says 0.5 % now',
    );
    const fitted = { ...trend, fit: {} } as PriceTrendStudy;
    expect(cpiFinding(fitted, day)).toContain('the one-sided line read');
  });
});
