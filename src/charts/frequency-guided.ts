import type { EChartsOption } from 'echarts';
import { baseOption, timeAxis, unitRoom, type DaySpan } from './common';
import { namesApart } from './forecast-names';
import { fewDigits, frame, line, tip, valueAxis } from './forecast-parts';
import { dayToTime, formatNumber } from './format';
import { filterColours, legend, legible, linePoints } from './frequency';
import type { ChartTheme } from './theme';

export interface GuidedChartData {
  readonly days: ArrayLike<number>;
  readonly raw: ArrayLike<number>;
  readonly guided: ArrayLike<number>;
  /** Share of each day's value that is let in, 0.1 to 0.5. */
  readonly alpha: ArrayLike<number>;
  readonly span: DaySpan;
  readonly unit: string;
  readonly decimals: number;
  readonly compact: boolean;
  readonly height: number;
}

/** A series as known, and smoothed the less the more nervous markets are. */
export function buildGuidedChart(data: GuidedChartData, theme: ChartTheme): EChartsOption {
  const { days, span, compact } = data;
  const colours = filterColours(theme);
  const drawn = (name: string, values: ArrayLike<number>, colour: string) =>
    legible(
      line({ name, colour, data: linePoints(days, values, span), width: 1.75, endLabel: !compact }, theme),
      compact,
    );
  const words = {
    value: (value: number) => `${formatNumber(value, data.decimals)} ${data.unit}`,
    note: (time: number) => {
      const alpha = data.alpha[Math.round(time / dayToTime(1)) - days[0]!] ?? NaN;
      return `The day’s value counts for ${formatNumber(100 * alpha, 0)} % (10 when calm, 50 when nervous).`;
    },
  };
  return {
    ...baseOption(theme),
    useUTC: true,
    ...(compact ? { legend: legend(theme) } : {}),
    grid: frame(compact ? 12 : 84, { top: (compact ? 20 : 0) + unitRoom() }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(fewDigits, theme, { unit: data.unit }),
    tooltip: tip(words, theme),
    series: namesApart(
      [
        { ...drawn('as known', data.raw, colours.raw), step: 'end' as const },
        drawn('guided', data.guided, colours.causal),
      ],
      data.height - 40,
    ),
  };
}
