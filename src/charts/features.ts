import type { EChartsOption } from 'echarts';
import { baseOption, timeAxis, unitRoom, type DaySpan } from './common';
import { clipped, maskedSpans, tintedSpans, type TintedSpan } from './features-spans';
import { frame, line, tip, valueAxis } from './forecast-parts';
import { dayToTime, formatNumber, MISSING } from './format';
import { linePoints } from './frequency';
import type { ChartTheme } from './theme';
import { zeroLine } from './zero-line';

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
    value: (value: number) => valueWords(value, unit),
    note: (time: number) => regimeNote(data, time),
  };
  const known = points.map(([, value]) => value ?? NaN).filter(Number.isFinite);
  const crossesZero = Math.min(...known) < 0 && Math.max(...known) > 0;
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(16, { top: unitRoom() }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(shortFigure, theme, { unit }),
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

/**
 * A feature's value with its unit. Units that only say between what a value lies are left out: "0.35", not
 * "0.35 −1 to 1".
 */
export function valueWords(value: number, unit: string): string {
  if (!Number.isFinite(value)) return MISSING;
  const word = unit.replace(/^(share|balance), .*$/, '').replace(/^points, .*$/, 'points');
  const isRange = /^[−0-9].*( to | or )/.test(word);
  return word === '' || isRange
    ? formatNumber(value, Number.isInteger(value) ? 0 : 2)
    : `${shortFigure(value)} ${word}`;
}

const FOUR_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4 });
const FOUR_COMPACT = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 4, notation: 'compact' });

/** A figure with four digits; from a million on with M, B or T. */
export function shortFigure(value: number): string {
  const writer = Math.abs(value) >= 1e6 ? FOUR_COMPACT : FOUR_DIGITS;
  return writer.format(value).replace('-', '−');
}

/** The two regimes as spans behind a chart; each is named where it is long enough for its name. */
export function regimeSpans(
  days: ArrayLike<number>,
  { hikeCycle, highInflation }: RegimeMasks,
  { span, theme }: { readonly span: DaySpan; readonly theme: ChartTheme },
): TintedSpan[] {
  const of = (mask: ArrayLike<number>, look: Pick<TintedSpan, 'name' | 'colour' | 'namedAt'>): TintedSpan[] =>
    maskedSpans(days, mask).flatMap((whole) => {
      const part = clipped(whole, span);
      if (!part) return [];
      const isNamed = part.lastDay - part.firstDay > (span.lastDay - span.firstDay) / 8;
      return [{ ...look, ...part, name: isNamed ? look.name : '', opacity: 0.13 }];
    });
  return [
    ...of(hikeCycle, { name: 'hike cycle', colour: theme.accent }),
    ...of(highInflation, { name: 'high inflation', colour: theme.bad, namedAt: 'insideBottomLeft' }),
  ];
}

function regimeNote({ days, hikeCycle, highInflation }: FeatureChartData, time: number): string {
  const row = Math.round(time / dayToTime(1)) - days[0]!;
  const holds = [hikeCycle[row] ? 'hike cycle' : '', highInflation[row] ? 'high inflation' : ''].filter(
    Boolean,
  );
  return holds.length > 0 ? `Regime: ${holds.join(', ')}.` : '';
}
