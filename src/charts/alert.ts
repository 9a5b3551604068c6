import type { EChartsOption, LineSeriesOption } from 'echarts';
import { baseOption, dayTooltip, pointsWithin, timeAxis, tooltipHtml, unitRoom } from './common';
import { fewDigits, frame, line, valueAxis } from './forecast-parts';
import { dayToTime } from './format';
import type { ChartTheme } from './theme';

export interface AlertChartData {
  readonly name: string;
  readonly days: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly thresholds: ArrayLike<number>;
  readonly firings: ArrayLike<number>;
  /** Of what is watched, above its axis. */
  readonly unit: string;
  readonly format: (value: number) => string;
}

/** What an alert watches, what it is compared with, and the days on which it fired. */
export function buildAlertChart(data: AlertChartData, theme: ChartTheme): EChartsOption {
  const { days, values, thresholds, firings, format } = data;
  const span = { firstDay: firstOf(days, values), lastDay: days[days.length - 1] ?? 1 };
  const points = (of: ArrayLike<number>) => pointsWithin({ id: '', label: '', days, values: of }, span);
  const watched = line(
    { name: data.name, colour: theme.accent, data: points(values), width: 1.5, endLabel: false },
    theme,
  );
  const limit = line(
    {
      name: 'threshold',
      colour: theme.muted,
      data: points(thresholds),
      dashed: true,
      width: 1.5,
      endLabel: false,
    },
    theme,
  );
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(16, { top: unitRoom() }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(fewDigits, theme, { unit: data.unit }),
    tooltip: dayTooltip(theme, (items) =>
      tooltipHtml(
        items[0]?.value[0] ?? NaN,
        items
          .filter((item) => item.seriesName !== 'fired')
          .map((item) => ({ label: item.seriesName ?? '', value: format(item.value[1]) })),
        items.some((item) => item.seriesName === 'fired') ? 'The alert fired on this day.' : '',
      ),
    ),
    series: [watched, limit, fired({ days, values, firings }, theme)],
  };
}

function fired(
  { days, values, firings }: Pick<AlertChartData, 'days' | 'values' | 'firings'>,
  theme: ChartTheme,
): LineSeriesOption {
  const first = days[0] ?? 0;
  return {
    type: 'line',
    name: 'fired',
    data: Array.from(firings, (day) => [dayToTime(day), values[day - first] ?? NaN]),
    lineStyle: { opacity: 0 },
    symbol: 'circle',
    symbolSize: 9,
    color: theme.bad,
    itemStyle: { color: theme.bad, borderColor: theme.surface, borderWidth: 1.5 },
    emphasis: { disabled: true },
    z: 4,
  };
}

function firstOf(days: ArrayLike<number>, values: ArrayLike<number>): number {
  for (let row = 0; row < days.length; row++) if (Number.isFinite(values[row]!)) return days[row]!;
  return days[0] ?? 0;
}
