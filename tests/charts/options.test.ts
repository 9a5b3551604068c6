import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { buildIndicatorChart, indicatorChartHeight } from '../../src/charts/indicators';
import { moveCursor } from '../../src/charts/keyboard';
import { buildPriceChart, type PriceChartData } from '../../src/charts/prices';
import { chartTheme } from '../../src/charts/theme';
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

  it('should draw an own coin among the others, named at its end, in dollars only where its unit is that', () => {
    const values = days.map((_, i) => 3 + i);
    const own = (unit: string): PriceChartData['coins'][number] => ({
      ...{ id: 'own_gold', label: '{a}Gold coin of mine', unit, days, values },
    });
    const drawn = (changes: Partial<PriceChartData>): DrawnSeries[] =>
      seriesOf(buildPriceChart(prices(changes), theme));
    const [gold] = drawn({ coins: [own('EUR')] });
    expect(gold!.endLabel.formatter).toMatch(/^ a Gold coin… \+/);
    expect(gold!.endLabel.color).toBe(theme.accent);
    const both = [...prices().coins, own('EUR')];
    expect(drawn({ coins: both })).toHaveLength(3);
    expect(drawn({ coins: both, scale: 'price' })).toHaveLength(2);
    expect(drawn({ coins: [...prices().coins, own('usd')], scale: 'price' })).toHaveLength(3);
    const item = { seriesId: 'own_gold', seriesName: 'Gold', color: 'red', value: [0, 2] };
    const told = tooltipOf(buildPriceChart(prices({ coins: both }), theme), [item]);
    expect(told).toContain('13\u00a0EUR (100)');
    expect(told).toContain('each coin’s unit');
  });

  it('should move names apart that would cover one another', () => {
    const same = days.map((_, i) => 10 + i);
    const coins = (['btc', 'ltc'] as const).map((id) => ({ id, label: id, days, values: same }));
    const offsets = seriesOf(buildPriceChart(prices({ coins }), theme)).map(
      ({ endLabel }) => endLabel.offset[1],
    );
    expect(Math.abs(offsets[0]! - offsets[1]!)).toBeCloseTo(16, 6);
  });

  it('should give long changes their room on a phone, and few dates', () => {
    const rise = days.map((_, i) => 1 + i ** 3);
    const coins = [{ id: 'btc' as const, label: 'Bitcoin', days, values: rise }];
    const { grid, xAxis } = buildPriceChart(prices({ coins, compact: true }), theme) as unknown as {
      grid: { right: number };
      xAxis: { axisLabel: { customValues: number[] } };
    };
    const [bitcoin] = seriesOf(buildPriceChart(prices({ coins, compact: true }), theme));
    const widest = Math.max(...bitcoin!.endLabel.formatter.split('\n').map(({ length }) => length));
    expect(widest).toBeGreaterThan(9);
    expect(grid.right).toBeGreaterThanOrEqual(7 * widest);
    expect(xAxis.axisLabel.customValues.length).toBeLessThanOrEqual(4);
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
