import { describe, expect, it } from 'vitest';
import { buildClaimsChart } from '../../../src/charts/claims';
import { chartTheme } from '../../../src/charts/theme';
import { CORRELATION_CLAIMS, type ClaimFigures } from '../../../src/domain/claims/correlation-claims';
import { claimRanges } from '../../../src/views/findings/ranges';
import { claimsCsv } from '../../../src/views/findings/claims-csv';
import {
  claimedWords,
  claimName,
  findingsTitle,
  monthlyWords,
  verdictWords,
} from '../../../src/views/findings/words';
import { seriesOf } from '../../charts/series';

const [sp500, dollar, vix] = CORRELATION_CLAIMS;
const news = CORRELATION_CLAIMS.find(({ id }) => id === 'doge-news-svc')!;

function figures(levels: number, changes: number, trendAlone = 0.82): ClaimFigures {
  const monthly = { months: 98, beyond: 41, turns: 28 };
  return { levels, changes, trendAlone, means: 0.63, levelRows: 365, changeRows: 252, monthly };
}

describe('verdictWords', () => {
  it('should put levels, the straight line and changes into one sentence', () => {
    expect(verdictWords(sp500!, figures(0.7, 0.26))).toBe(
      'Holds on levels, +0.70, where a trend alone gives +0.82; on daily changes +0.26, less than claimed.',
    );
    expect(verdictWords(sp500!, figures(0.87, 0.65))).toMatch(
      /^More than claimed .* inside the claim too\.$/,
    );
    expect(verdictWords(dollar!, figures(-0.68, -0.2))).toMatch(
      /^The other sign on levels, −0\.68, .* −0\.20, the other sign\.$/,
    );
    expect(verdictWords(vix!, figures(0.05, -0.16))).toMatch(/^Next to nothing on levels, \+0\.05,/);
  });

  it('should say that a claim below 0.5 says little, and give none without figures', () => {
    expect(verdictWords(news, figures(0.2, 0.02))).toBe(
      'Holds, as zero would: +0.20 on levels, +0.02 on daily changes; with the mean news of 30 days +0.63.',
    );
    expect(verdictWords(sp500!, figures(NaN, NaN))).toBe('No verdict: only 365 days with both series.');
  });
});

describe('words of the findings', () => {
  it('should name pairs and what is claimed of them', () => {
    expect(claimName(sp500!)).toBe('Bitcoin with the S&P 500');
    expect(claimName(news)).toBe('Dogecoin with the news (SVC)');
    expect([sp500!, vix!, news].map(claimedWords)).toEqual([
      '+0.60 to +0.80',
      '−0.60 to −0.70',
      'below 0.50',
    ]);
  });

  it('should count only claims that say something', () => {
    const all = CORRELATION_CLAIMS.map((claim) => ({ claim, figures: figures(0.7, 0.1) }));
    expect(findingsTitle(all, 'Over its own days')).toBe(
      'Over its own days, 2 of the original’s 5 correlations of a coin with the economy show on levels, and none on daily changes',
    );
    expect(monthlyWords(figures(0, 0))).toMatch(/^Of 98 months 42 % .* 28\.7 % of cases/);
  });

  it('should measure over the original’s days, their last years and the chosen range', () => {
    const ranges = claimRanges('1Y', { firstDay: 15_824, lastDay: 20_453 });
    expect(ranges.map(({ firstDay, lastDay }) => lastDay - firstDay + 1)).toEqual([
      2991, 365, 1095, 1825, 365,
    ]);
    expect(ranges[4]!.lastDay).toBe(20_453);
    const csv = claimsCsv([{ claim: sp500!, figures: [{ range: ranges[0]!, figures: figures(NaN, 0.1) }] }]);
    expect(csv.rows[0]!.slice(0, 8)).toEqual([
      'btc-sp500',
      0.6,
      0.8,
      '2013-04-29',
      '2021-07-06',
      null,
      0.82,
      0.1,
    ]);
    expect(csv.rows[0]).toHaveLength(csv.columns.length);
  });
});

describe('buildClaimsChart', () => {
  it('should draw three marks a claim, the first claim on top', () => {
    const line = { low: 0.6, high: 0.8, levels: 0.83, trendAlone: 0.67, changes: 0.12 };
    const option = buildClaimsChart(
      [
        { label: 'first', ...line },
        { label: 'second', ...line, low: -0.7, high: -0.6 },
      ],
      { compact: false },
      chartTheme('light'),
    );
    const series = seriesOf(option);
    expect(series.map(({ name }) => name)).toEqual(['levels', 'a straight line alone', 'daily changes']);
    expect(series[0]!.data).toEqual([
      [0.83, 0],
      [0.83, 1],
    ]);
    const { axisLabel } = option.yAxis as unknown as { axisLabel: { formatter: (row: number) => string } };
    expect([0, 1].map(axisLabel.formatter)).toEqual(['second', 'first']);
  });
});
