import { describe, expect, it } from 'vitest';
import { buildWeightsChart } from '../../../src/charts/features-weights';
import { dayToTime } from '../../../src/charts/format';
import { chartTheme } from '../../../src/charts/theme';
import {
  firstWeightRow,
  monthEndRows,
  weightNames,
  weightsFinding,
} from '../../../src/components/weights/words';
import type { WeightsStudy } from '../../../src/contracts/analysis';
import { dynamicWeights } from '../../../src/domain/features/dynamic-weights';
import { weightSteps } from '../../../src/domain/features/weight-steps';
import { regimesOf, withRegime } from '../../../src/views/weights/regimes';
import { rowOfDay, weightsCsv } from '../../../src/views/weights/rows';
import { stepWords } from '../../../src/views/weights/words';
import { syntheticPanel } from '../../domain/features/synthetic';
import { seriesOf } from '../../charts/series';

const panel = syntheticPanel(300);
const regimes = { hikeCycle: new Uint8Array(300), highInflation: new Uint8Array(300) };
const study: WeightsStudy = { ...dynamicWeights(panel, 'btc'), ...regimes };
const last = study.days.length - 1;
const span = { firstDay: study.days[200]!, lastDay: study.days[last]! };

describe('words of the weights', () => {
  it('should name the two largest weights of a day', () => {
    const shares = study.smoothed.map((values) => Math.round(100 * values[last]!)).sort((a, b) => b - a);
    const finding = weightsFinding(study, last, 'Bitcoin');
    expect(finding).toContain(`Bitcoin gives ${shares[0]} % of its weight to`);
    expect(finding).toContain(`and ${shares[1]} % to`);
    expect(weightsFinding(study, 0, 'Bitcoin')).toMatch(/has no weights yet$/);
  });

  it('should work a day out in five steps', () => {
    const words = stepWords(weightSteps(study, last)!, study.days[last]!);
    expect(words).toHaveLength(5);
    expect(words[0]).toMatch(/over the 90 days from .* correlate the ranks \(Spearman\)/);
    expect(words[2]).toMatch(/VIX × 1\.20, Real S&P × 1\.10/);
    expect(words[4]).toMatch(/25 % of the way to/);
    const plain: WeightsStudy = { ...dynamicWeights(panel, 'btc', { boosts: {} }), ...regimes };
    expect(stepWords(weightSteps(plain, last)!, study.days[last]!)[2]).toMatch(/none is switched on/);
    const first = firstWeightRow(study);
    expect(stepWords(weightSteps(study, first)!, study.days[first]!)[4]).toMatch(/It is the first day/);
  });

  it('should list month ends of the range, newest first', () => {
    const rows = monthEndRows(study, span);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.length).toBeLessThan(6);
    expect(Object.keys(rows[0]!)).toEqual(['day', ...study.features]);
  });

  it('should write every day of the range as CSV', () => {
    const { columns, rows } = weightsCsv([{ coin: 'btc', study }], span);
    expect(columns).toEqual(['coin', 'day', ...study.features]);
    expect(rows).toHaveLength(100);
    for (const row of rows) {
      expect((row.slice(2) as number[]).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
    expect([span.firstDay, span.lastDay + 1].map((day) => rowOfDay(study.days, day))).toEqual([200, -1]);
  });

  it('should switch each regime by itself', () => {
    expect(regimesOf('both')).toEqual(['hike', 'inflation']);
    expect(withRegime('none', 'inflation', true)).toBe('inflation');
    expect(withRegime('inflation', 'hike', true)).toBe('both');
    expect(withRegime('both', 'inflation', false)).toBe('hike');
    expect(withRegime('hike', 'hike', false)).toBe('none');
  });

  it('should mark the chosen day inside the range alone', () => {
    const lineAt = (markedDay: number): unknown => {
      const data = {
        ...study,
        features: weightNames(study),
        weights: study.smoothed,
        span,
        showRegimes: false,
        compact: true,
        mostDays: 40,
        markedDay,
      };
      const [first] = seriesOf(buildWeightsChart(data, chartTheme('light')));
      return (first as { markLine?: { data?: unknown } }).markLine?.data;
    };
    expect(lineAt(span.lastDay)).toEqual([{ xAxis: dayToTime(span.lastDay) }]);
    expect(lineAt(span.firstDay - 1)).toEqual([]);
  });

  it('should draw no more days than asked, the newest among them', () => {
    const data = {
      ...study,
      features: weightNames(study),
      weights: study.smoothed,
      span,
      showRegimes: false,
      compact: true,
      mostDays: 40,
    };
    for (const { data: points } of seriesOf(buildWeightsChart(data, chartTheme('light')))) {
      const days = (points as [number, number][]).map(([time]) => time);
      expect(days).toHaveLength(34);
      expect(days.at(-1)).toBe(dayToTime(span.lastDay));
    }
  });
});
