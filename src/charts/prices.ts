import type { EChartsOption } from 'echarts';
import { isOwnId, type CoinId, type TargetId } from '../domain/catalogue/ids';
import { COINS } from '../domain/catalogue/coins';
import { clipped } from '../domain/own/names';
import {
  baseOption,
  dayTooltip,
  pointsWithin,
  timeAxis,
  tooltipHtml,
  unitName,
  unitRoom,
  valueAxis,
  type ChartSeries,
  type DaySpan,
  type TimePoint,
  type TooltipItem,
} from './common';
import { drawnAs } from './figures';
import { dayToTime, formatChange, formatNumber } from './format';
import { spread } from './labels';
import { logTicks } from './log-scale';
import { isDollars, moneyIn } from './money';
import { coinColour, type ChartTheme } from './theme';

export interface CoinSeries extends ChartSeries {
  readonly id: TargetId;
  /** Of a coin of the reader's own: the unit of its closes. */
  readonly unit?: string;
}

export interface PriceChartData {
  readonly coins: readonly CoinSeries[];
  readonly span: DaySpan;
  /** Indexed: each coin is 100 on its first day in the span. Price: USD; coins in another unit are left out. */
  readonly scale: 'indexed' | 'price';
  readonly halvings: readonly { readonly day: number; readonly coin: CoinId }[];
  /** Short labels, for narrow screens. */
  readonly compact: boolean;
  /** Height of the whole chart, pixels. */
  readonly height: number;
}

/** Room below the plot for dates. */
const BOTTOM = 28;

/** Room for the name of an own coin at its line's end, characters. */
const NAME = 13;
const SHORT_NAME = 8;
/** Own coins share a colour; the pattern of their lines tells them apart. */
const OWN_LINES = ['solid', 'dashed', 'dotted'] as const;

interface DrawnCoin {
  readonly coin: CoinSeries;
  readonly points: readonly TimePoint[];
  readonly base: number;
}

