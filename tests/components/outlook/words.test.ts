import { describe, expect, it } from 'vitest';
import {
  fanFinding,
  fanRows,
  latelyVolatility,
  outlookCsv,
  outlookFinding,
  pastFinding,
} from '../../../src/components/outlook/words';
import { moneyIn } from '../../../src/charts/money';

const levels = [0.025, 0.1, 0.5, 0.9, 0.975];
const next = {
  originDay: 20_453,
  lastClose: 100,
  days: Int32Array.of(20_454, 20_455),
  quantiles: [80, 90, 101, 110, 120].map((value) => Float64Array.of(value, value)),
  volatility: Float64Array.of(40, 41),
};

describe('the forecast in words', () => {
  it('should say how far the price may go, never where it will be', () => {
    expect(outlookFinding('Bitcoin', { levels, next })).toBe(
      'Bitcoin in 2 days: eight times in ten between $90.000 and $110.00; it stands at $100.00',
    );
    expect(fanFinding({ levels, next })).toMatch(/−10.0 % to \+10.0 %/);
    const pastCoverage = [
      { nominal: 95, covered: 96, n: 4 },
      { nominal: 80, covered: 75, n: 4 },
    ];
    const past = [{ fan: next, actual: Float64Array.of(100, 100) }];
    expect(pastFinding({ past, pastCoverage })).toMatch(/the 80\u00a0% band held 75\u00a0%, the 95/);
    expect(pastFinding({ past: [], pastCoverage })).toMatch(/^No forecast of this length/);
  });

  it('should speak of an own coin in its own unit', () => {
    const euros = moneyIn('EUR');
    expect(outlookFinding('Gold', { levels, next }, euros)).toBe(
      'Gold in 2 days: eight times in ten between 90\u00a0EUR and 110\u00a0EUR; it stands at 100\u00a0EUR',
    );
    expect(fanRows(next, levels, euros)[0]!['q2']).toBe('101\u00a0EUR');
  });

  it('should be a table of every quantile a day', () => {
    const lines = outlookCsv({ levels, next }).trim().split('\n');
    expect(lines[0]).toBe('day,days_ahead,q2.5,q10.0,median,q90.0,q97.5,naive,volatility_percent_a_year');
    expect(lines[1]).toBe('2026-01-01,1,80,90,101,110,120,100,40');
    expect(fanRows(next, levels)).toHaveLength(2);
  });

  it('should measure the volatility of the last thirty days from closes, a year of 365 days', () => {
    const days = Int32Array.from({ length: 31 }, (_, i) => i);
    const closes = Float64Array.from(days, (i) => (i % 2 === 0 ? 100 : 100 * Math.exp(0.02)));
    const found = latelyVolatility({ days, closes });
    expect(found).toBeCloseTo(100 * 0.02 * Math.sqrt((365 * 30) / 29), 6);
    const few = { days: days.subarray(1), closes: closes.subarray(1) };
    expect(latelyVolatility(few)).toBeNaN();
  });
});
