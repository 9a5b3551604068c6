import type { EChartsOption } from 'echarts';
import { pointsWithin, type DaySpan } from '../../charts/common';
import { formatCorrelation, formatMonth, timeToDay } from '../../charts/format';
import type { ChartTheme } from '../../charts/theme';
import { buildTimelineChart, chanceBand } from '../../charts/timeline';
import type { CorrelationSettings, CorrelationTimeline } from '../../contracts/data-engine';
import { monthOf } from '../../domain/calendar';

export interface TimelineInput {
  readonly timeline: CorrelationTimeline;
  readonly label: string;
  readonly span: DaySpan;
  readonly window: 'monthly' | '30' | '90' | '180' | '365';
  readonly settings: CorrelationSettings;
  readonly theme: ChartTheme;
  readonly compact: boolean;
}

export interface TimelinePicture {
  readonly option: EChartsOption;
  readonly subtitle: string;
  readonly windowText: string;
  readonly emptyText: string;
  /** Epoch days and values inside the span. */
  readonly points: readonly (readonly [number, number])[];
  readonly monthEnds: readonly (readonly [number, number])[];
}

/** Share of the calendar's days on which New York trades. */
const TRADING_SHARE = 252 / 365.25;

/** The drawing of a timeline, with the words that belong to it. */
export function timelinePicture({
  timeline,
  label,
  span,
  window,
  settings,
  theme,
  compact,
}: TimelineInput): TimelinePicture {
  const series = { id: 'rolling', label, days: timeline.days, values: timeline.values };
  const points = pointsWithin(series, span).map(([time, value]) => [timeToDay(time), value] as const);
  const monthly = window === 'monthly';
  const windowText = monthly ? 'three monthly means' : `${window} days`;
  const chance = monthly ? NaN : chanceOf(Number(window), settings);
  return {
    option: buildTimelineChart({ series, span, windowText, monthly, compact, chance }, theme),
    subtitle: subtitleOf(label, window, settings),
    windowText,
    emptyText: `No day in this range has a full window of ${windowText}. Choose a longer range or a shorter window.`,
    points,
    monthEnds: points.filter(([day], i) => {
      const next = points[i + 1];
      return !next || monthOf(next[0]) !== monthOf(day);
    }),
  };
}

/** Only changes are near enough to independent for a band of chance; weekends carried forward add no pairs. */
function chanceOf(windowDays: number, { basis }: CorrelationSettings): number {
  return basis === 'changes' ? chanceBand(windowDays * TRADING_SHARE) : NaN;
}

function subtitleOf(
  label: string,
  window: string,
  { basis, method, dayBasis, view }: CorrelationSettings,
): string {
  const known = view === 'known' ? 'as known on the day' : 'at observation dates';
  if (window === 'monthly') {
    return `${label}: Pearson over three calendar-month means of ${basis === 'levels' ? 'levels' : 'daily changes'}, ${known}. Three points reach beyond ±0.9 by chance alone in 29 % of cases.`;
  }
  const name = method === 'pearson' ? 'Pearson' : 'Spearman';
  return `${label}: ${name} over the ${window} days before, ${basis === 'levels' ? 'levels' : 'daily changes'} on ${dayBasis} days, ${known}.${basis === 'changes' ? ' Dashed: of unrelated series 95 % stay inside.' : ''}`;
}

/** The timeline's finding: where it stands, and between what it moved. */
export function timelineTitle(points: readonly (readonly [number, number])[]): string {
  const last = points.at(-1);
  if (!last) return 'No full window in this range';
  let low = last;
  let high = last;
  for (const point of points) {
    if (point[1] < low[1]) low = point;
    if (point[1] > high[1]) high = point;
  }
  const now = `${formatCorrelation(last[1])} in ${formatMonth(last[0])}`;
  const between = `${formatCorrelation(low[1])} (${formatMonth(low[0])}) and ${formatCorrelation(high[1])} (${formatMonth(high[0])})`;
  return `The correlation stood at ${now}, after moving between ${between}`;
}
