import { describe, expect, it } from 'vitest';
import { dayRange } from '../../src/domain/calendar';
import { buildFeatureChart, regimeSpans, shortFigure, valueWords } from '../../src/charts/features';
import { clipped, maskedSpans } from '../../src/charts/features-spans';
import { buildWeightsChart } from '../../src/charts/features-weights';
import { dayToTime } from '../../src/charts/format';
import { chartTheme } from '../../src/charts/theme';
import { dataOf, seriesOf } from './series';

const theme = chartTheme('dark');
const days = dayRange(100, 109);
const masks = {
  hikeCycle: Uint8Array.of(0, 1, 1, 1, 1, 0, 0, 1, 0, 0),
  highInflation: Uint8Array.of(0, 0, 0, 0, 0, 0, 1, 1, 1, 1),
};

describe('spans', () => {
  it('should find the stretches of a mask, the last open one too', () => {
    expect(maskedSpans(days, masks.hikeCycle)).toEqual([
      { firstDay: 101, lastDay: 104 },
      { firstDay: 107, lastDay: 107 },
    ]);
    expect(maskedSpans(days, masks.highInflation)).toEqual([{ firstDay: 106, lastDay: 109 }]);
    expect(maskedSpans(days, new Uint8Array(10))).toEqual([]);
  });

  it('should clip to what is shown', () => {
    expect(clipped({ firstDay: 1, lastDay: 9 }, { firstDay: 3, lastDay: 20 })).toEqual({
      firstDay: 3,
      lastDay: 9,
    });
    expect(clipped({ firstDay: 1, lastDay: 2 }, { firstDay: 3, lastDay: 20 })).toBeNull();
  });

  it('should name long regimes only, each kind at its own edge', () => {
    const spans = regimeSpans(days, masks, { span: { firstDay: 100, lastDay: 109 }, theme });
    expect(spans.map(({ name, namedAt }) => [name, namedAt])).toEqual([
      ['hike cycle', undefined],
      ['high inflation', 'insideBottomLeft'],
    ]);
  });
});

describe('figures', () => {
  it('should leave out units that only say between what a value lies', () => {
    expect(valueWords(-0.3454, '−1 to 1')).toBe('−0.35');
    expect(valueWords(1, '0 or 1')).toBe('1');
    expect(valueWords(0.243, 'share, 0 to 1')).toBe('0.24');
    expect(valueWords(41, 'points, 0 to 100')).toBe('41 points');
    expect(valueWords(363.4, 'bp')).toBe('363.4 bp');
    expect(valueWords(NaN, 'bp')).toBe('–');
  });

  it('should shorten large figures', () => {
    expect(shortFigure(351_123_000_000)).toBe('351.1B');
    expect(shortFigure(-1234.56)).toBe('−1,235');
  });
});

describe('buildFeatureChart', () => {
  const data = {
    days,
    values: Float64Array.of(NaN, -1, 0, 1, 2, 3, 4, 5, 6, 7),
    ...masks,
    label: 'Momentum',
    unit: 'log return',
    span: { firstDay: 101, lastDay: 109 },
    showRegimes: true,
    colour: '#fff',
  };

  it('should draw the feature on its regimes with a zero line where it crosses zero', () => {
    const [line] = seriesOf(buildFeatureChart(data, theme));
    expect(line!.data).toHaveLength(9);
    expect(line).toMatchObject({ markLine: { data: [{ yAxis: 0 }] } });
    expect((line as { markArea: { data: unknown[] } }).markArea.data).toHaveLength(2);
  });

  it('should hide the regimes on request', () => {
    const [line] = seriesOf(buildFeatureChart({ ...data, showRegimes: false }, theme));
    expect(line).toMatchObject({ markArea: { data: [] } });
  });
});

describe('buildWeightsChart', () => {
  it('should stack all indicators to one whole', () => {
    const weights = [0.5, 0.3, 0.2].map((share) => new Float64Array(10).fill(share));
    const option = buildWeightsChart(
      {
        days,
        ...masks,
        features: [
          { id: 'vix', label: 'VIX' },
          { id: 'cpi', label: 'CPI' },
          { id: 'dxy', label: 'Dollar' },
        ],
        weights,
        span: { firstDay: 100, lastDay: 109 },
        showRegimes: false,
        compact: false,
        mostDays: 1000,
      },
      theme,
    );
    const lines = seriesOf(option);
    expect(lines.every((one) => 'stack' in one && one.stack === 'weights')).toBe(true);
    expect(['VIX', 'CPI', 'Dollar'].reduce((sum, name) => sum + dataOf(option, name)[0]![1]!, 0)).toBeCloseTo(
      1,
      12,
    );
    expect(option.yAxis).toMatchObject({ min: 0, max: 1 });
    expect(dataOf(option, 'VIX')[0]).toEqual([dayToTime(100), 0.5]);
  });
});