/** The coins over time on a logarithmic axis, each named at its line's end, halvings marked. */
export function buildPriceChart(data: PriceChartData, theme: ChartTheme): EChartsOption {
  const drawn = data.coins
    .filter((coin) => data.scale === 'indexed' || isInDollars(coin))
    .map((coin) => drawnCoin(coin, data))
    .filter((coin) => coin.points.length > 1);
  const [low, high] = extent(drawn);
  const ticks = logTicks(low, high).map(Math.log10);
  const shifts = labelShifts(drawn, [low, high], data);
  const option: EChartsOption = {
    ...baseOption(theme),
    grid: {
      left: 4,
      right: data.compact ? endRoom(drawn, data) : 168,
      top: roomAbove(data),
      bottom: 4,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: timeAxis(theme, data.span, data.compact),
    yAxis: {
      ...valueAxis(theme),
      ...(data.scale === 'indexed' ? unitName('first day in the range = 100', theme, 1) : {}),
      min: Math.log10(low),
      max: Math.log10(high),
      axisTick: { show: false, customValues: ticks },
      axisLabel: {
        color: theme.muted,
        customValues: ticks,
        formatter: (value: number) => axisText(10 ** value, data.scale),
      },
    },
    tooltip: dayTooltip(theme, (items) => priceTooltip(items, drawn, data)),
    series: [
      ...drawn.map((coin, index) =>
        coinLine(coin, { data, theme, first: index === 0, shift: shifts[index] ?? 0 }),
      ),
    ] as NonNullable<EChartsOption['series']>,
  };
  return drawnAs(option, (logarithm) => 10 ** logarithm);
}

/** Whether a coin can stand on an axis of dollars: shipped ones do, own ones where their unit says so. */
export function isInDollars({ unit = 'USD' }: Pick<CoinSeries, 'unit'>): boolean {
  return isDollars(unit);
}

/** Pixels above the plot: the names of events, and over them what 100 is; dollars stand at each figure. */
function roomAbove({ scale }: Pick<PriceChartData, 'scale'>): number {
  return unitRoom(scale === 'indexed' ? 1 : 0);
}

/** By how many pixels the names at the lines' ends move so that none covers another. */
function labelShifts(
  drawn: readonly DrawnCoin[],
  [low, high]: readonly [number, number],
  { height, compact, scale }: PriceChartData,
): number[] {
  const plot = height - roomAbove({ scale }) - BOTTOM;
  const [bottom, top] = [Math.log10(low), Math.log10(high)];
  const ends = drawn.map(({ points }) => (plot * (top - points.at(-1)![1])) / (top - bottom));
  return spread(ends, compact ? 26 : 16).map((place, i) => place - ends[i]!);
}

/** Values as drawn: logarithms to base 10 of the price or of the index. */
function drawnCoin(coin: CoinSeries, { span, scale }: PriceChartData): DrawnCoin {
  const points = pointsWithin(coin, span).filter(([, value]) => value > 0);
  const base = points[0]?.[1] ?? NaN;
  const factor = scale === 'indexed' ? 100 / base : 1;
  return { coin, base, points: points.map(([time, value]) => [time, Math.log10(value * factor)]) };
}

/** Lowest and highest value of all lines with a little air, in their own unit. */
function extent(drawn: readonly DrawnCoin[]): [number, number] {
  let low = Infinity;
  let high = -Infinity;
  for (const { points } of drawn) {
    for (const [, value] of points) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  if (!(high >= low)) return [1, 10];
  const air = Math.max(0.02, (high - low) * 0.04);
  return [10 ** (low - air), 10 ** (high + air)];
}

function axisText(value: number, scale: 'indexed' | 'price'): string {
  if (scale === 'indexed') return value < 1 ? String(Number(value.toPrecision(2))) : formatNumber(value, 0);
  return `$${value < 1 ? Number(value.toPrecision(2)) : formatNumber(value, 0)}`;
}

interface CoinLineOptions {
  readonly data: PriceChartData;
  readonly theme: ChartTheme;
  /** The first line carries the marks of events. */
  readonly first: boolean;
  /** Pixels by which the label leaves its line's end. */
  readonly shift: number;
}

function coinLine(drawn: DrawnCoin, { data, theme, first, shift }: CoinLineOptions): Record<string, unknown> {
  const { coin, points } = drawn;
  const colour = coinColour(theme, coin.id);
  const place = data.coins.filter(({ id }) => isOwnId(id)).indexOf(coin);
  return {
    id: coin.id,
    name: coin.label,
    type: 'line',
    data: points,
    showSymbol: false,
    lineStyle: { width: 1.6, color: colour, type: OWN_LINES[place % OWN_LINES.length] ?? 'solid' },
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    endLabel: {
      show: true,
      formatter: endText(drawn, data),
      color: colour,
      fontWeight: 600,
      fontSize: data.compact ? 11 : 12,
      lineHeight: data.compact ? 12 : 14,
      distance: 6,
      offset: [0, shift],
    },
    ...(first ? { markLine: halvingLines(data, theme) } : {}),
  };
}

function endText({ coin, points }: DrawnCoin, { compact }: PriceChartData): string {
  const change = 100 * (10 ** (points.at(-1)![1] - points[0]![1]) - 1);
  return `${endName(coin, compact)}${compact ? '\n' : ' '}${formatChange(change)}`;
}

/** Room for the widest of the short names and changes at the lines' ends, pixels: "+393,759 %" is wider than usual. */
function endRoom(drawn: readonly DrawnCoin[], data: PriceChartData): number {
  const rows = drawn.flatMap((coin) => endText(coin, data).split('\n'));
  return Math.max(70, ...rows.map((row) => 10 + 7 * row.length));
}

/** Without braces, which a chart would take for a place to be filled in. */
function endName({ id, label }: CoinSeries, compact: boolean): string {
  if (isOwnId(id)) return clipped(label.replace(/[{}|]/g, ' '), compact ? SHORT_NAME : NAME);
  return compact ? COINS[id].shortLabel : COINS[id].label;
}

function halvingLines(
  { halvings, span, coins, compact }: PriceChartData,
  theme: ChartTheme,
): Record<string, unknown> {
  const shown = new Set<TargetId>(coins.map((coin) => coin.id));
  const inside = halvings.filter(
    ({ day, coin }) => shown.has(coin) && day >= span.firstDay && day <= span.lastDay,
  );
  // Over many years the marks stand close: the word gives way to its sign.
  const word = span.lastDay - span.firstDay > 2500 ? '½' : 'halving';
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.muted, type: [2, 3], width: 1, opacity: 0.8 },
    label: { color: theme.muted, fontSize: 11, distance: 4, position: 'end' },
    data: inside.map(({ day, coin }) => ({
      xAxis: dayToTime(day),
      label: { formatter: compact ? '½' : `${COINS[coin].shortLabel} ${word}` },
    })),
  };
}

/** A close with its unit: "$7,911.4"; of a coin in another one "61.25 EUR". */
export function closeWords(coin: Pick<CoinSeries, 'unit'>, close: number): string {
  return moneyIn(coin.unit ?? 'USD').price(close);
}

function priceTooltip(
  items: readonly TooltipItem[],
  drawn: readonly DrawnCoin[],
  { scale }: PriceChartData,
): string {
  const time = items[0]?.value[0] ?? NaN;
  const rows = items.map((item) => {
    const line = drawn.find(({ coin }) => coin.id === item.seriesId);
    const value = 10 ** item.value[1];
    const price = scale === 'indexed' ? (value / 100) * (line?.base ?? NaN) : value;
    const index = scale === 'indexed' ? ` (${formatNumber(value, value < 10 ? 2 : 0)})` : '';
    return {
      label: item.seriesName ?? '',
      value: `${closeWords(line?.coin ?? {}, price)}${index}`,
      colour: String(item.color),
    };
  });
  const note =
    scale === 'indexed'
      ? `Close in ${drawn.every(({ coin }) => isInDollars(coin)) ? 'USD' : 'each coin’s unit'}; in brackets the index.`
      : 'Close at the end of the UTC day, USD.';
  return tooltipHtml(time, rows, note);
}
