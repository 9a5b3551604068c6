import type { ChartSeries, DaySpan } from '../../charts/common';

/** A series over a span in a few figures; NaN where it has no value there. */
export interface Summary {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly first: number;
  readonly last: number;
  readonly low: number;
  readonly high: number;
  /** Percent from first to last. */
  readonly change: number;
}

/** First, last, lowest and highest value of a series within a span of days. */
export function summarise(series: ChartSeries, { firstDay, lastDay }: DaySpan): Summary {
  let summary: Summary = {
    firstDay: NaN,
    lastDay: NaN,
    first: NaN,
    last: NaN,
    low: Infinity,
    high: -Infinity,
    change: NaN,
  };
  for (let i = 0; i < series.days.length; i++) {
    const day = series.days[i]!;
    const value = series.values[i]!;
    if (day < firstDay || day > lastDay || !Number.isFinite(value)) continue;
    const begun = Number.isFinite(summary.first);
    summary = {
      firstDay: begun ? summary.firstDay : day,
      lastDay: day,
      first: begun ? summary.first : value,
      last: value,
      low: Math.min(summary.low, value),
      high: Math.max(summary.high, value),
      change: 100 * (value / (begun ? summary.first : value) - 1),
    };
  }
  return Number.isFinite(summary.first) ? summary : { ...summary, low: NaN, high: NaN };
}

/** Days by which a series may begin late or end early and still be said to span a range: a week without news. */
const SLACK_DAYS = 7;

/** Whether a series has values at both ends of a span, so that its change is that of the span. */
export function spansRange({ firstDay, lastDay }: Summary, span: DaySpan): boolean {
  return firstDay - span.firstDay <= SLACK_DAYS && span.lastDay - lastDay <= SLACK_DAYS;
}
