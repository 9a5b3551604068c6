import type { EChartsOption } from 'echarts';
import { baseOption } from './common';
import { frame, line, percentTick, stepAxis, valueAxis } from './forecast-parts';
import { formatChange } from './format';
import { bandSeries, curve, origin, placeTip } from './transmission-parts';
import type { ChartTheme } from './theme';

export interface EventChartData {
  /** Days from the event, negative before it. */
  readonly offsets: ArrayLike<number>;
  /** Percent of the price on the day before the event. */
  readonly mean: ArrayLike<number>;
  /** Where the mean of as many placebo days lies. */
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  readonly colour: string;
  readonly coin: string;
  readonly eventWord: string;
}

/** The mean path of a price around events, on the paths that days without an event give. */
export function buildEventChart(data: EventChartData, theme: ChartTheme): EChartsOption {
  const first = data.offsets[0]!;
  const last = data.offsets[data.offsets.length - 1]!;
  return {
    ...baseOption(theme),
    grid: frame(20, { top: 16, bottom: 24 }),
    xAxis: stepAxis(`days from the ${data.eventWord}`, { min: first, max: last }, theme),
    yAxis: { ...valueAxis(percentTick, theme), scale: false },
    tooltip: placeTip(
      {
        head: (k) => offsetWords(k, data.eventWord),
        rows: (k) => [
          { label: data.coin, value: formatChange(data.mean[k - first]!) },
          {
            label: 'Placebo days, 95 %',
            value: `${formatChange(data.lower[k - first]!)} to ${formatChange(data.upper[k - first]!)}`,
          },
        ],
        note: () => 'Since the close of the day before, less the usual drift.',
      },
      theme,
    ),
    series: [
      ...bandSeries(curve(data.offsets, data.lower), curve(data.offsets, data.upper), {
        id: 'placebo',
        colour: theme.muted,
        opacity: 0.2,
      }),
      {
        ...line(
          {
            name: data.coin,
            colour: data.colour,
            data: curve(data.offsets, data.mean),
            symbols: true,
            endLabel: false,
          },
          theme,
        ),
        symbolSize: 5,
        markLine: origin(theme, 0),
        z: 3,
      },
    ],
  };
}

function offsetWords(offset: number, word: string): string {
  const days = `${Math.abs(offset)} ${Math.abs(offset) === 1 ? 'day' : 'days'}`;
  if (offset === 0) return `Day of the ${word}`;
  return offset > 0 ? `${days} after the ${word}` : `${days} before the ${word}`;
}
