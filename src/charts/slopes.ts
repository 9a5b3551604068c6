import type { EChartsOption } from 'echarts';
import { baseOption, unitRoom } from './common';
import { frame, line, tip, valueAxis } from './forecast-parts';
import type { ChartTheme } from './theme';

/** One seed: the same run without and with a part. */
export interface Slope {
  readonly name: string;
  readonly off: number;
  readonly on: number;
}

export interface SlopesData {
  readonly slopes: readonly Slope[];
  readonly labels: readonly [off: string, on: string];
  /** Above the axis, where `format` leaves it out. */
  readonly unit?: string;
  readonly format: (value: number) => string;
}

/** A line a seed from the run without to the run with, and their mean, thick. */
export function buildSlopes(
  { slopes, labels, format, unit = '' }: SlopesData,
  theme: ChartTheme,
): EChartsOption {
  const mean = (key: 'off' | 'on'): number => slopes.reduce((sum, one) => sum + one[key], 0) / slopes.length;
  const drawn = ({ name, off, on }: Slope, look: { colour: string; width: number }) =>
    line(
      {
        name,
        colour: look.colour,
        width: look.width,
        data: [
          [1, off],
          [2, on],
        ],
        symbols: true,
        endLabel: name === 'mean',
      },
      theme,
    );
  const words = { head: (x: number) => labels[x < 1.5 ? 0 : 1], value: format };
  return {
    ...baseOption(theme),
    grid: frame(64, { top: unitRoom(), bottom: 8 }),
    xAxis: {
      type: 'value',
      min: 0.8,
      max: 2.2,
      interval: 1,
      axisLine: { lineStyle: { color: theme.hairline } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: {
        color: theme.ink,
        customValues: [1, 2],
        formatter: (value: number) => labels[value < 1.5 ? 0 : 1],
      },
    },
    yAxis: valueAxis(format, theme, { unit }),
    tooltip: tip(words, theme),
    series: [
      ...slopes.map(({ name, off, on }) => drawn({ name, off, on }, { colour: theme.muted, width: 1.25 })),
      drawn({ name: 'mean', off: mean('off'), on: mean('on') }, { colour: theme.accent, width: 3 }),
    ],
  };
}
