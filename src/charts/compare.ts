import type { EChartsOption } from 'echarts';
import type { EpochRecord, TestForecasts } from '../contracts/run';
import { baseOption, timeAxis, unitRoom } from './common';
import { dayToTime } from './format';
import {
  fewDigits,
  frame,
  line,
  naiveLine,
  stepAxis,
  tip,
  valueAxis,
  type DrawnLine,
} from './forecast-parts';
import { namesApart } from './forecast-names';
import { axisUnit, DOLLARS, type Money } from './money';
import type { ChartTheme } from './theme';

/** Of the charts on their page, about, pixels. */
const PLOT_HEIGHT = 230;

/** A run among those that are compared; `name` is the short one that stands at its line. */
export interface ComparedRun {
  readonly name: string;
  readonly colour: string;
  readonly epochs: readonly EpochRecord[];
  readonly bestEpoch: number;
  readonly naiveLoss: number;
  readonly test: TestForecasts;
}

/** Colours of compared runs, in their order: those of the coins, which readers tell apart, then the accents. */
export function comparedColours({ accent, coins, warn, bad }: ChartTheme): readonly string[] {
  return [accent, coins.btc, coins.doge, coins.eth, warn, bad];
}

/** Validation losses over the epochs, each as percent of the naive loss on the same rows, which is the dashed line. */
export function buildLossOverlay(runs: readonly ComparedRun[], theme: ChartTheme): EChartsOption {
  const last = Math.max(2, ...runs.map(({ epochs }) => epochs.length));
  const lines = runs.map(({ name, colour, epochs, naiveLoss }) =>
    line(
      {
        name,
        colour,
        data: epochs.map(({ epoch, validationLoss }) => [epoch, share(validationLoss, naiveLoss)] as const),
        symbols: epochs.length === 1,
      },
      theme,
    ),
  );
  const level = naiveLine(
    Array.from({ length: last }, (_, i) => [i + 1, 100] as const),
    theme,
  );
  const words = {
    head: (epoch: number) => `Epoch ${epoch}`,
    value: (value: number) => `${fewDigits(value)} %`,
    note: () => 'Validation loss as percent of naive; lower is better.',
  };
  return {
    ...baseOption(theme),
    grid: frame(64, { bottom: 22 }),
    xAxis: stepAxis('epoch', { min: 1, max: last }, theme),
    yAxis: valueAxis((value) => `${fewDigits(value)} %`, theme),
    tooltip: tip(words, theme),
    series: namesApart([level, ...lines], PLOT_HEIGHT),
  };
}

function share(loss: number, naive: number): number | null {
  const value = (100 * loss) / naive;
  return Number.isFinite(value) ? value : null;
}

export interface TestOverlay {
  readonly runs: readonly ComparedRun[];
  /** Days ahead, from 1. */
  readonly horizon: number;
  /** How many of the last target days are drawn. */
  readonly lastDays: number;
  /** Dollars where nothing is said. */
  readonly money?: Money;
}

/** Test forecasts of runs of one coin, each on the day it speaks of, over what came and the naive forecast. */
export function buildTestOverlay(
  { runs, horizon, lastDays, money = DOLLARS }: TestOverlay,
  theme: ChartTheme,
): EChartsOption {
  const lastDay = Math.max(...runs.map(({ test }) => test.originDays.at(-1) ?? 0)) + horizon;
  const span = { firstDay: lastDay - lastDays, lastDay };
  const points = (test: TestForecasts, value: (i: number) => number | undefined): [number, number | null][] =>
    test.originDays.flatMap((origin, i): [number, number | null][] => {
      const day = origin + horizon;
      const y = value(i) ?? NaN;
      return day < span.firstDay ? [] : [[dayToTime(day), Number.isFinite(y) ? y : null]];
    });
  const longest = runs.reduce(
    (a, b) => (b.test.originDays.length > a.test.originDays.length ? b : a),
    runs[0]!,
  );
  const { test } = longest;
  const came = points(test, (i) => test.actual[i]?.[horizon - 1]);
  const still = points(test, (i) => test.lastClose[i]);
  const lines: DrawnLine[] = [
    naiveLine(still, theme),
    line({ name: 'actual', colour: theme.ink, data: came }, theme),
    ...runs.map(({ name, colour, test: own }) =>
      line({ name, colour, data: points(own, (i) => own.forecast[i]?.[horizon - 1]), width: 1.75 }, theme),
    ),
  ];
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(72, { top: unitRoom() }),
    xAxis: timeAxis(theme, span),
    yAxis: valueAxis(money.tick, theme, { unit: axisUnit(money) }),
    tooltip: tip({ value: money.price }, theme),
    series: namesApart(lines, PLOT_HEIGHT),
  };
}
