import type { EChartsOption } from 'echarts';
import { timeTicks, type DaySpan } from './common';
import { formatDay, formatMonth, timeToDay } from './format';

/** The part of a time axis that is shown, milliseconds. */
export interface ZoomWindow {
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;
/** Fewer days than these are no picture any more. */
const FEWEST_DAYS = 14;
const MONTH_TICKS_FROM_DAYS = 75;
const YEAR_LABELS_FROM_DAYS = 1200;

interface TimeAxis {
  readonly type?: string;
  readonly min?: unknown;
  readonly max?: unknown;
  readonly axisLabel?: { readonly customValues?: readonly number[] };
}

/** Which horizontal axes of a chart are time. */
export function timeAxes(option: EChartsOption): number[] {
  return axesOf(option).flatMap(({ type }, index) => (type === 'time' ? [index] : []));
}

/** The place that a pointer between two places stands for: of a time axis the nearer day, else the place itself. */
export function snapped(option: EChartsOption, value: number): number {
  return timeAxes(option).length > 0 ? Math.round(value / DAY_MS) * DAY_MS : value;
}

/** From the first to the last moment of a chart's time axis; null where it has none or nothing is drawn. */
export function wholeSpan(option: EChartsOption): ZoomWindow | null {
  const [index] = timeAxes(option);
  const axis = index === undefined ? undefined : axesOf(option)[index];
  if (!axis) return null;
  if (typeof axis.min === 'number' && typeof axis.max === 'number') return { from: axis.min, to: axis.max };
  return dataSpan(option);
}

function dataSpan(option: EChartsOption): ZoomWindow | null {
  let [from, to] = [Infinity, -Infinity];
  for (const { data } of [option.series ?? []].flat() as readonly { data?: unknown }[]) {
    for (const point of Array.isArray(data) ? (data as unknown[]) : []) {
      const time: unknown = Array.isArray(point) ? point[0] : undefined;
      if (typeof time !== 'number') continue;
      from = Math.min(from, time);
      to = Math.max(to, time);
    }
  }
  return to > from ? { from, to } : null;
}

/**
 * A window scaled about a moment and kept inside the whole; null when it is the whole again.
 *
 * @param factor below 1 shows less time, above 1 more
 */
export function scaledWindow(
  now: ZoomWindow,
  whole: ZoomWindow,
  { factor, about }: { readonly factor: number; readonly about: number },
): ZoomWindow | null {
  const least = Math.min(FEWEST_DAYS * DAY_MS, whole.to - whole.from);
  const length = Math.max(least, (now.to - now.from) * factor);
  if (length >= whole.to - whole.from) return null;
  const share = (about - now.from) / (now.to - now.from);
  const from = Math.min(Math.max(about - share * length, whole.from), whole.to - length);
  return { from, to: from + length };
}

/** The option with zooming on its time axes, at `window` or at the whole. */
export function withZoom(option: EChartsOption, window: ZoomWindow | null): EChartsOption {
  const axes = timeAxes(option);
  if (axes.length === 0) return option;
  const dataZoom = {
    type: 'inside' as const,
    xAxisIndex: axes,
    // A wheel alone scrolls the page; a pinch on a trackpad comes as a wheel with this key.
    zoomOnMouseWheel: 'ctrl' as const,
    moveOnMouseMove: true,
    preventDefaultMouseMove: false,
    minValueSpan: FEWEST_DAYS * DAY_MS,
    ...(window ? { startValue: window.from, endValue: window.to } : { start: 0, end: 100 }),
  };
  const zoomed = { ...option, dataZoom };
  return window ? { ...zoomed, xAxis: zoomedAxes(option, window) as never } : zoomed;
}

/** The horizontal axes with ticks for the part that is shown. */
export function zoomedAxes(option: EChartsOption, window: ZoomWindow | null): Record<string, unknown>[] {
  return axesOf(option).map((axis) => {
    // Axes that choose their own ticks go on doing so.
    if (!window || axis.type !== 'time' || !axis.axisLabel?.customValues) return { ...axis };
    const ticks = ticksWithin({ firstDay: timeToDay(window.from), lastDay: timeToDay(window.to) });
    const few = fewEnough(ticks, axis.axisLabel.customValues.length);
    return {
      ...axis,
      axisTick: { ...(axis as { axisTick?: object }).axisTick, customValues: few },
      axisLabel: { ...axis.axisLabel, customValues: few, formatter: labelOf(window) },
    };
  });
}

function ticksWithin({ firstDay, lastDay }: DaySpan): number[] {
  const days = lastDay - firstDay;
  if (days > MONTH_TICKS_FROM_DAYS) return timeTicks({ firstDay, lastDay });
  const step = days > 30 ? 14 : days > 16 ? 7 : 3;
  const ticks: number[] = [];
  for (let day = Math.ceil(firstDay / step) * step; day <= lastDay; day += step) ticks.push(day * DAY_MS);
  return ticks;
}

/** Small pictures have few ticks and keep few. */
function fewEnough(ticks: readonly number[], before: number): number[] {
  const step = Math.ceil(ticks.length / (before <= 4 ? 4 : 8));
  return ticks.filter((_, i) => i % step === 0);
}

function labelOf({ from, to }: ZoomWindow): (time: number) => string {
  const days = (to - from) / DAY_MS;
  return (time) => {
    if (days <= MONTH_TICKS_FROM_DAYS) return formatDay(timeToDay(time)).slice(0, -5);
    const month = formatMonth(timeToDay(time));
    return days > YEAR_LABELS_FROM_DAYS ? month.slice(-4) : month;
  };
}

function axesOf(option: EChartsOption): readonly TimeAxis[] {
  return [option.xAxis ?? []].flat() as readonly TimeAxis[];
}
