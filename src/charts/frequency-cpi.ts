import type { EChartsOption } from 'echarts';
import { baseOption, timeAxis, unitRoom, type DaySpan } from './common';
import { namesApart } from './forecast-names';
import { fewDigits, frame, line, tip, valueAxis, type DrawnLine } from './forecast-parts';
import { dayToTime, formatNumber } from './format';
import { filterColours, futureMarks, legend, legible, linePoints } from './frequency';
import type { ChartTheme } from './theme';

export interface CpiChartData {
  readonly days: ArrayLike<number>;
  /** Percent a year, or index points. */
  readonly oneSided: ArrayLike<number>;
  readonly smoothed: ArrayLike<number>;
  readonly smoothedAsOf: ArrayLike<number>;
  /** Days on which a month's CPI came out. */
  readonly releaseDays: ArrayLike<number>;
  readonly span: DaySpan;
  readonly asOfDay: number;
  readonly unit: string;
  readonly decimals: number;
  readonly compact: boolean;
  readonly height: number;
}

/** CPI day by day: what models know, with a mark at every release, beside what is smoothed with all months. */
export function buildCpiChart(data: CpiChartData, theme: ChartTheme): EChartsOption {
  const { days, span, compact } = data;
  const colours = filterColours(theme);
  const of = (values: ArrayLike<number>): [number, number | null][] => linePoints(days, values, span);
  const endLabel = !compact;
  const lines: DrawnLine[] = [
    line({ name: 'smoothed, today', colour: colours.smoothed, data: of(data.smoothed), endLabel }, theme),
    line(
      {
        name: 'smoothed, then',
        colour: colours.smoothed,
        data: of(data.smoothedAsOf),
        dashed: true,
        endLabel,
      },
      theme,
    ),
    line({ name: 'one-sided', colour: colours.causal, data: of(data.oneSided), endLabel }, theme),
  ];
  const releases = new Set(Array.from(data.releaseDays, dayToTime));
  const words = {
    value: (value: number) => `${formatNumber(value, data.decimals)} ${data.unit}`,
    note: (time: number) => (releases.has(time) ? 'A month’s CPI came out on this day.' : ''),
  };
  const [first, ...rest] = namesApart(lines, data.height - 50).map((one) => legible(one, compact));
  return {
    ...baseOption(theme),
    useUTC: true,
    ...(compact ? { legend: { ...legend(theme), data: lines.map(({ name }) => String(name)) } } : {}),
    grid: frame(compact ? 12 : 130, { top: (compact ? 34 : 0) + unitRoom(1) }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(fewDigits, theme, { unit: data.unit, row: 1 }),
    tooltip: tip(words, theme),
    series: [
      { ...first!, ...futureMarks(data, theme) },
      ...rest,
      releaseMarks(
        of(data.oneSided).filter(([time]) => releases.has(time)),
        theme,
      ),
    ],
  };
}

/** Dots on the one-sided line, on release days: there it learns something. */
function releaseMarks(points: [number, number | null][], theme: ChartTheme): DrawnLine {
  const dots = line(
    { name: 'release', colour: filterColours(theme).causal, data: points, symbols: true, endLabel: false },
    theme,
  );
  return { ...dots, symbolSize: 5, lineStyle: { width: 0 }, silent: true, tooltip: { show: false } };
}
