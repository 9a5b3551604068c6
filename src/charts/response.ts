import type { EChartsOption } from 'echarts';
import { baseOption } from './common';
import { frame, line, percentTick, stepAxis, valueAxis } from './forecast-parts';
import { formatChange, formatNumber } from './format';
import { bandSeries, curve, origin, placeTip } from './transmission-parts';
import type { ChartTheme } from './theme';

export interface ResponseChartData {
  /** Percent of the price, one a horizon, 0 first. */
  readonly response: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  readonly pValue: ArrayLike<number>;
  readonly n: ArrayLike<number>;
  readonly colour: string;
  readonly coin: string;
}

/** The path of a price after a surprise, in a band that covers each horizon for itself. */
export function buildResponseChart(data: ResponseChartData, theme: ChartTheme): EChartsOption {
  const horizons = Int32Array.from({ length: data.response.length }, (_, h) => h);
  const last = horizons.length - 1;
  return {
    ...baseOption(theme),
    grid: frame(20, { top: 16, bottom: 24 }),
    xAxis: stepAxis('days after the surprise', { min: 0, max: Math.max(1, last) }, theme),
    yAxis: { ...valueAxis(percentTick, theme), scale: false },
    tooltip: placeTip(
      {
        head: (h) =>
          h === 0 ? 'Day of the surprise' : `${h} ${h === 1 ? 'day' : 'days'} after the surprise`,
        rows: (h) => [
          { label: data.coin, value: formatChange(data.response[h]!) },
          {
            label: '95 % band',
            value: `${formatChange(data.lower[h]!)} to ${formatChange(data.upper[h]!)}`,
          },
          { label: 'p-value', value: formatNumber(data.pValue[h]!, 3) },
          { label: 'Rows', value: formatNumber(data.n[h]!, 0) },
        ],
      },
      theme,
    ),
    series: [
      ...bandSeries(curve(horizons, data.lower), curve(horizons, data.upper), {
        id: 'band',
        colour: data.colour,
        opacity: 0.2,
      }),
      {
        ...line(
          { name: data.coin, colour: data.colour, data: curve(horizons, data.response), endLabel: false },
          theme,
        ),
        markLine: origin(theme),
        z: 3,
      },
    ],
  };
}
