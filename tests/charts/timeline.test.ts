import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { matrixImage } from '../../src/charts/matrix-image';
import { chartTheme } from '../../src/charts/theme';
import { buildTimelineChart } from '../../src/charts/timeline';
import type { TimelineChartData } from '../../src/charts/timeline-data';
import { laneHeight } from '../../src/charts/timeline-lanes';
import { strengthWords } from '../../src/charts/timeline-tooltip';
import { dayToTime } from '../../src/charts/format';
import { dayFromIso } from '../../src/domain/calendar';

const theme = chartTheme('light');
const first = dayFromIso('2024-01-01');
const days = Array.from({ length: 200 }, (_, i) => first + i);
const values = days.map((_, i) => (i > 80 && i < 120 ? NaN : Math.sin(i / 40)));
const line = {
  series: { id: 'a', label: 'Bitcoin and the VIX', days, values },
  ...{ short: 'BTC, VIX', colour: theme.ink, dash: 'solid' as const },
};
const data: TimelineChartData = {
  lines: [line],
  span: { firstDay: first + 10, lastDay: first + 199 },
  windowText: '90 days',
  band: { lower: -0.25, upper: 0.3, level: 0.95 },
  monthly: false,
  lanes: [],
  news: [{ day: first + 20, words: 'The Federal Reserve decided' }],
  description: 'The swing that options price in.',
  height: 360,
  compact: false,
};

interface Drawn {
  readonly id: string;
  readonly data: [number, number | null][];
  readonly endLabel?: { readonly formatter: string };
  readonly markLine?: { readonly data: { yAxis?: number; xAxis?: number }[] };
  readonly markArea?: { readonly data: { name?: string; xAxis?: number }[][] };
}
const seriesOf = (option: EChartsOption): Drawn[] => option.series as unknown as Drawn[];
const build = (changes: Partial<TimelineChartData> = {}): Drawn[] =>
  seriesOf(buildTimelineChart({ ...data, ...changes }, theme));

function tip(changes: Partial<TimelineChartData>, day: number): string {
  const option = buildTimelineChart({ ...data, ...changes }, theme);
  const value = [dayToTime(day), values[day - first]!];
  const { formatter } = option.tooltip as { formatter: (items: unknown[]) => string };
  return formatter([{ seriesId: 'line-0', value }]);
}

describe('buildTimelineChart', () => {
  it('should break the line where a month has no value', () => {
    expect(build()[0]!.data.filter(([, value]) => value === null)).toHaveLength(1);
  });

  it('should always draw the zero line, and the band of chance once it is known', () => {
    const levels = (band: TimelineChartData['band']): (number | undefined)[] =>
      build({ band })[0]!.markLine!.data.map(({ yAxis }) => yAxis);
    expect(levels(data.band)).toEqual([0, 0.3, -0.25]);
    expect(levels(null)).toEqual([0]);
  });

  it('should name its zones and keep its axis at -1 to 1', () => {
    const names = build()[0]!.markArea!.data.map(([zone]) => zone!.name);
    expect([names[0], names.at(-1)]).toEqual(['strongly together', 'strongly opposed']);
    const { yAxis } = buildTimelineChart(data, theme) as { yAxis: object[] };
    expect(yAxis[0]).toMatchObject({ min: -1, max: 1 });
  });

  it('should name lines at their ends where there are several, the zones and the band once', () => {
    const drawn = build({ lines: [line, { ...line, short: 'ETH, VIX' }] });
    expect(drawn.slice(0, 2).map(({ endLabel }) => endLabel?.formatter)).toEqual(['BTC, VIX', 'ETH, VIX']);
    expect(drawn[1]!.markLine).toBeUndefined();
    expect(build()[0]!.endLabel).toBeUndefined();
  });

  it('should draw regimes and events in lanes, and through the plot where they are meant to', () => {
    const span = { firstDay: first + 30, lastDay: first + 59 };
    const lanes = [
      { name: 'Fed raising', colour: theme.warn, spans: [span], days: [], inPlot: true },
      { name: 'FOMC', colour: theme.accent, spans: [], days: [first + 20, first + 40], inPlot: false },
    ];
    const drawn = build({ lanes });
    const shades = drawn.find(({ id }) => id === 'shades')!;
    expect(shades.markArea!.data).toEqual([
      [{ xAxis: dayToTime(first + 30) }, { xAxis: dayToTime(first + 60) }],
    ]);
    expect(shades.markLine!.data).toEqual([]);
    const ticks = drawn.find(({ id }) => id === 'lane-1')!.data;
    expect(ticks.map(([time, value]) => [time, value === null])).toEqual(
      [20, 20, 20, 40, 40, 40].map((day, i) => [dayToTime(first + day), i % 3 === 2]),
    );
    expect(laneHeight(lanes)).toBeGreaterThan(laneHeight(lanes.slice(1)));
    expect(laneHeight([])).toBe(0);
  });

  it('should tell value, strength, chance, events and the indicator of a day', () => {
    const html = tip({}, first + 20);
    expect(html).toContain('21 Jan 2024');
    expect(html).toContain('+0.48');
    expect(html).toContain('Moving together, weakly, over 90 days. Outside the band of chance.');
    expect(html).toContain('The Federal Reserve decided. The swing that options price in.');
    expect(tip({}, first + 21)).not.toContain('Federal Reserve');
    expect(tip({ band: null }, first + 20)).not.toContain('chance');
  });

  it('should tell the events of a whole month where a point stands for one', () => {
    expect(tip({ monthly: true }, first + 30)).toContain('The Federal Reserve decided');
    expect(tip({ monthly: true }, first + 31)).not.toContain('The Federal Reserve decided');
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

describe('matrixImage', () => {
  const cell = { value: 0.5, self: false, background: '#112233', text: '#FFFFFF' };
  const input = {
    title: 'A title',
    lines: ['word '.repeat(60).trim()],
    across: ['VIX', 'S&P 500'],
    down: [{ label: 'Bitcoin', cells: [cell, { ...cell, self: true }] }],
  };

  it('should draw a box and its figure for every cell that says something', () => {
    const { boxes, texts, width, height } = matrixImage(input, theme);
    expect(boxes.map(({ fill }) => fill)).toEqual(['#112233']);
    expect(texts.map(({ text }) => text)).toEqual(expect.arrayContaining(['VIX', 'Bitcoin', '+0.50', '·']));
    for (const { x, y, width: wide, height: high } of boxes) {
      expect(x + wide <= width && y + high <= height).toBe(true);
    }
  });

  it('should break long lines inside the picture', () => {
    const lines = matrixImage(input, theme).texts.filter(({ text }) => text.startsWith('word'));
    expect(lines.length).toBeGreaterThan(1);
    expect(new Set(lines.map(({ y }) => y)).size).toBe(lines.length);
    expect(lines.map(({ text }) => text).join(' ')).toBe(input.lines[0]);
  });
});
