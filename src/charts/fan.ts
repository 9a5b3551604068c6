import type { EChartsOption } from 'echarts';
import type { Fan } from '../contracts/evaluation';
import type { PathForecast } from '../contracts/run';
import { baseOption, timeAxis, unitRoom } from './common';
import { dayToTime, formatDay, formatNumber, timeToDay } from './format';
import { fewDigits, frame, line, naiveLine, shortTimeAxis, stepAxis, tip, valueAxis } from './forecast-parts';
import { namesApart } from './forecast-names';
import { axisUnit, DOLLARS, type Money } from './money';
import { bandSeries, placeTip, type DrawnSeries } from './transmission-parts';
import type { ChartTheme } from './theme';

/** Of the chart on its page, about, pixels. */
const PLOT_HEIGHT = 280;

type Points = [number, number][];

export interface FanChartData {
  readonly fan: Fan;
  readonly levels: readonly number[];
  /** Epoch days and closes up to and including the origin, oldest first. */
  readonly history: readonly (readonly [number, number])[];
  readonly colour: string;
  /** Path of a trained model from the same day; null where none is shown. */
  readonly path: { readonly name: string; readonly path: PathForecast } | null;
  /** USD by default. */
  readonly money?: Money;
}

/** The last closes, and from the last of them the bands of a distribution, its median and the naive path. */
export function buildFan(data: FanChartData, theme: ChartTheme): EChartsOption {
  const { fan, history, money = DOLLARS } = data;
  const unit = axisUnit(money);
  const median = fanPoints(fan, fan.quantiles[middle(fan)]!);
  const lines = [
    line({ name: 'close', colour: theme.ink, data: history.map(atTime), endLabel: false }, theme),
    naiveLine(fanPoints(fan, new Float64Array(fan.days.length).fill(fan.lastClose)), theme),
    line({ name: 'median', colour: data.colour, data: median, width: 2 }, theme),
    ...(data.path
      ? [line({ name: data.path.name, colour: theme.accent, data: pathOf(data.path.path) }, theme)]
      : []),
  ];
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(data.path ? 110 : 72, { top: unit ? unitRoom() : 24 }),
    xAxis: shortTimeAxis(theme),
    yAxis: valueAxis(money.tick, theme, { unit }),
    tooltip: placeTip(fanWords(data), theme),
    series: [...fanBands(fan, data.colour), ...namesApart(lines, PLOT_HEIGHT)],
  };
}

/** A point at the origin's close, then one a day. */
function fanPoints({ originDay, lastClose, days }: Fan, values: ArrayLike<number>): Points {
  return [
    [dayToTime(originDay), lastClose],
    ...Array.from(days, (day, i): [number, number] => [dayToTime(day), values[i]!]),
  ];
}

function pathOf({ originDay, lastClose, days, forecast }: PathForecast): Points {
  return [
    [dayToTime(originDay), lastClose],
    ...days.map((day, i): [number, number] => [dayToTime(day), forecast[i]!]),
  ];
}

const atTime = ([day, value]: readonly [number, number]): [number, number] => [dayToTime(day), value];

function middle({ quantiles }: Fan): number {
  return Math.floor(quantiles.length / 2);
}

/** Bands from the outermost pair of levels inwards, in steps of one hue. */
function fanBands(fan: Fan, colour: string, name = 'fan'): DrawnSeries[] {
  return Array.from({ length: middle(fan) }, (_, b) => {
    const [lower, upper] = [fan.quantiles[b]!, fan.quantiles[fan.quantiles.length - 1 - b]!];
    return bandSeries(fanPoints(fan, lower), fanPoints(fan, upper), {
      id: `${name}${b}`,
      colour,
      opacity: 0.17,
    });
  }).flat();
}

function fanWords({ fan, levels, history, path, money = DOLLARS }: FanChartData) {
  const { price } = money;
  const closes = new Map(history);
  const place = (time: number): number => fan.days.indexOf(timeToDay(time));
  return {
    head: (time: number) => formatDay(timeToDay(time)),
    rows: (time: number) => {
      const i = place(time);
      if (i < 0) return [{ label: 'Close', value: price(closes.get(timeToDay(time)) ?? fan.lastClose) }];
      return [
        { label: 'Median', value: price(fan.quantiles[middle(fan)]![i]!) },
        ...bandRows(fan, i, { levels, price }),
        ...(path ? [{ label: path.name, value: price(path.path.forecast[i] ?? NaN) }] : []),
        { label: 'Naive', value: price(fan.lastClose) },
      ];
    },
    note: (time: number) => (place(time) < 0 ? '' : 'What may come, not what will.'),
  };
}

