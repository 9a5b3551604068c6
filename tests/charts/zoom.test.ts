import type { EChartsOption } from 'echarts';
import { describe, expect, it } from 'vitest';
import { timeAxis } from '../../src/charts/common';
import { dayToTime } from '../../src/charts/format';
import { chartTheme } from '../../src/charts/theme';
import { snapped, scaledWindow, timeAxes, wholeSpan, withZoom, zoomedAxes } from '../../src/charts/zoom';
import { dayFromIso } from '../../src/domain/calendar';

const time = (iso: string): number => dayToTime(dayFromIso(iso));
const span = { firstDay: dayFromIso('2021-01-01'), lastDay: dayFromIso('2025-12-31') };
const option = { xAxis: timeAxis(chartTheme('light'), span), series: [] } as EChartsOption;
const whole = { from: dayToTime(span.firstDay), to: dayToTime(span.lastDay) };

interface Axis {
  axisLabel: { customValues: number[]; formatter: (time: number) => string };
}
const axisAt = (from: string, to: string): Axis =>
  zoomedAxes(option, { from: time(from), to: time(to) })[0] as unknown as Axis;

describe('zooming', () => {
  it('should find the time axes and what they span', () => {
    const mixed = { xAxis: [{ type: 'value' }, { type: 'time' }] } as EChartsOption;
    expect(timeAxes(mixed)).toEqual([1]);
    expect(wholeSpan(option)).toEqual(whole);
    const open = {
      xAxis: { type: 'time' },
      series: [
        {
          type: 'line',
          data: [
            [5, 1],
            [9, 2],
          ],
        },
      ],
    } as EChartsOption;
    expect(wholeSpan(open)).toEqual({ from: 5, to: 9 });
    expect(wholeSpan({ xAxis: { type: 'value' } })).toBeNull();
  });

  it('should leave a chart without a time axis as it is', () => {
    const plain: EChartsOption = { xAxis: { type: 'value' } };
    expect(withZoom(plain, { from: 0, to: 1 })).toBe(plain);
  });

  it('should keep the moment zoomed about where it stands', () => {
    const about = whole.from + 0.25 * (whole.to - whole.from);
    const window = scaledWindow(whole, whole, { factor: 0.5, about })!;
    expect(window.to - window.from).toBeCloseTo((whole.to - whole.from) / 2, -3);
    expect((about - window.from) / (window.to - window.from)).toBeCloseTo(0.25, 6);
  });

  it('should stay inside the whole, be the whole again, and not become too small', () => {
    const now = { from: time('2025-06-01'), to: whole.to };
    expect(scaledWindow(now, whole, { factor: 2, about: now.from })!.to).toBeLessThanOrEqual(whole.to);
    expect(scaledWindow(now, whole, { factor: 100, about: now.from })).toBeNull();
    const least = scaledWindow(now, whole, { factor: 1e-9, about: now.to })!;
    expect((least.to - least.from) / 86_400_000).toBeCloseTo(14, 6);
  });

  it('should put ticks into the part that is shown, with labels fit for it', () => {
    const months = axisAt('2024-01-01', '2024-12-31').axisLabel;
    expect(months.customValues.length).toBeGreaterThanOrEqual(3);
    expect(months.formatter(time('2024-03-01'))).toBe('Mar 2024');
    const days = axisAt('2024-03-01', '2024-03-20').axisLabel;
    expect(days.customValues.every((tick) => tick >= time('2024-03-01') && tick <= time('2024-03-20'))).toBe(
      true,
    );
    expect(days.formatter(time('2024-03-14'))).toBe('14 Mar');
    expect(axisAt('2021-01-01', '2025-12-01').axisLabel.formatter(time('2023-01-01'))).toBe('2023');
  });

  it('should hand the axis back unchanged when nothing is zoomed', () => {
    expect(zoomedAxes(option, null)).toEqual([option.xAxis]);
    expect(withZoom(option, null).dataZoom).toMatchObject({ start: 0, end: 100, zoomOnMouseWheel: 'ctrl' });
  });

  it('should take the nearer day for a pointer between two, and a lag for what it is', () => {
    const noon = 19_000.6 * 86_400_000;
    expect(snapped({ xAxis: { type: 'time' } }, noon)).toBe(19_001 * 86_400_000);
    expect(snapped({ xAxis: { type: 'value' } }, -7)).toBe(-7);
  });
});
