import type { EChartsOption } from 'echarts';
import { baseOption, timeAxis, type DaySpan } from './common';
import { clipped, maskedSpans, tintedSpans, type TintedSpan } from './features-spans';
import { fewDigits, frame, line, tip, valueAxis } from './forecast-parts';
import { dayToTime } from './format';
import { linePoints } from './frequency';
import type { ChartTheme } from './theme';

/** Masks of the two regimes, one value a day. */
export interface RegimeMasks {
  readonly hikeCycle: ArrayLike<number>;
  readonly highInflation: ArrayLike<number>;
}

export interface FeatureChartData extends RegimeMasks {
  readonly days: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  readonly label: string;
  readonly unit: string;
  readonly span: DaySpan;
  readonly showRegimes: boolean;
  readonly colour: string;
}

/** One feature over time, with the regimes of its days shaded behind it. */
export function buildFeatureChart(data: FeatureChartData, theme: ChartTheme): EChartsOption {
  const { days, span, unit } = data;
  const points = linePoints(days, data.values, span);
  const spans = data.showRegimes ? regimeSpans(days, data, { span, theme }) : [];
  const words = {
    value: (value: number) => `${fewDigits(value)} ${unit}`,
    note: (time: number) => regimeNote(data, time),
  };
  const known = points.map(([, value]) => value ?? NaN).filter(Number.isFinite);
  const crossesZero = Math.min(...known) < 0 && Math.max(...known) > 0;
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(16, { top: 24 }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(fewDigits, theme),
    tooltip: tip(words, theme),
    series: [
      {
        ...line({ name: data.label, colour: data.colour, data: points, width: 1.5, endLabel: false }, theme),
        markArea: tintedSpans(spans, theme),
        ...(crossesZero ? { markLine: zeroLine(theme) } : {}),
      },
    ],
  };
}

/** The two regimes as spans behind a chart; each is named where it is long enough for its name. */
export function regimeSpans(
  days: ArrayLike<number>,
  { hikeCycle, highInflation }: RegimeMasks,
  { span, theme }: { readonly span: DaySpan; readonly theme: ChartTheme },
): TintedSpan[] {
  const of = (mask: ArrayLike<number>, name: string, colour: string): TintedSpan[] =>
    maskedSpans(days, mask).flatMap((whole) => {
      const part = clipped(whole, span);
      if (!part) return [];
      const isNamed = part.lastDay - part.firstDay > (span.lastDay - span.firstDay) / 8;
      return [{ ...part, name: isNamed ? name : '', colour, opacity: 0.13 }];
    });
  return [...of(hikeCycle, 'hike cycle', theme.accent), ...of(highInflation, '\nhigh inflation', theme.bad)];
}

function regimeNote({ days, hikeCycle, highInflation }: FeatureChartData, time: number): string {
  const row = Math.round(time / dayToTime(1)) - days[0]!;
  const holds = [hikeCycle[row] ? 'hike cycle' : '', highInflation[row] ? 'high inflation' : ''].filter(
    Boolean,
  );
  return holds.length > 0 ? `Regime: ${holds.join(', ')}.` : '';
}

function zeroLine(theme: ChartTheme): Record<string, unknown> {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: theme.muted, type: 'solid', width: 1 },
    data: [{ yAxis: 0 }],
  };
}
