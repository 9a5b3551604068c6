import { describe, expect, it } from 'vitest';
import { dayRange } from '../../src/domain/calendar';
import { dayToTime } from '../../src/charts/format';
import { buildScaledChart, buildScalingChart } from '../../src/charts/scaling';
import { buildNoiseChart } from '../../src/charts/scaling-noise';
import { chartTheme } from '../../src/charts/theme';
import { dataOf, seriesOf } from './series';

const theme = chartTheme('light');
const days = dayRange(0, 9);
const data = {
  days,
  raw: Float64Array.from(days, (day) => 100 * day),
  scaled: Float64Array.from(days, (day) => day / 5 - 1),
  unit: 'index points',
  span: { firstDay: 0, lastDay: 9 },
  parts: {
    train: { firstDay: 0, lastDay: 5 },
    validation: { firstDay: 6, lastDay: 7 },
    test: { firstDay: 8, lastDay: 9 },
  },
  height: 400,
  colour: '#123456',
  compact: false,
};

describe('buildScalingChart', () => {
  it('should tint training, validation and test behind both pictures', () => {
    const lines = seriesOf(buildScalingChart(data, theme));
    expect(lines.map(({ name }) => name)).toEqual(['before', 'after']);
    for (const line of lines) {
      const { markArea } = line as unknown as { markArea: { data: { xAxis: number }[][] } };
      expect(markArea.data.map(([from, to]) => [from!.xAxis, to!.xAxis])).toEqual(
        [
          [0, 5],
          [6, 7],
          [8, 9],
        ].map((part) => part.map(dayToTime)),
      );
    }
    expect(lines[1]).toMatchObject({ markLine: { data: [{ yAxis: -1 }, { yAxis: 1 }] } });
  });

  it('should give both values and the part of the run in the tooltip', () => {
    const { formatter } = buildScalingChart(data, theme).tooltip as { formatter: (items: unknown) => string };
    const html = formatter([
      { seriesName: 'before', value: [dayToTime(8), 800] },
      { seriesName: 'after', value: [dayToTime(8), 0.6] },
    ]);
    expect(html).toContain('800 index points');
    expect(html).toContain('0.60');
    expect(html).toContain('In the test days.');
  });
});

describe('buildNoiseChart', () => {
  it('should draw each epoch and the plain values above them', () => {
    const option = buildNoiseChart({ days, plain: data.scaled, epochs: [data.scaled, data.raw] }, theme);
    expect(seriesOf(option).map(({ name }) => name)).toEqual(['epoch 1', 'epoch 2', 'plain']);
    expect(dataOf(option, 'plain')[5]).toEqual([dayToTime(5), 0]);
  });
});

describe('buildScaledChart', () => {
  it('should draw what the model sees alone, and tell both values of a day', () => {
    const option = buildScaledChart(data, theme);
    const [after, ...others] = seriesOf(option);
    expect(others).toEqual([]);
    expect(after!.data).toEqual(Array.from(days, (day) => [dayToTime(day), day / 5 - 1]));
    const { formatter } = option.tooltip as { formatter: (items: unknown) => string };
    const said = formatter([{ seriesName: 'after', value: [dayToTime(8), 0.6] }]);
    expect(said).toContain('800 index points');
    expect(said).toContain('0.60');
    expect(said).toContain('In the test days.');
  });
});
