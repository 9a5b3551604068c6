import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { buildIndicatorChart, indicatorChartHeight } from '../../src/charts/indicators';
import { moveCursor } from '../../src/charts/keyboard';
import { buildPriceChart, type PriceChartData } from '../../src/charts/prices';
import { chartTheme } from '../../src/charts/theme';
import { buildTimelineChart, chanceBand, strengthWords } from '../../src/charts/timeline';
import { dayFromIso } from '../../src/domain/calendar';
import { INDICATORS } from '../../src/domain/catalogue/indicators';

const theme = chartTheme('light');
const first = dayFromIso('2024-01-01');
const days = Array.from({ length: 200 }, (_, i) => first + i);
const span = { firstDay: first + 10, lastDay: first + 199 };

interface DrawnSeries {
  id: string;
  data: [number, number | null][];
  endLabel: { formatter: string; color: string; offset: [number, number] };
  markLine?: { data: { xAxis?: number; yAxis?: number; label?: { formatter: string } }[] };
  markArea?: { data: { name: string }[][] };
}

function seriesOf(option: EChartsOption): DrawnSeries[] {
  return option.series as unknown as DrawnSeries[];
}

function tooltipOf(option: EChartsOption, items: unknown[]): string {
  return (option.tooltip as { formatter: (items: unknown[]) => string }).formatter(items);
}

function prices(changes: Partial<PriceChartData> = {}): PriceChartData {
  return {
    coins: [
      { id: 'btc', label: 'Bitcoin', days, values: days.map((_, i) => 1000 + 5 * i) },
      { id: 'eth', label: 'Ethereum', days, values: days.map((_, i) => (i < 50 ? NaN : 100)) },
    ],
    span,
    scale: 'indexed',
    halvings: [
      { day: first + 100, coin: 'btc' },
      { day: first + 120, coin: 'ltc' },
      { day: first + 5, coin: 'eth' },
    ],
    compact: false,
    height: 400,
    ...changes,
  };
}

describe('buildPriceChart', () => {
  it('should set each coin to 100 on its first day in the range', () => {
    for (const { data } of seriesOf(buildPriceChart(prices(), theme))) {
      expect(10 ** data[0]![1]!).toBeCloseTo(100, 10);
    }
  });

  it('should leave out days outside the range and days without a price', () => {
    const [bitcoin, ethereum] = seriesOf(buildPriceChart(prices(), theme));
    expect(bitcoin!.data).toHaveLength(190);
    expect(ethereum!.data).toHaveLength(150);
  });

  it('should draw prices themselves when asked to', () => {
    const [bitcoin] = seriesOf(buildPriceChart(prices({ scale: 'price' }), theme));
    expect(10 ** bitcoin!.data[0]![1]!).toBeCloseTo(1050, 8);
  });

  it('should name each line at its end in its own colour, with its change', () => {
    const [bitcoin] = seriesOf(buildPriceChart(prices(), theme));
    expect(bitcoin!.endLabel.formatter).toBe('Bitcoin +90.0 %');
    expect(bitcoin!.endLabel.color).toBe(theme.coins.btc);
  });

  it('should move names apart that would cover one another', () => {
    const same = days.map((_, i) => 10 + i);
    const coins = (['btc', 'ltc'] as const).map((id) => ({ id, label: id, days, values: same }));
    const offsets = seriesOf(buildPriceChart(prices({ coins }), theme)).map(
      ({ endLabel }) => endLabel.offset[1],
    );
    expect(Math.abs(offsets[0]! - offsets[1]!)).toBeCloseTo(16, 6);
  });

  it('should mark halvings of shown coins inside the range only', () => {
    const marks = seriesOf(buildPriceChart(prices(), theme))[0]!.markLine!.data;
    expect(marks.map((mark) => mark.label?.formatter)).toEqual(['BTC halving']);
  });

  it('should tell the price and the index of a day in its tooltip', () => {
    const option = buildPriceChart(prices(), theme);
    const point = seriesOf(option)[0]!.data[10]!;
    const html = tooltipOf(option, [{ seriesId: 'btc', seriesName: 'Bitcoin', color: '#000', value: point }]);
    expect(html).toContain('21 Jan 2024');
    expect(html).toContain('$1,100.0');
    expect(html).toContain('(105)');
  });

  it('should survive a range without any price', () => {
    const option = buildPriceChart(prices({ span: { firstDay: 0, lastDay: 10 } }), theme);
    expect(seriesOf(option)).toEqual([]);
  });
});

