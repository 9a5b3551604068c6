import { monthOf } from '../domain/calendar';
import { tooltipHtml, type TooltipItem } from './common';
import { formatCorrelation, timeToDay } from './format';
import { STRONG, WEAK, type TimelineChartData } from './timeline-data';

/** The values of a day, what the chosen one means, what happened, and what the indicator is. */
export function timelineTooltip(items: readonly TooltipItem[], data: TimelineChartData): string {
  const drawn = data.lines.flatMap(({ series, colour }, i) => {
    const item = items.find(({ seriesId }) => seriesId === `line-${i}`);
    return item ? [{ label: series.label, colour, time: item.value[0], value: item.value[1] }] : [];
  });
  const first = drawn[0];
  if (!first) return '';
  const rows = drawn.map(({ label, colour, value }) => ({
    label,
    value: formatCorrelation(value),
    ...(drawn.length > 1 ? { colour } : {}),
  }));
  const day = timeToDay(first.time);
  const notes = [
    `${strengthWords(first.value)}, over ${data.windowText}.`,
    chanceWords(first.value, data),
    ...newsOf(day, data),
    data.description,
  ];
  return tooltipHtml(first.time, rows, notes.filter(Boolean).join(' '));
}

function chanceWords(value: number, { band }: TimelineChartData): string {
  if (!band || !Number.isFinite(value)) return '';
  return value > band.upper || value < band.lower
    ? 'Outside the band of chance.'
    : 'Inside the band of chance.';
}

/** A point of the monthly line stands for its month. */
function newsOf(day: number, { news, monthly }: TimelineChartData): string[] {
  const month = monthOf(day);
  const told = news.filter((one) => (monthly ? monthOf(one.day) === month : one.day === day));
  return [...new Set(told.map(({ words }) => `${words}.`))];
}

/** A correlation in words. */
export function strengthWords(value: number): string {
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return 'Not defined';
  if (size < WEAK) return 'Hardly any common movement';
  const way = value > 0 ? 'Moving together' : 'Moving against each other';
  return size < STRONG ? `${way}, weakly` : `${way}, strongly`;
}