interface BandWords {
  readonly levels: readonly number[];
  readonly price: Money['price'];
}

function bandRows(fan: Fan, i: number, { levels, price }: BandWords): { label: string; value: string }[] {
  return Array.from({ length: middle(fan) }, (_, b) => {
    const [lower, upper] = [b, fan.quantiles.length - 1 - b];
    const share = formatNumber(100 * (levels[upper]! - levels[lower]!), 0);
    return {
      label: `${share} % between`,
      value: `${price(fan.quantiles[lower]![i]!)} and ${price(fan.quantiles[upper]![i]!)}`,
    };
  }).reverse();
}

/** Forecast volatility by days ahead beside that of the last thirty days, in percent a year. */
export function buildVolatilityPath(
  data: { readonly fan: Fan; readonly lately: number; readonly colour: string },
  theme: ChartTheme,
): EChartsOption {
  const { fan, lately, colour } = data;
  const ahead = Array.from(fan.volatility, (value, i): [number, number] => [i + 1, value]);
  const still = ahead.map(([day]): [number, number] => [day, lately]);
  const words = {
    head: (day: number) => `Over the next ${day === 1 ? 'day' : `${day} days`}`,
    value: (value: number) => `${formatNumber(value, 1)} % a year`,
  };
  return {
    ...baseOption(theme),
    grid: frame(96, { bottom: 22 }),
    xAxis: stepAxis('days ahead', { min: 1, max: Math.max(2, ahead.length) }, theme),
    yAxis: valueAxis((value) => `${fewDigits(value)} %`, theme),
    tooltip: tip(words, theme),
    series: namesApart(
      [
        line({ name: 'last 30 days', colour: theme.naive, data: still, dashed: true, width: 1.75 }, theme),
        line({ name: 'forecast', colour, data: ahead, symbols: true, width: 2.5 }, theme),
      ],
      PLOT_HEIGHT,
    ),
  };
}

export interface PastFansData {
  readonly past: readonly { readonly fan: Fan; readonly actual: Float64Array }[];
  readonly levels: readonly number[];
  readonly colour: string;
  /** USD by default. */
  readonly money?: Money;
}

/** Fans made on past days, each from what was known then, and the closes that came. */
export function buildPastFans(
  { past, levels, colour, money = DOLLARS }: PastFansData,
  theme: ChartTheme,
): EChartsOption {
  const { price, tick } = money;
  const unit = axisUnit(money);
  const [first, last] = [past[0]!.fan, past.at(-1)!.fan];
  const came = past.flatMap(({ fan, actual }) =>
    fanPoints(fan, actual).filter(([, y]) => Number.isFinite(y)),
  );
  const span = { firstDay: first.originDay, lastDay: last.days.at(-1) ?? last.originDay };
  const byDay = new Map(
    past.flatMap(({ fan, actual }) =>
      Array.from(fan.days, (day, i) => [day, { fan, i, actual: actual[i]! }] as const),
    ),
  );
  const words = {
    head: (time: number) => formatDay(timeToDay(time)),
    rows: (time: number) => {
      const at = byDay.get(timeToDay(time));
      if (!at) return [];
      return [{ label: 'Came', value: price(at.actual) }, ...bandRows(at.fan, at.i, { levels, price })];
    },
    note: (time: number) => {
      const at = byDay.get(timeToDay(time));
      return at ? `Said on ${formatDay(at.fan.originDay)}, ${at.i + 1} days before.` : '';
    },
  };
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(64, unit ? { top: unitRoom() } : {}),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(tick, theme, { unit }),
    tooltip: placeTip(words, theme),
    series: [
      ...past.flatMap(({ fan }, k) => fanBands(fan, colour, `past${k}-`)),
      line({ name: 'came', colour: theme.ink, data: came, width: 1.5 }, theme),
    ],
  };
}
