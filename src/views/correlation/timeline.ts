import { pointsWithin, type DaySpan } from '../../charts/common';
import { formatCorrelation, formatMonth, formatNumber, timeToDay } from '../../charts/format';
import type { ChartTheme } from '../../charts/theme';
import type { TimelineLine } from '../../charts/timeline-data';
import type { SeriesPair } from '../../composables/useCorrelationSeries';
import type { CorrelationSettings, CorrelationTimeline } from '../../contracts/data-engine';
import type { TimelineWindow } from '../../contracts/link-state';
import { monthOf } from '../../domain/calendar';
import { isCoinId } from '../../domain/catalogue/ids';
import type { BandState } from '../../stores/correlation';
import { pairName } from './finding';
import { dayCount } from './matrix-words';

/** A pair with its line: epoch days and values inside the span. */
export interface DrawnPair extends TimelineLine {
  readonly pair: SeriesPair;
  readonly points: readonly (readonly [number, number])[];
}

/** Solid, dashed, dotted: pairs of one coin share its colour. */
const DASHES = ['solid', [6, 4], [2, 3], [8, 3, 2, 3]] as const;

/** The lines of the pairs: one alone in ink, several in their coins' colours, those of one coin by dashes. */
export function drawnPairs(
  pairs: readonly { readonly pair: SeriesPair; readonly timeline: CorrelationTimeline }[],
  span: DaySpan,
  theme: ChartTheme,
): DrawnPair[] {
  return pairs.map(({ pair, timeline }, i) => {
    const before = pairs.slice(0, i).filter((one) => one.pair.coin.id === pair.coin.id).length;
    const series = {
      id: `${pair.coin.id}-${pair.indicator.id}`,
      label: pairName(pair),
      days: timeline.days,
      values: timeline.values,
    };
    const { id } = pair.coin;
    return {
      pair,
      series,
      short: `${pair.coin.short}, ${pair.indicator.short}`,
      colour: pairs.length > 1 && isCoinId(id) ? theme.coins[id] : theme.ink,
      dash: DASHES[before % DASHES.length]!,
      points: pointsWithin(series, span).map(([time, value]) => [timeToDay(time), value] as const),
    };
  });
}

/** What a point of the timeline is the correlation of. */
export function windowWords(window: TimelineWindow): string {
  return window === 'monthly' ? 'three monthly means' : `${window} days`;
}

/** How the lines are computed. */
export function timelineDefinition(
  window: TimelineWindow,
  { basis, method, dayBasis, view, lag = 0 }: CorrelationSettings,
): string {
  const known = view === 'known' ? 'as known on the day' : 'at observation dates';
  const values = basis === 'levels' ? 'levels' : 'daily changes';
  const when = `${dayCount(Math.abs(lag))} ${lag > 0 ? 'before' : 'after'}`;
  const moved = lag === 0 ? '' : `, the coin beside the indicator ${when}`;
  if (window === 'monthly') {
    return `Pearson over three calendar-month means of ${values}, ${known}${moved}.`;
  }
  const name = method === 'pearson' ? 'Pearson' : 'Spearman';
  return `${name} over the ${window} days before, ${values} on ${dayBasis} days, ${known}${moved}.`;
}

/** What chance alone would give the chosen pair. */
export function bandWords(state: BandState | undefined, name: string): string {
  if (!state) return '';
  const { band, share, reason } = state;
  if (!band) {
    if (share < 1) return `What chance alone gives is being simulated: ${Math.round(100 * share)} %.`;
    return `No band of chance for ${name}. ${reason ?? ''}`;
  }
  const ends = `${formatCorrelation(band.lower)} and ${formatCorrelation(band.upper)}`;
  const beyond = band.exceedance.at(-1);
  const rare =
    beyond !== undefined && beyond >= 0.005 ? ` |r| > 0.9 in ${formatNumber(100 * beyond, 0)} %.` : '';
  return `Chance alone: ${formatNumber(100 * band.level, 0)} % of windows between ${ends} where ${name} have nothing to do with each other: windows of the one beside windows of the other from another time, ${formatNumber(band.resamples, 0)} pairs, so that each keeps its own autocorrelation.${rare} Only ${formatNumber(band.separateWindows, 0)} separate windows fit into the data, and a line that wanders stays outside for long.`;
}

/** Names of the lanes beneath the plot, for narrow screens, where they have no room beside them. */
export function laneWords(lanes: readonly { readonly name: string }[]): string {
  return `Beneath the plot, from the top: ${lanes.map(({ name }) => name).join(', ')}.`;
}

/** The timeline's finding: where the chosen pair stands and between what it moved, or where several stand. */
export function timelineTitle(drawn: readonly Pick<DrawnPair, 'points' | 'series'>[]): string {
  const [first, ...others] = drawn;
  if (!first) return 'How the correlation changed over time';
  const last = first.points.at(-1);
  if (!last) return 'No full window in this range';
  const now = `${formatCorrelation(last[1])} in ${formatMonth(last[0])}`;
  if (others.length > 0) {
    const rest = others.map(
      ({ series, points }) => `${series.label} at ${formatCorrelation(points.at(-1)?.[1] ?? NaN)}`,
    );
    return `${first.series.label} stood at ${now}, ${rest.join(', ')}`;
  }
  let low = last;
  let high = last;
  for (const point of first.points) {
    if (point[1] < low[1]) low = point;
    if (point[1] > high[1]) high = point;
  }
  const between = `${formatCorrelation(low[1])} (${formatMonth(low[0])}) and ${formatCorrelation(high[1])} (${formatMonth(high[0])})`;
  return `The correlation stood at ${now}, after moving between ${between}`;
}

/** The last point of each month of every line, by month: rows of the table. */
export function monthEnds(drawn: readonly Pick<DrawnPair, 'points'>[]): {
  readonly day: number;
  readonly values: readonly number[];
}[] {
  const months = new Map<string, { day: number; values: number[] }>();
  drawn.forEach(({ points }, line) => {
    for (const [day, value] of points) {
      const month = monthOf(day);
      const row = months.get(month) ?? { day, values: drawn.map(() => NaN) };
      row.day = Math.max(row.day, day);
      row.values[line] = value;
      months.set(month, row);
    }
  });
  return [...months.values()].sort((a, b) => a.day - b.day);
}
