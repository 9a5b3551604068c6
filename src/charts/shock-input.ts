import type { EChartsOption, LineSeriesOption } from 'echarts';
import { baseOption, timeAxis, unitRoom } from './common';
import { dayToTime, formatNumber } from './format';
import { fewDigits, frame, line, tip, valueAxis } from './forecast-parts';
import { namesApart } from './forecast-names';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 170;

export interface ShockInputData {
  readonly days: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Day on which the change begins, and day from which it was known (NaN = never). */
  readonly startDay: number;
  readonly knownFrom: number;
  readonly unit: string;
  readonly decimals: number;
}

/** The indicator as the model would have known it: as it was, and as the scenario makes it. */
export function buildShockInput(data: ShockInputData, theme: ChartTheme): EChartsOption {
  const points = (values: readonly number[]): [number, number | null][] =>
    data.days.map((day, i) => [dayToTime(day), finite(values[i])]);
  const before = { name: 'as it was', colour: theme.muted, data: points(data.before), width: 1.75 };
  const after = { name: 'shocked', colour: theme.bad, data: points(data.after), width: 2.5 };
  const words = {
    value: (value: number) => `${formatNumber(value, data.decimals)} ${data.unit}`,
    note: () => 'What was known on that day.',
  };
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(70, { top: unitRoom(2) }),
    xAxis: timeAxis(theme, { firstDay: data.days[0] ?? 0, lastDay: data.days.at(-1) ?? 1 }),
    yAxis: valueAxis(fewDigits, theme, { unit: data.unit, row: 2 }),
    tooltip: tip(words, theme),
    series: namesApart(
      [
        { ...line(after, theme), step: 'end', markLine: dayMarks(data, theme) },
        { ...line(before, theme), step: 'end' },
      ],
      PLOT_HEIGHT,
    ),
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Upright lines: where the change begins, and from when it was known. Their names stand one above the other. */
function dayMarks(
  { startDay, knownFrom }: ShockInputData,
  theme: ChartTheme,
): NonNullable<LineSeriesOption['markLine']> {
  const mark = (day: number, words: string, distance: number) => ({
    xAxis: dayToTime(day),
    label: { formatter: words, color: theme.muted, fontSize: 12, fontFamily: theme.font, distance },
  });
  const known = Number.isFinite(knownFrom) ? [mark(knownFrom, 'known', 4)] : [];
  return {
    symbol: 'none',
    silent: true,
    lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    data: [mark(startDay, 'begins', 22), ...known],
  };
}
