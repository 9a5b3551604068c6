import type { EChartsOption } from 'echarts';
import { dayToTime, timeToDay } from './format';
import { timeTicks } from './common';
import { wholeSpan, type ZoomWindow } from './zoom';

/** A letter of an axis, the least room between two labels, and what figures at the left of a plot take; pixels. */
const LETTER = 6.4;
const BETWEEN = 8;
const FIGURES = 52;
/** Days between labels that name days. */
const DAY_STEPS = [1, 2, 3, 7, 14, 28, 56];

interface Axis {
  readonly type?: string;
  readonly min?: unknown;
  readonly max?: unknown;
  readonly gridIndex?: number;
  readonly axisTick?: object;
  readonly axisLabel?: {
    readonly show?: boolean;
    readonly customValues?: readonly number[];
    readonly formatter?: (time: number) => string;
  };
}
type Grid = Readonly<Partial<Record<'left' | 'right' | 'width', unknown>>>;

/**
 * The option with as many labels on its time axes as `width` pixels have room for, evenly spaced. Left to itself a chart
 * hides the labels that touch others, whichever they are, and begins its weeks anew with each month.
 */
export function fittedTicks(option: EChartsOption, width: number): EChartsOption {
  const axes = [option.xAxis ?? []].flat() as unknown as readonly Axis[];
  const whole = wholeSpan(option);
  if (width <= 0 || !whole || !axes.some(({ type }) => type === 'time')) return option;
  const grids = [option.grid ?? []].flat() as readonly Grid[];
  const fitted = axes.map((axis) => {
    if (axis.type !== 'time' || axis.axisLabel?.show === false) return axis;
    const span =
      typeof axis.min === 'number' && typeof axis.max === 'number' ? { from: axis.min, to: axis.max } : whole;
    const values = ticksOf(axis, span, plotWidth(grids[axis.gridIndex ?? 0] ?? {}, width));
    return {
      ...axis,
      axisTick: { ...axis.axisTick, customValues: values },
      axisLabel: { ...axis.axisLabel, customValues: values },
    };
  });
  return { ...option, xAxis: fitted as never };
}

function ticksOf({ axisLabel }: Axis, span: ZoomWindow, room: number): readonly number[] {
  const label = axisLabel?.formatter?.(span.to) ?? 'Mar 2020';
  const most = Math.max(2, Math.floor(room / (label.length * LETTER + BETWEEN)));
  const own = axisLabel?.customValues;
  if (!own) return dayTicks(span, most);
  if (own.length <= most) return own;
  const months = timeTicks({ firstDay: timeToDay(span.from), lastDay: timeToDay(span.to) }, most);
  if (months.length > 1 && own.every((time) => new Date(time).getUTCDate() === 1)) return months;
  const step = Math.ceil(own.length / most);
  return own.filter((_, i) => i % step === 0);
}

/** Days at equal steps back from the last one. */
function dayTicks({ from, to }: ZoomWindow, most: number): number[] {
  const [first, last] = [timeToDay(from), timeToDay(to)];
  const length = last - first;
  const step = DAY_STEPS.find((days) => length / days + 1 <= most) ?? Math.ceil(length / (most - 1));
  const ticks: number[] = [];
  for (let day = last; day >= first; day -= Math.max(1, Math.min(step, length)))
    ticks.unshift(dayToTime(day));
  return ticks;
}

function plotWidth({ left, right, width }: Grid, whole: number): number {
  const pixels = (size: unknown): number => {
    if (typeof size === 'number') return size;
    return typeof size === 'string' && size.endsWith('%') ? (Number.parseFloat(size) / 100) * whole : 0;
  };
  if (width !== undefined && width !== null && width !== 'auto') return pixels(width) - FIGURES / 2;
  return whole - Math.max(FIGURES, pixels(left)) - pixels(right);
}
