import type { EChartsOption } from 'echarts';
import type { TestForecasts } from '../contracts/run';
import { baseOption, timeAxis, type DaySpan } from './common';
import { dayToTime, formatChange, formatDay, timeToDay } from './format';
import { frame, line, percentTick, tip, valueAxis } from './forecast-parts';
import type { ChartTheme } from './theme';

/** One target day: the move that came and the move that was forecast, percent of the close `horizon` days before. */
export interface Move {
  readonly day: number;
  readonly came: number;
  readonly forecast: number;
}

/** The moves of one horizon whose target days lie inside a span. */
export function movesOf(test: TestForecasts, horizon: number, { firstDay, lastDay }: DaySpan): Move[] {
  return test.originDays.flatMap((origin, i) => {
    const day = origin + horizon;
    const last = test.lastClose[i]!;
    const move = (price: number | undefined): number => 100 * ((price ?? NaN) / last - 1);
    return day < firstDay || day > lastDay
      ? []
      : [{ day, came: move(test.actual[i]?.[horizon - 1]), forecast: move(test.forecast[i]?.[horizon - 1]) }];
  });
}

/** The largest move of all, up or down: one vertical axis for every coin. Percent. */
export function largestMove(moves: readonly (readonly Move[])[]): number {
  const sizes = moves.flat().flatMap(({ came, forecast }) => [Math.abs(came), Math.abs(forecast)]);
  const most = sizes.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0);
  return Math.max(1, Math.ceil(most / 5) * 5);
}

export interface MovesData {
  readonly moves: readonly Move[];
  readonly horizon: number;
  readonly span: DaySpan;
  /** Of the vertical axis, up and down. */
  readonly reach: number;
  readonly colour: string;
}

/** Moves that came, thin, and those that were forecast, on the days they speak of; the naive forecast is the zero line. */
export function buildMoves(
  { moves, horizon, span, reach, colour }: MovesData,
  theme: ChartTheme,
): EChartsOption {
  const points = (key: 'came' | 'forecast'): [number, number | null][] =>
    moves.map((move) => [dayToTime(move.day), Number.isFinite(move[key]) ? move[key] : null]);
  const zero = moves.map(({ day }): [number, number] => [dayToTime(day), 0]);
  const words = {
    value: formatChange,
    note: (time: number) => `Said on ${formatDay(timeToDay(time) - horizon)}.`,
  };
  const naive = { name: 'naive', colour: theme.naive, data: zero, dashed: true, width: 1.5, endLabel: false };
  return {
    ...baseOption(theme),
    useUTC: true,
    grid: frame(8),
    xAxis: timeAxis(theme, span),
    yAxis: { ...valueAxis(percentTick, theme), min: -reach, max: reach, interval: reach / 2 },
    tooltip: tip(words, theme),
    series: [
      line({ name: 'came', colour: theme.muted, data: points('came'), width: 1, endLabel: false }, theme),
      line(naive, theme),
      line({ name: 'forecast', colour, data: points('forecast'), width: 2.25, endLabel: false }, theme),
    ],
  };
}
