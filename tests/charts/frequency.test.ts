import { describe, expect, it } from 'vitest';
import { dayRange } from '../../src/domain/calendar';
import { buildFilterChart, linePoints } from '../../src/charts/frequency';
import { buildCpiChart } from '../../src/charts/frequency-cpi';
import { buildGuidedChart } from '../../src/charts/frequency-guided';
import { buildLeadChart, buildStepChart } from '../../src/charts/frequency-lag';
import { dayToTime } from '../../src/charts/format';
import { chartTheme } from '../../src/charts/theme';
import { seriesOf } from './series';

const theme = chartTheme('light');
const days = dayRange(100, 109);
const ten = (first: number): Float64Array => Float64Array.from({ length: 10 }, (_, i) => first + i);
const span = { firstDay: 102, lastDay: 107 };

describe('linePoints', () => {
  it('should keep the days of the span and break at missing values', () => {
    const values = ten(0);
    values[3] = NaN;
    expect(linePoints(days, values, { firstDay: 102, lastDay: 104 })).toEqual([
      [dayToTime(102), 2],
      [dayToTime(103), null],
      [dayToTime(104), 4],
    ]);
  });
});

describe('buildFilterChart', () => {
  const smoothedAsOf = ten(20).map((value, i) => (i <= 5 ? value : NaN));
  const data = {
    series: { days, raw: ten(0), causal: ten(10), smoothed: ten(20), smoothedAsOf },
    span,
    asOfDay: 105,
    unit: 'index points',
    decimals: 1,
    compact: false,
    height: 300,
  };

  it('should draw four lines, the one of then dashed and no further than the as-of day', () => {
    const lines = seriesOf(buildFilterChart(data, theme));
    expect(lines.map(({ name }) => name)).toEqual([
      'as known',
      'smoothed, today',
      'smoothed, then',
      'causal',
    ]);
    expect(lines[2]!.data).toEqual([
      [dayToTime(102), 22],
      [dayToTime(103), 23],
      [dayToTime(104), 24],
      [dayToTime(105), 25],
      [dayToTime(106), null],
      [dayToTime(107), null],
    ]);
    expect(lines[2]).toMatchObject({ lineStyle: { type: [6, 4] } });
    expect(lines[1]).toMatchObject({ lineStyle: { type: 'solid' } });
  });

  it('should mark the as-of day and tint what was then still to come', () => {
    const [first] = seriesOf(buildFilterChart(data, theme));
    expect(first).toMatchObject({
      markLine: { data: [{ xAxis: dayToTime(105) }] },
      markArea: { data: [[{ xAxis: dayToTime(105) }, { xAxis: dayToTime(107) }]] },
    });
    const [last] = seriesOf(buildFilterChart({ ...data, asOfDay: 107 }, theme));
    expect(last).toMatchObject({ markArea: { data: [] } });
  });

  it('should name lines in a legend instead of at their ends on narrow screens', () => {
    const option = buildFilterChart({ ...data, compact: true }, theme);
    expect(option.legend).toBeDefined();
    expect(seriesOf(option)[0]).toMatchObject({ endLabel: { show: false }, symbol: 'none' });
    expect(buildFilterChart(data, theme).legend).toBeUndefined();
  });
});

describe('buildStepChart and buildLeadChart', () => {
  const data = {
    days: Int32Array.of(-2, -1, 0, 1, 2),
    causal: Float64Array.of(0, 0, 0.2, 0.6, 1),
    smoothed: Float64Array.of(0.1, 0.3, 0.7, 0.9, 1),
    reach: 1,
    height: 200,
  };

  it('should show the jump from nothing to all beside both lines, within the reach', () => {
    const lines = seriesOf(buildStepChart(data, theme));
    expect(lines.map(({ name }) => name)).toEqual(['the jump', 'smoothed', 'causal']);
    expect(lines[0]!.data).toEqual([
      [-1, 0],
      [0, 1],
      [1, 1],
    ]);
    expect(lines[2]!.data).toEqual([
      [-1, 0],
      [0, 0.2],
      [1, 0.6],
    ]);
  });

  it('should tint the days before the jump, and in the correlations the days to come', () => {
    const tinted = (option: Parameters<typeof seriesOf>[0]): unknown =>
      seriesOf(option).find(({ name }) => name === 'smoothed');
    expect(tinted(buildStepChart(data, theme))).toMatchObject({
      markArea: { data: [[{ xAxis: -1, name: 'before the jump' }, { xAxis: -0.5 }]] },
    });
    expect(tinted(buildLeadChart(data, theme))).toMatchObject({
      markArea: { data: [[{ xAxis: 0.5, name: 'not yet happened' }, { xAxis: 1 }]] },
    });
  });
});

describe('buildCpiChart', () => {
  it('should put a dot on the one-sided line on every release day inside the span', () => {
    const lines = seriesOf(
      buildCpiChart(
        {
          days,
          oneSided: ten(1),
          smoothed: ten(2),
          smoothedAsOf: ten(3),
          releaseDays: Int32Array.of(101, 104, 109),
          span,
          asOfDay: 105,
          unit: '% a year',
          decimals: 1,
          compact: false,
          height: 300,
        },
        theme,
      ),
    );
    expect(lines.find(({ name }) => name === 'release')!.data).toEqual([[dayToTime(104), 5]]);
  });
});

describe('buildGuidedChart', () => {
  it('should say in the tooltip how much of the day is let in', () => {
    const option = buildGuidedChart(
      {
        days,
        raw: ten(1),
        guided: ten(2),
        alpha: new Float64Array(10).fill(0.3),
        span,
        unit: 'index points',
        decimals: 1,
        compact: false,
        height: 200,
      },
      theme,
    );
    const { formatter } = option.tooltip as { formatter: (items: unknown) => string };
    expect(formatter([{ seriesName: 'guided', value: [dayToTime(103), 5] }])).toContain('30 %');
  });
});