describe('buildIndicatorChart', () => {
  const indicators = (['yield_curve', 'vix', 'cpi'] as const).map((id) => ({
    id,
    label: INDICATORS[id].label,
    info: INDICATORS[id],
    days,
    values: days.map((_, i) => (id === 'yield_curve' ? i - 100 : 20 + i)),
  }));

  it('should give each indicator a picture of its own with one linked cursor', () => {
    const option = buildIndicatorChart({ indicators, span, columns: 2 }, theme);
    expect(option.grid).toHaveLength(3);
    expect(option.xAxis).toHaveLength(3);
    expect(option.axisPointer).toMatchObject({ link: [{ xAxisIndex: 'all' }] });
    expect(indicatorChartHeight(3, 2)).toBeGreaterThan(indicatorChartHeight(2, 2));
  });

  it('should draw a zero line only where a series crosses zero', () => {
    const drawn = seriesOf(buildIndicatorChart({ indicators, span, columns: 4 }, theme));
    expect(drawn.map(({ markLine }) => markLine !== undefined)).toEqual([true, false, false]);
  });

  it('should write the last value in the range beside the name', () => {
    const { title } = buildIndicatorChart({ indicators, span, columns: 4 }, theme);
    expect((title as { text: string }[])[1]?.text).toContain('219.00');
  });
});

describe('buildTimelineChart', () => {
  const values = days.map((_, i) => (i > 80 && i < 120 ? NaN : Math.sin(i / 40)));
  const series = { id: 'rolling', label: 'Bitcoin and the VIX', days, values };
  const data = { series, span, windowText: '90 days', chance: 0.25, monthly: false, compact: false };

  it('should break the line where a month has no value', () => {
    const points = seriesOf(buildTimelineChart(data, theme))[0]!.data;
    expect(points.filter(([, value]) => value === null)).toHaveLength(1);
  });

  it('should always draw the zero line, and the reach of chance where it is known', () => {
    const levels = (chance: number): (number | undefined)[] =>
      seriesOf(buildTimelineChart({ ...data, chance }, theme))[0]!.markLine!.data.map(({ yAxis }) => yAxis);
    expect(levels(0.25)).toEqual([0, 0.25, -0.25]);
    expect(levels(NaN)).toEqual([0]);
  });

  it('should name its zones', () => {
    const names = seriesOf(buildTimelineChart(data, theme))[0]!.markArea!.data.map(([zone]) => zone!.name);
    expect(names[0]).toBe('strongly together');
    expect(names.at(-1)).toBe('strongly opposed');
  });

  it('should keep the axis at -1 to 1', () => {
    expect(buildTimelineChart(data, theme).yAxis).toMatchObject({ min: -1, max: 1 });
  });
});

describe('chanceBand', () => {
  it('should be 1.96 divided by the root of n - 1', () => {
    expect(chanceBand(101)).toBeCloseTo(0.196, 10);
    expect(chanceBand(3)).toBeNaN();
  });
});

describe('strengthWords', () => {
  it('should say direction and strength', () => {
    expect(strengthWords(0.7)).toBe('Moving together, strongly');
    expect(strengthWords(-0.3)).toBe('Moving against each other, weakly');
    expect(strengthWords(0.1)).toBe('Hardly any common movement');
    expect(strengthWords(NaN)).toBe('Not defined');
  });
});

describe('moveCursor', () => {
  const option: EChartsOption = { series: [{ data: [1] }, { data: [1, 2, 3] }] } as EChartsOption;

  it('should begin at the last value of the longest series and stay inside it', () => {
    expect(moveCursor('ArrowLeft', -1, option)).toEqual({ seriesIndex: 1, dataIndex: 2 });
    expect(moveCursor('ArrowRight', 2, option)).toEqual({ seriesIndex: 1, dataIndex: 2 });
    expect(moveCursor('PageUp', 2, option)).toEqual({ seriesIndex: 1, dataIndex: 0 });
    expect(moveCursor('Home', 2, option)).toEqual({ seriesIndex: 1, dataIndex: 0 });
  });

  it('should leave other keys and empty charts alone', () => {
    expect(moveCursor('a', 0, option)).toBeNull();
    expect(moveCursor('ArrowLeft', 0, { series: [] })).toBeNull();
  });
});
