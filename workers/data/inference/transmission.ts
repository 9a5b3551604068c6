import type {
  CorrectedPValues,
  EventStudyRequest,
  GrangerRequest,
  GrangerRow,
  GrangerTable,
  LeadLagRequest,
  LocalProjectionRequest,
} from '../../../src/contracts/inference';
import { coinClose } from '../../../src/domain/features/coin-columns';
import { benjaminiHochberg, holm } from '../../../src/domain/stats/multiple-testing';
import type { Steps } from '../../../src/domain/stats/steps';
import { eventStudySteps, type EventStudy } from '../../../src/domain/transmission/event-study';
import { grangerTest, type GrangerTest } from '../../../src/domain/transmission/granger';
import { leadLag, type LeadLag } from '../../../src/domain/transmission/lead-lag';
import {
  localProjectionSteps,
  type LocalProjection,
} from '../../../src/domain/transmission/local-projection';
import { words } from '../failures';
import type { Panel } from '../panels';
import { pairRows } from './pair-rows';

export function* leadLagSteps(panel: Panel, request: LeadLagRequest): Steps<LeadLag> {
  const { x, y } = pairRows(panel, [request.row, request.column], { ...request, basis: 'changes' });
  yield 0;
  return leadLag(y, x, { reach: request.reach, method: request.method });
}

/** The answer of the coin's log price to an innovation of the indicator's change. */
export function projectionSteps(panel: Panel, request: LocalProjectionRequest): Steps<LocalProjection> {
  const ids = [request.row, request.column] as const;
  const price = pairRows(panel, ids, { ...request, basis: 'levels' }).x.map(Math.log);
  const change = pairRows(panel, ids, { ...request, basis: 'changes' }).y;
  return localProjectionSteps(change, price, request);
}

/** All tests, one after the other, each told as soon as it is there; corrected together at the end. */
export function* grangerSteps(
  panel: Panel,
  request: GrangerRequest,
  tell: (row: GrangerRow) => void,
): Steps<GrangerTable> {
  const pairs = request.rows.flatMap((coin) =>
    request.columns.flatMap((indicator) =>
      request.bothWays
        ? [[indicator, coin] as const, [coin, indicator] as const]
        : [[indicator, coin] as const],
    ),
  );
  const rows: GrangerRow[] = [];
  for (const pair of pairs) {
    const row = grangerRow(panel, pair, request);
    rows.push(row);
    tell(row);
    yield rows.length / pairs.length;
  }
  return {
    rows,
    plain: corrected(rows, (test) => test.pValue),
    robust: corrected(rows, (test) => test.robust.pValue),
  };
}

function grangerRow(
  panel: Panel,
  [cause, effect]: readonly [string, string],
  request: GrangerRequest,
): GrangerRow {
  const { x, y } = pairRows(panel, [cause, effect], { ...request, basis: 'changes' });
  try {
    const { maxLag, criterion } = request;
    return { cause, effect, test: grangerTest(x, y, { maxLag, criterion }), reason: null };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { cause, effect, test: null, reason: words(error) };
  }
}

function corrected(rows: readonly GrangerRow[], pValue: (test: GrangerTest) => number): CorrectedPValues {
  const pValues = rows.map(({ test }) => (test ? pValue(test) : NaN));
  return { holm: holm(pValues), benjaminiHochberg: benjaminiHochberg(pValues) };
}

/** @param eventDays all days of the kind; those outside the range are not looked at */
export function eventSteps(
  panel: Panel,
  eventDays: Int32Array,
  request: EventStudyRequest,
): Steps<EventStudy> {
  const inRange = (day: number): boolean => day >= request.firstDay && day <= request.lastDay;
  const { days } = panel.frame;
  const price = coinClose(panel.frame, request.coin);
  const rows = days.filter(inRange);
  const logPrice = Float64Array.from(
    price.filter((_, row) => inRange(days[row]!)),
    Math.log,
  );
  return eventStudySteps(rows, logPrice, { ...request, eventDays: eventDays.filter(inRange) });
}
