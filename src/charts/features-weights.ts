import type { EChartsOption, LineSeriesOption } from 'echarts';
import type { WeightedIndicator } from '../domain/features/dynamic-weights';
import { baseOption, timeAxis, type DaySpan } from './common';
import { regimeSpans, type RegimeMasks } from './features';
import { tintedSpans } from './features-spans';
import { frame, line, tip, valueAxis } from './forecast-parts';
import { dayToTime, formatNumber } from './format';
import { legend, linePoints } from './frequency';
import type { ChartTheme } from './theme';

export interface WeightsChartData extends RegimeMasks {
  readonly days: ArrayLike<number>;
  readonly features: readonly { readonly id: WeightedIndicator; readonly label: string }[];
  /** One array a feature, shares. */
  readonly weights: readonly ArrayLike<number>[];
  readonly span: DaySpan;
  /** Whether the regimes are shaded: they are where they change the weights. */
  readonly showRegimes: boolean;
  /** A day that is looked at: an upright line. */
  readonly markedDay?: number;
  /** Days drawn at most: more than there are pixels only cost time. */
  readonly mostDays: number;
  /** Whether the legend needs two lines. */
  readonly compact: boolean;
}

const COLOURS: Readonly<Record<ChartTheme['mode'], Readonly<Record<WeightedIndicator, string>>>> = {
  light: {
    vix: '#B3261E',
    sp500: '#1B7A43',
    fed_rate: '#1F5FBF',
    dxy: '#9A6700',
    cpi: '#7A3E9D',
    yield_curve: '#0E7C86',
    real_sp500: '#5F6B7A',
  },
  dark: {
    vix: '#F28B82',
    sp500: '#5CC98A',
    fed_rate: '#7FB2FF',
    dxy: '#E3B341',
    cpi: '#C79BE8',
    yield_curve: '#5CC8D2',
    real_sp500: '#B4BECB',
  },
};

/** The colour that a weighted indicator has in the stack. */
export function weightColour(id: WeightedIndicator, theme: ChartTheme): string {
  return COLOURS[theme.mode][id];
}

/** The dynamic weights as areas on top of one another; together they are one whole. */
export function buildWeightsChart(data: WeightsChartData, theme: ChartTheme): EChartsOption {
  const spans = data.showRegimes ? regimeSpans(data.days, data, { span: data.span, theme }) : [];
  const percent = (share: number): string => `${formatNumber(100 * share, 0)} %`;
  return {
    ...baseOption(theme),
    useUTC: true,
    legend: { ...legend(theme), icon: 'roundRect', itemWidth: 12, itemHeight: 12 },
    grid: frame(16, { top: data.compact ? 64 : 40 }),
    xAxis: timeAxis(theme, data.span),
    yAxis: { ...valueAxis(percent, theme), scale: false, min: 0, max: 1, interval: 0.25 },
    tooltip: tip({ value: percent, note: () => 'Shares of the recent co-movement; together 100 %.' }, theme),
    series: data.features.map(({ id, label }, i) => {
      const colour = weightColour(id, theme);
      return {
        ...line(
          {
            name: label,
            colour,
            data: thinned(linePoints(data.days, data.weights[i]!, data.span), data.mostDays),
            width: 1,
            endLabel: false,
          },
          theme,
        ),
        stack: 'weights',
        areaStyle: { color: colour, opacity: 0.5 },
        ...(i === 0
          ? { markArea: tintedSpans(spans, theme, { position: 'insideTop' }), markLine: dayLine(data, theme) }
          : {}),
      };
    }),
  };
}

/** Every so many days, the newest one included. */
function thinned<T>(points: readonly T[], most: number): T[] {
  const step = Math.max(1, Math.ceil(points.length / most));
  return points.filter((_, i) => (points.length - 1 - i) % step === 0);
}

function dayLine(
  { markedDay, span }: WeightsChartData,
  theme: ChartTheme,
): NonNullable<LineSeriesOption['markLine']> {
  const isSeen = markedDay !== undefined && markedDay >= span.firstDay && markedDay <= span.lastDay;
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: theme.ink, type: 'solid', width: 1.5 },
    data: isSeen ? [{ xAxis: dayToTime(markedDay) }] : [],
  };
}
