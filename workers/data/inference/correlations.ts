import type { CellInterval, ChanceBandRequest, IntervalsRequest } from '../../../src/contracts/inference';
import { chanceBandSteps, type ChanceBand } from '../../../src/domain/stats/chance-band';
import { correlationIntervalSteps } from '../../../src/domain/stats/correlation-interval';
import type { Steps } from '../../../src/domain/stats/steps';
import { completeBetween, pairSeries, type Pairs } from '../pairs';
import type { Panel } from '../panels';

/** An interval for every cell, each told as soon as it is there. Every cell draws the same blocks' places. */
export function* intervalSteps(
  panel: Panel,
  request: IntervalsRequest,
  tell: (cell: CellInterval) => void,
): Steps<readonly CellInterval[]> {
  const { rows, columns, firstDay, lastDay } = request;
  const cells: CellInterval[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const { x, y } = completeBetween(pairSeries(panel, [row, column], request), firstDay, lastDay);
      const interval = correlationIntervalSteps(x, y, request);
      const cell = { row, column, ...(yield* scaled(interval, cells.length, rows.length * columns.length)) };
      cells.push(cell);
      tell(cell);
    }
  }
  return cells;
}

/** The steps of one of several pieces of work, as shares of the whole. */
function* scaled<T>(steps: Steps<T>, before: number, pieces: number): Steps<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    yield (before + step.value) / pieces;
  }
}

/** Days whose mean makes a point of the monthly timeline. */
const DAYS_A_MONTH = 30.4;

/** The band of a timeline: of its pair, over as many rows as its windows usually hold. */
export function bandSteps(panel: Panel, request: ChanceBandRequest): Steps<ChanceBand> {
  const pairs = complete(pairSeries(panel, [request.row, request.column], request));
  const { level, resamples, seed, thresholds } = request;
  const rowsADay = pairs.days.length / Math.max(1, spanOf(pairs.days));
  const shape =
    request.window === 'monthly'
      ? {
          window: 3,
          rowsPerPoint: Math.max(1, Math.round(DAYS_A_MONTH * rowsADay)),
          method: 'pearson' as const,
        }
      : { window: Math.max(3, Math.round(request.window * rowsADay)), method: request.method };
  return chanceBandSteps(pairs.x, pairs.y, {
    ...shape,
    resamples,
    seed,
    ...(level === undefined ? {} : { level }),
    ...(thresholds ? { thresholds } : {}),
  });
}

function complete(pairs: Pairs): Pairs {
  return completeBetween(pairs, -Infinity, Infinity);
}

function spanOf(days: Int32Array): number {
  return days.length === 0 ? 0 : days[days.length - 1]! - days[0]! + 1;
}
