import type { EChartsOption, LineSeriesOption } from 'echarts';
import { dayWords, line, MILLISECONDS_A_DAY, timeAxis, tipHtml, tooltip, valueAxis } from './forecast-parts';
import type { ChartTheme } from './theme';

export interface ShockInputData {
  readonly days: readonly number[];
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Day on which the change begins, day from which it was known (NaN = never), and the forecast's origin. */
  readonly startDay: number;
  readonly knownFrom: number;
  readonly originDay: number;
  readonly unit: string;
  readonly decimals: number;
}

/** The indicator as the model would have known it: as it was, and as the scenario makes it. */
export function buildShockInput(data: ShockInputData, theme: ChartTheme): EChartsOption {
  const points = (values: readonly number[]): [number, number | null][] =>
    data.days.map((day, i) => [day * MILLISECONDS_A_DAY, finite(values[i])]);
  const words = (value: number): string => `${value.toFixed(data.decimals)} ${data.unit}`;
  const before = { name: 'as it was', colour: theme.muted, data: points(data.before), width: 1.75 };
  const after = { name: 'shocked', colour: theme.bad, data: points(data.after), width: 2.5 };
  return {
    useUTC: true,
    animation: false,
    grid: { left: 8, right: 80, top: 40, bottom: 8, containLabel: true },
    xAxis: timeAxis(theme),
    yAxis: valueAxis(
      (value) => value.toLocaleString('en-US', { maximumFractionDigits: data.decimals }),
      theme,
    ),
    tooltip: tooltip((rows) => {
      const day = Math.round((rows[0]?.x ?? NaN) / MILLISECONDS_A_DAY);
      const lines = rows.map((row) => ({ colour: row.colour, words: `${row.name} ${words(row.y)}` }));
      return tipHtml(dayWords(day), lines, 'What was known on that day.');
    }, theme),
    series: [
      { ...line(after, theme), step: 'end', markLine: dayMarks(data, theme) },
      { ...line(before, theme), step: 'end' },
    ],
  };
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

/** Upright lines: where the change begins, and from when it was known. */
function dayMarks(data: ShockInputData, theme: ChartTheme): NonNullable<LineSeriesOption['markLine']> {
  const mark = (day: number, words: string, distance: number): object => ({
    xAxis: day * MILLISECONDS_A_DAY,
    label: { formatter: words, color: theme.muted, fontSize: 12, fontFamily: theme.font, distance },
  });
  const known = Number.isFinite(data.knownFrom) ? [mark(data.knownFrom, 'known', 4)] : [];
  return {
    symbol: 'none',
    silent: true,
    animation: false,
    lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    data: [mark(data.startDay, 'begins', 20), ...known] as never[],
  };
}
