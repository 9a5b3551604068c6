import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { buildIndicatorChart } from '../../src/charts/indicators';
import { buildPriceChart } from '../../src/charts/prices';
import { SKETCH_BOX, sketchOf, type Sketch } from '../../src/charts/sketch';
import { chartTheme } from '../../src/charts/theme';
import { dayFromIso } from '../../src/domain/calendar';
import { INDICATORS } from '../../src/domain/catalogue/indicators';

const theme = chartTheme('light');
const first = dayFromIso('2016-01-01');
const days = Array.from({ length: 3000 }, (_, i) => first + i);
const span = { firstDay: first, lastDay: first + 2999 };
/** A price that swings, with one day far above all others. */
const swing = days.map((_, i) => (i === 1234 ? 5000 : 100 + 50 * Math.sin(i / 7)));

function option(values: readonly number[] = swing): EChartsOption {
  const coins = [{ id: 'btc' as const, label: 'Bitcoin', days, values }];
  const halvings = [{ day: first + 1500, coin: 'btc' as const }];
  return buildPriceChart({ coins, span, scale: 'indexed', halvings, compact: false, height: 400 }, theme);
}

function sketched(values?: readonly number[]): Sketch {
  const sketch = sketchOf(option(values));
  if (!sketch) throw new Error('This chart has no sketch.');
  return sketch;
}

function points({ lines }: Sketch): [number, number][] {
  const numbers = (lines[0]?.path.match(/\d+/g) ?? []).map(Number);
  return Array.from({ length: numbers.length / 2 }, (_, i) => [numbers[2 * i]!, numbers[2 * i + 1]!]);
}

describe('sketchOf', () => {
  it('should put a line where the chart puts it', () => {
    const { yAxis, series } = option() as unknown as {
      yAxis: { min: number; max: number };
      series: [{ data: [number, number][] }];
    };
    const drawn = series[0].data;
    const found = points(sketched());
    expect(found[0]![0]).toBe(0);
    const up = (value: number): number =>
      Math.round((SKETCH_BOX.height * (yAxis.max - value)) / (yAxis.max - yAxis.min));
    expect(found[0]![1]).toBe(up(drawn[0]![1]));
    expect(Math.min(...found.map(([, y]) => y))).toBe(up(Math.max(...drawn.map(([, value]) => value))));
    expect(Math.max(...found.map(([, y]) => y))).toBe(up(Math.min(...drawn.map(([, value]) => value))));
  });

  it('should keep a single high day among thousands, at its place, and far fewer points than days', () => {
    const found = points(sketched());
    const [x] = found.reduce((top, point) => (point[1] < top[1] ? point : top));
    expect(x / SKETCH_BOX.width).toBeCloseTo(1234 / 2999, 2);
    expect(found.length).toBeLessThan(2000);
  });

  it('should go from left to right and break where nothing is known', () => {
    const gap = swing.map((value, i) => (i < 100 ? NaN : value));
    const across = points(sketched(gap)).map(([x]) => x);
    expect(across).toEqual([...across].sort((a, b) => a - b));
    expect(across[0]! / SKETCH_BOX.width).toBeCloseTo(100 / 2999, 2);
    const broken = sketchOf({
      ...option(),
      series: [
        {
          type: 'line',
          data: [
            [span.firstDay * 86_400_000, 1],
            [0, null],
            [1, 2],
          ],
        },
      ],
    } as EChartsOption);
    expect(broken!.lines[0]!.path.match(/M/g)).toHaveLength(2);
  });

  it('should say the same words in the same places', () => {
    const sketch = sketched();
    expect(sketch.ends).toEqual([
      expect.objectContaining({
        text: expect.stringMatching(/^Bitcoin [+−]/) as string,
        colour: theme.coins.btc,
      }),
    ]);
    expect(sketch.values.map(({ text }) => text)).toContain('100');
    expect(sketch.dates.map(({ text }) => text)).toContain('2018');
    expect(sketch.marks).toEqual([{ at: 1500 / 2999, text: 'BTC ½' }]);
    expect(sketch.unit.text).toBe('first day in the range = 100');
  });

  it('should name a line where it ends, not where others end', () => {
    const ended = swing.map((value, i) => (i > 999 ? NaN : value));
    const [end] = sketched(ended).ends;
    expect(end!.across).toBeCloseTo(999 / 2999, 10);
  });

  it('should leave charts of several plots and axes without limits to the drawing code', () => {
    const series = { id: 'vix', info: INDICATORS.vix, label: 'VIX', days, values: swing };
    expect(sketchOf(buildIndicatorChart({ indicators: [series], span, columns: 2 }, theme))).toBeNull();
    expect(sketchOf({ ...option(), yAxis: { type: 'value' } })).toBeNull();
    expect(sketchOf({ ...option(), series: [{ type: 'bar' }] })).toBeNull();
  });
});
