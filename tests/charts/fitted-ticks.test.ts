import { describe, expect, it } from 'vitest';
import type { EChartsOption } from 'echarts';
import fc from 'fast-check';
import { timeAxis } from '../../src/charts/common';
import { fittedTicks } from '../../src/charts/fitted-ticks';
import { shortTimeAxis } from '../../src/charts/forecast-parts';
import { dayToTime } from '../../src/charts/format';
import { chartTheme } from '../../src/charts/theme';

const theme = chartTheme('light');
const DAY = dayToTime(1);

function months(firstDay: number, lastDay: number, right = 80): EChartsOption {
  return { grid: { left: 4, right }, xAxis: timeAxis(theme, { firstDay, lastDay }) as never };
}

function days(firstDay: number, lastDay: number): EChartsOption {
  const data = Array.from({ length: lastDay - firstDay + 1 }, (_, i) => [dayToTime(firstDay + i), i]);
  return { grid: { left: 4, right: 80 }, xAxis: shortTimeAxis(theme), series: [{ type: 'line', data }] };
}

function labels(option: EChartsOption, width: number): number[] {
  const [axis] = [fittedTicks(option, width).xAxis ?? []].flat();
  return (axis as { axisLabel: { customValues: number[] } }).axisLabel.customValues;
}

describe('labels of a time axis in the room there is', () => {
  it('should stay as they are where there is room', () => {
    const option = months(19_000, 20_000);
    const [axis] = [option.xAxis ?? []].flat();
    expect(labels(option, 1200)).toEqual(
      (axis as { axisLabel: { customValues: number[] } }).axisLabel.customValues,
    );
  });

  it('should be at least two on a phone, on first days of months', () => {
    for (const last of [270, 400, 900, 1100]) {
      const shown = labels(months(19_450, 19_450 + last), 300);
      expect(shown.length).toBeGreaterThanOrEqual(2);
      expect(shown.length).toBeLessThanOrEqual(3);
      expect(shown.every((time) => new Date(time).getUTCDate() === 1)).toBe(true);
    }
  });

  it('should stand at equal steps of days, whatever the months do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 18_000, max: 20_000 }),
        fc.integer({ min: 5, max: 90 }),
        (first, length) => {
          const shown = labels(days(first, first + length), 300);
          const steps = shown.slice(1).map((time, i) => (time - shown[i]!) / DAY);
          expect(new Set(steps).size).toBe(1);
          expect(shown[0]).toBeGreaterThanOrEqual(dayToTime(first));
          expect(shown.at(-1)).toBeLessThanOrEqual(dayToTime(first + length));
        },
      ),
    );
  });

  it('should touch neither other axes nor a chart that has no width yet', () => {
    const option: EChartsOption = { xAxis: { type: 'value' } };
    expect(fittedTicks(option, 300)).toBe(option);
    const dated = months(19_000, 20_000);
    expect(fittedTicks(dated, 0)).toBe(dated);
  });
});
