import { formatCorrelation, formatDay, formatNumber } from '../../charts/format';
import type { CorrelationSettings } from '../../contracts/data-engine';
import type { CellInterval } from '../../contracts/inference';
import type { DaySpan } from '../../charts/common';
import { spokenName } from './finding';
import type { DrawnCell } from './matrix-layout';

/** "One day", "12 days". */
export function dayCount(days: number): string {
  return days === 1 ? 'one day' : `${days} days`;
}

/** What a lag asks, as half a sentence; empty for the same day. */
export function lagWords(lag: number, column = 'the indicator'): string {
  if (lag === 0) return '';
  const when = `${dayCount(Math.abs(lag))} ${lag > 0 ? 'before' : 'after'}`;
  return `each coin's day beside that of ${column} ${when} it`;
}

/** Fewer pairs than this make large correlations by themselves, and bootstrap intervals too short. */
const FEW = 30;

/** The matrix's title: its largest figure among those from enough pairs. */
export function matrixFinding(cells: readonly DrawnCell[], { basis }: CorrelationSettings): string {
  const all = cells.filter(({ value }) => Number.isFinite(value));
  const firm = all.filter(({ n }) => n >= FEW);
  const defined = firm.length > 0 ? firm : all;
  const first = defined[0];
  if (!first) return 'No pair has enough common days in this range';
  const most = defined.reduce((a, b) => (Math.abs(b.value) > Math.abs(a.value) ? b : a), first);
  const what = basis === 'levels' ? 'On levels' : 'On changes';
  const of = firm.length > 0 && firm.length < all.length ? ` from at least ${FEW} pairs` : '';
  return `${what} the largest of ${defined.length} correlations${of} is ${formatCorrelation(most.value)}: ${most.pair}`;
}

/** What is compared, how and over which days. */
export function matrixDefinition(
  { basis, method, dayBasis, view, lag = 0 }: CorrelationSettings,
  { firstDay, lastDay }: DaySpan,
): string {
  const name = method === 'pearson' ? 'Pearson' : 'Spearman';
  const what = basis === 'levels' ? 'levels' : 'changes';
  const days = dayBasis === 'trading' ? 'days on which both have a value of their own' : 'all calendar days';
  const known = view === 'known' ? 'as known on the day' : 'at the date they describe';
  const moved = lag === 0 ? '' : `, ${lagWords(lag)}`;
  return `${name} correlation of ${what}, ${formatDay(firstDay)} to ${formatDay(lastDay)}, ${days}, indicators ${known}${moved}.`;
}

/** How many intervals leave out zero, beside how many would by chance. */
export function intervalsFinding(found: readonly CellInterval[]): string | null {
  const intervals = found.filter(({ lower }) => Number.isFinite(lower));
  const first = intervals[0];
  if (!first) return null;
  const clear = intervals.filter(({ lower, upper }) => lower > 0 || upper < 0).length;
  const percent = formatNumber(100 * first.level, 0);
  const chance = formatNumber((1 - first.level) * intervals.length, 0);
  return `${clear} of ${intervals.length} intervals (${percent} %) leave out zero; of as many unrelated pairs about ${chance} would.`;
}

/** Lines of a cell's tooltip after its figure and its description. */
export function cellNotes(
  cell: DrawnCell,
  settings: CorrelationSettings,
  known: { readonly interval: CellInterval | null; readonly busy: boolean },
): string[] {
  const lag = settings.lag ?? 0;
  const notes: string[] = [];
  if (lag !== 0) notes.push(lagNote(cell, lag));
  if (settings.basis === 'levels') return [...notes, ...levelNotes(cell)];
  return [...notes, ...changeNotes(cell.n, known)];
}

function lagNote({ row, column }: DrawnCell, lag: number): string {
  const days = dayCount(Math.abs(lag));
  const name = row.id === column.id ? 'its own move' : `the move of ${spokenName(column)}`;
  return lag > 0 ? `Beside ${name} ${days} before.` : `Beside ${name} ${days} later.`;
}

function levelNotes({ trendAlone, row }: DrawnCell): string[] {
  if (!Number.isFinite(trendAlone)) return [];
  return [
    `A straight time line alone gives ${formatCorrelation(trendAlone)} with ${row.label}: on levels, whatever drifts looks related.`,
  ];
}

function changeNotes(
  n: number,
  { interval, busy }: { readonly interval: CellInterval | null; readonly busy: boolean },
): string[] {
  if (!interval) return [busy ? 'Its interval is being computed.' : 'No interval could be computed.'];
  const { lower, upper, level, blockLength, resamples } = interval;
  if (!Number.isFinite(lower)) return ['No interval: too few pairs, or one side does not move.'];
  const blocks = blockLength === 1 ? 'single rows' : `blocks of ${blockLength} rows`;
  const ends = `${formatCorrelation(lower)} to ${formatCorrelation(upper)}`;
  const zero = lower <= 0 && upper >= 0 ? ' Zero lies inside: this may be nothing.' : '';
  const few = n < FEW ? ' From so few pairs the interval comes short.' : '';
  return [
    `${formatNumber(100 * level, 0)} % interval: ${ends}, by bootstrap (${formatNumber(resamples, 0)} resamples of ${blocks}).${few}${zero}`,
  ];
}
