import { describe, expect, it } from 'vitest';
import { chartTheme } from '../../../src/charts/theme';
import { dayFromIso, dayRange } from '../../../src/domain/calendar';
import {
  bandWords,
  drawnPairs,
  monthEnds,
  timelineDefinition,
  timelineTitle,
} from '../../../src/views/correlation/timeline';
import { head } from './heads';

const points = [
  [dayFromIso('2024-03-01'), -0.2],
  [dayFromIso('2024-05-01'), 0.6],
  [dayFromIso('2024-07-01'), 0.1],
] as const;
const series = { id: 'a', label: 'Bitcoin and the VIX', days: [], values: [] };

describe('timelineTitle', () => {
  it('should say where one pair stands and between what it moved', () => {
    expect(timelineTitle([{ series, points }])).toBe(
      'The correlation stood at +0.10 in Jul 2024, after moving between −0.20 (Mar 2024) and +0.60 (May 2024)',
    );
    expect(timelineTitle([{ series, points: [] }])).toContain('No full window');
  });

  it('should say where several pairs stand', () => {
    const other = { series: { ...series, label: 'Ethereum and the VIX' }, points: points.slice(0, 1) };
    expect(timelineTitle([{ series, points }, other])).toBe(
      'Bitcoin and the VIX stood at +0.10 in Jul 2024, Ethereum and the VIX at −0.20',
    );
  });
});

describe('drawnPairs', () => {
  const theme = chartTheme('light');
  const days = dayRange(dayFromIso('2024-01-01'), dayFromIso('2024-01-31'));
  const timeline = { days, values: Float64Array.from(days, (_, i) => (i === 3 ? NaN : i / 100)) };
  const pair = (coin: string, indicator: string) => ({
    pair: { coin: head(coin, 'coin'), indicator: head(indicator) },
    timeline,
  });
  const span = { firstDay: days[2]!, lastDay: days[10]! };

  it('should draw one pair in ink, and only its days that have a value', () => {
    const [only] = drawnPairs([pair('btc', 'vix')], span, theme);
    expect(only).toMatchObject({ colour: theme.ink, dash: 'solid' });
    expect(only!.points.map(([day]) => day - days[0]!)).toEqual([2, 4, 5, 6, 7, 8, 9, 10]);
  });

  it("should draw several in their coins' colours, those of one coin told apart by dashes", () => {
    const drawn = drawnPairs([pair('btc', 'vix'), pair('eth', 'vix'), pair('btc', 'sp500')], span, theme);
    expect(drawn.map(({ colour }) => colour)).toEqual([theme.coins.btc, theme.coins.eth, theme.coins.btc]);
    expect(drawn[0]!.dash).toEqual(drawn[1]!.dash);
    expect(drawn[2]!.dash).not.toEqual(drawn[0]!.dash);
  });

  it('should give the last value of each month as rows of a table', () => {
    const later = { points: [[dayFromIso('2024-02-02'), 0.5]] as const };
    const rows = monthEnds([
      {
        points: [
          [days[3]!, 0.1],
          [days[9]!, 0.2],
        ],
      },
      later,
    ]);
    expect(rows).toEqual([
      { day: days[9], values: [0.2, NaN] },
      { day: dayFromIso('2024-02-02'), values: [NaN, 0.5] },
    ]);
  });
});

describe('timeline words', () => {
  const settings = { view: 'known', method: 'spearman', basis: 'changes', dayBasis: 'trading' } as const;

  it('should define the line, with window, values, days, view and lag', () => {
    expect(timelineDefinition('90', { ...settings, lag: 2 })).toBe(
      'Spearman over the 90 days before, daily changes on trading days, as known on the day, the coin beside the indicator 2 days before.',
    );
    expect(timelineDefinition('monthly', settings)).toBe(
      'Pearson over three calendar-month means of daily changes, as known on the day.',
    );
  });

  it('should say that the band is being simulated, what it is, or why there is none', () => {
    expect(bandWords({ band: null, share: 0.4, reason: null }, 'A and B')).toContain('being simulated: 40 %');
    expect(bandWords({ band: null, share: 1, reason: 'Too few rows.' }, 'A and B')).toBe(
      'No band of chance for A and B. Too few rows.',
    );
    const band = { lower: -0.31, upper: 0.32, level: 0.95, exceedance: [0.1, 0.02] };
    const counts = { n: 3000, rows: 124, resamples: 2000, separateWindows: 24 };
    const words = bandWords({ band: { ...band, ...counts }, share: 1, reason: null }, 'A and B');
    expect(words).toContain('95 % of windows between −0.31 and +0.32 where A and B have nothing to do');
    expect(words).toContain('|r| > 0.9 in 2 %');
    expect(words).toContain('Only 24 separate windows');
  });
});
