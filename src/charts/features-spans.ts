import type { LineSeriesOption } from 'echarts';
import type { DaySpan } from './common';
import { dayToTime } from './format';
import type { ChartTheme } from './theme';

/** A span of days behind the lines, named on the plot. */
export interface TintedSpan extends DaySpan {
  readonly name: string;
  readonly colour: string;
  readonly opacity: number;
  /** Where its name stands, if not where the others do. */
  readonly namedAt?: 'insideBottomLeft';
}

export interface SpanWords {
  /** Where the names stand. */
  readonly position?: 'insideTop' | 'insideTopLeft' | 'insideBottom' | 'insideBottomLeft';
  readonly show?: boolean;
}

/** Spans as areas behind a series, each with its name; neighbours of one name are named once. */
export function tintedSpans(
  spans: readonly TintedSpan[],
  theme: ChartTheme,
  { position = 'insideTopLeft', show = true }: SpanWords = {},
): NonNullable<LineSeriesOption['markArea']> {
  return {
    silent: true,
    label: { show, position, color: theme.muted, fontSize: 12, fontFamily: theme.font, distance: 6 },
    data: spans.map(({ firstDay, lastDay, name, colour, opacity, namedAt }) => [
      {
        xAxis: dayToTime(firstDay),
        name,
        itemStyle: { color: colour, opacity },
        ...(namedAt ? { label: { position: namedAt } } : {}),
      },
      { xAxis: dayToTime(lastDay) },
    ]),
  };
}

/** The stretches of days on which a mask is 1. */
export function maskedSpans(days: ArrayLike<number>, mask: ArrayLike<number>): DaySpan[] {
  const spans: { firstDay: number; lastDay: number }[] = [];
  for (let i = 0; i < days.length; i++) {
    if (!mask[i]) continue;
    const open = spans[spans.length - 1];
    if (open && mask[i - 1]) open.lastDay = days[i]!;
    else spans.push({ firstDay: days[i]!, lastDay: days[i]! });
  }
  return spans;
}

/** The part of a span inside another; null where they do not meet. */
export function clipped(span: DaySpan, inside: DaySpan): DaySpan | null {
  const firstDay = Math.max(span.firstDay, inside.firstDay);
  const lastDay = Math.min(span.lastDay, inside.lastDay);
  return firstDay < lastDay ? { firstDay, lastDay } : null;
}
