import type { EChartsOption } from 'echarts';
import { baseOption, timeAxis, unitRoom } from './common';
import { frame, line, tip, valueAxis, type DrawnLine } from './forecast-parts';
import { dayToTime, formatNumber } from './format';
import type { ChartTheme } from './theme';

export interface NoiseChartData {
  readonly days: ArrayLike<number>;
  readonly plain: ArrayLike<number>;
  /** One array an epoch. */
  readonly epochs: readonly ArrayLike<number>[];
}

/** The last training days of a scaled feature, plain and as three epochs see them. */
export function buildNoiseChart(data: NoiseChartData, theme: ChartTheme): EChartsOption {
  const { days } = data;
  const points = (values: ArrayLike<number>): [number, number | null][] =>
    Array.from({ length: days.length }, (_, i) => [
      dayToTime(days[i]!),
      Number.isFinite(values[i]) ? values[i]! : null,
    ]);
  const colours = [theme.warn, theme.good, theme.bad];
  const lines: DrawnLine[] = data.epochs.map((values, epoch) => ({
    ...line(
      {
        name: `epoch ${epoch + 1}`,
        colour: colours[epoch] ?? theme.muted,
        data: points(values),
        width: 1,
        endLabel: false,
      },
      theme,
    ),
    showSymbol: true,
    symbolSize: 4,
  }));
  const plain = line(
    { name: 'plain', colour: theme.ink, data: points(data.plain), width: 1.5, endLabel: false },
    theme,
  );
  const span = { firstDay: days[0] ?? 0, lastDay: days[days.length - 1] ?? 1 };
  return {
    ...baseOption(theme),
    useUTC: true,
    legend: {
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 8,
      textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.font },
    },
    grid: frame(16, { top: 22 + unitRoom() }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis((value) => formatNumber(value, 2), theme, { unit: 'scaled value' }),
    tooltip: tip({ value: (value) => formatNumber(value, 4) }, theme),
    series: [...lines, plain],
  };
}
