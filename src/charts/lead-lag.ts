import type { EChartsOption } from 'echarts';
import { baseOption, unitRoom } from './common';
import { frame, stepAxis, valueAxis } from './forecast-parts';
import { formatCorrelation, formatNumber } from './format';
import { bandSeries, curve, edgeLine, origin, placeTip, stems } from './transmission-parts';
import type { ChartTheme } from './theme';

export interface LeadLagChartData {
  /** Rows by which the indicator comes first; negative: the coin does. */
  readonly lags: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly n: ArrayLike<number>;
  readonly bound: ArrayLike<number>;
  readonly jointBound: ArrayLike<number>;
  readonly coin: string;
  readonly indicator: string;
  readonly compact: boolean;
}

/** The correlation at every lead and lag, on the size that chance alone reaches. */
export function buildLeadLagChart(data: LeadLagChartData, theme: ChartTheme): EChartsOption {
  const points = curve(data.lags, data.values);
  const reach = data.lags[data.lags.length - 1]!;
  const upper = (bound: ArrayLike<number>): [number, number][] => curve(data.lags, bound);
  const lower = (bound: ArrayLike<number>): [number, number][] =>
    curve(data.lags, bound).map(([x, y]) => [x, -y]);
  const row = (x: number): number => x + reach;
  return {
    ...baseOption(theme),
    grid: frame(16, { top: unitRoom(), bottom: 24 }),
    xAxis: stepAxis(
      data.compact ? 'days' : 'days by which the indicator comes first',
      { min: -reach, max: reach },
      theme,
    ),
    yAxis: { ...valueAxis(formatCorrelation, theme, { unit: 'correlation' }), scale: false },
    tooltip: placeTip(
      {
        head: (x) => lagWords(x, data),
        rows: (x) => [
          { label: 'Correlation', value: formatCorrelation(data.values[row(x)]!) },
          { label: 'Chance, this lag alone', value: `±${formatNumber(data.bound[row(x)]!)}` },
          { label: 'Chance, all lags together', value: `±${formatNumber(data.jointBound[row(x)]!)}` },
          { label: 'Pairs', value: formatNumber(data.n[row(x)]!, 0) },
        ],
      },
      theme,
    ),
    series: [
      ...bandSeries(lower(data.bound), upper(data.bound), {
        id: 'chance',
        colour: theme.muted,
        opacity: 0.18,
      }),
      edgeLine(upper(data.jointBound), { id: 'joint-upper', colour: theme.naive }),
      edgeLine(lower(data.jointBound), { id: 'joint-lower', colour: theme.naive }),
      stems(points, theme.accent),
      {
        id: 'correlation',
        name: 'Correlation',
        type: 'line',
        data: points,
        showSymbol: true,
        showAllSymbol: true,
        symbol: 'circle',
        symbolSize: reach > 45 ? 4 : 6,
        itemStyle: { color: theme.accent },
        lineStyle: { opacity: 0 },
        emphasis: { disabled: true },
        markLine: origin(theme, 0),
        z: 3,
      },
    ],
  };
}

/** Which of the two comes first, and by how much. */
export function lagWords(
  lag: number,
  { coin, indicator }: { readonly coin: string; readonly indicator: string },
): string {
  const days = `${Math.abs(lag)} ${Math.abs(lag) === 1 ? 'day' : 'days'}`;
  if (lag === 0) return `${coin} and ${indicator} on the same day`;
  return lag > 0 ? `${coin} ${days} after ${indicator}` : `${coin} ${days} before ${indicator}`;
}
