import type {
  CorrelationMatrix,
  CorrelationTimeline,
  MatrixCell,
  MatrixRequest,
  TimelineRequest,
} from '../../src/contracts/data-engine';
import { failure, success, type Outcome } from '../../src/contracts/outcome';
import { monthOf } from '../../src/domain/calendar';
import { pearson, spearman } from '../../src/domain/stats/correlation';
import { monthlyRollingCorrelation } from '../../src/domain/stats/monthly-correlation';
import { rollingPearson } from '../../src/domain/stats/rolling-pearson';
import { rollingSpearman } from '../../src/domain/stats/rolling-spearman';
import { columnOf, completeBetween, pairSeries, type Pairs } from './pairs';
import type { Panel } from './panels';

/** The correlation of every row with every column over one range of days. */
export function correlationMatrix(panel: Panel, request: MatrixRequest): Outcome<CorrelationMatrix> {
  const refused =
    unknownSeries(panel, [...request.rows, ...request.columns]) ??
    impossibleLag(request) ??
    emptyRange(request.firstDay, request.lastDay);
  if (refused) return refused;
  const cells = request.rows.flatMap((row) =>
    request.columns.map((column) => cell(panel, request, [row, column])),
  );
  return success({ cells });
}

function cell(panel: Panel, request: MatrixRequest, [row, column]: [string, string]): MatrixCell {
  const all = pairSeries(panel, [row, column], request);
  const { days, x, y } = completeBetween(all, request.firstDay, request.lastDay);
  const correlate = request.method === 'pearson' ? pearson : spearman;
  const trendAlone = request.basis === 'levels' ? correlate(days, x) : NaN;
  return { row, column, value: correlate(x, y), n: x.length, trendAlone };
}

/** The rolling correlation of one pair over the whole panel. */
export function correlationTimeline(panel: Panel, request: TimelineRequest): Outcome<CorrelationTimeline> {
  const { window } = request;
  const refused = unknownSeries(panel, [request.row, request.column]) ?? impossibleLag(request);
  if (refused) return refused;
  if (window !== 'monthly' && (!Number.isInteger(window) || window < 3)) {
    const hint = 'Choose a whole number of days, at least 3, or the monthly window.';
    return failure('bad-input', `A window of ${window} days has no correlation.`, hint);
  }
  const pairs = pairSeries(panel, [request.row, request.column], request);
  return success(
    window === 'monthly' ? monthlyTimeline(panel, pairs) : rollingTimeline(panel, pairs, request),
  );
}

/** The original project's measure: Pearson of three calendar-month means, whatever method is asked for. */
function monthlyTimeline(panel: Panel, { days, x, y }: Pairs): CorrelationTimeline {
  const lastDay = new Map<string, number>();
  for (const day of panel.frame.days) lastDay.set(monthOf(day), day);
  const points = monthlyRollingCorrelation(days, x, y);
  return {
    days: Int32Array.from(points, (point) => lastDay.get(point.month)!),
    values: Float64Array.from(points, (point) => point.value),
  };
}

/** Share of the pairs a window of trading days usually holds that it must hold to have a value. */
const FULL_ENOUGH = 0.8;

/**
 * Windows count calendar days on either basis; on trading days they hold fewer pairs, as many fewer as the pair
 * has days of its own, and the values are those of its own days.
 */
function rollingTimeline(panel: Panel, pairs: Pairs, request: TimelineRequest): CorrelationTimeline {
  const window = Number(request.window);
  const rolling = request.method === 'pearson' ? rollingPearson : rollingSpearman;
  if (request.dayBasis === 'calendar') return { days: pairs.days, values: rolling(pairs.x, pairs.y, window) };
  const { days } = panel.frame;
  const first = days[0] ?? 0;
  const [x, y] = [pairs.x, pairs.y].map((values) => {
    const spread = new Float64Array(days.length).fill(NaN);
    values.forEach((value, row) => (spread[pairs.days[row]! - first] = value));
    return spread;
  }) as [Float64Array, Float64Array];
  const usual = (window * pairs.days.length) / Math.max(1, span(pairs.days));
  const needed = Math.min(window, Math.max(3, Math.floor(FULL_ENOUGH * usual)));
  const all = rolling(x, y, window, needed);
  return { days: pairs.days, values: Float64Array.from(pairs.days, (day) => all[day - first]!) };
}

/** Calendar days from the first to the last of a list, both included. */
function span(days: Int32Array): number {
  return days.length === 0 ? 0 : days[days.length - 1]! - days[0]! + 1;
}

export function unknownSeries(panel: Panel, ids: readonly string[]): Outcome<never> | undefined {
  const unknown = ids.find((id) => !panel.frame.columns[columnOf(id)]);
  if (unknown === undefined) return undefined;
  const known = Object.keys(panel.frame.columns).join(', ');
  return failure('bad-input', `There is no series "${unknown}".`, `Choose among: ${known}.`);
}

/** Longest lag in days: beyond a month a move has had many other causes. */
const MOST_LAG = 30;

export function impossibleLag({ lag = 0 }: { readonly lag?: number }): Outcome<never> | undefined {
  if (Number.isInteger(lag) && Math.abs(lag) <= MOST_LAG) return undefined;
  const hint = `Choose a whole number of days from −${MOST_LAG} to ${MOST_LAG}.`;
  return failure('bad-input', `A lag of ${lag} days is not possible.`, hint);
}

export function emptyRange(firstDay: number, lastDay: number): Outcome<never> | undefined {
  if (firstDay <= lastDay) return undefined;
  const message = 'The range of days is empty: its first day is after its last, or one of them is missing.';
  return failure('bad-input', message, 'Choose a first day on or before the last day.');
}
