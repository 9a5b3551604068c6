import type {
  AlertHistory,
  AlertsRequest,
  BetasRequest,
  HedgeAnswer,
  HedgeRequest,
} from '../../../src/contracts/shock';
import { aftermath, firings } from '../../../src/domain/alerts/history';
import { alertProblems, type AlertRule } from '../../../src/domain/alerts/rule';
import { watch } from '../../../src/domain/alerts/watch';
import { BASE_INDICATOR_IDS } from '../../../src/domain/catalogue/ids';
import { changeKind } from '../../../src/domain/catalogue/lookup';
import { coinClose } from '../../../src/domain/features/coin-columns';
import { column } from '../../../src/domain/frame';
import { hedgeTest } from '../../../src/domain/hedge/hedge-test';
import { rollingBetas } from '../../../src/domain/hedge/rolling-betas';
import { betaAnswer, type BetaAnswer } from '../../../src/domain/shock/beta-answer';
import type { Steps } from '../../../src/domain/stats/steps';
import { words } from '../failures';
import { columnOf } from '../pairs';
import type { Panel } from '../panels';

/**
 * The linear answer to a shock, from changes between days on which the market series all have values of their own.
 * Series count on the day they describe; the CPI, which comes once a month, on the day it is released.
 */
export function* betaSteps(
  { observed, known }: { readonly observed: Panel; readonly known: Panel },
  request: BetasRequest,
): Steps<BetaAnswer> {
  yield 0;
  const levels = (id: string): Float64Array =>
    column(id === 'cpi' ? known.frame : observed.frame, columnOf(id));
  const rows = tradingRows(observed, [request.coin, ...DAILY], request);
  const change = (id: string, log: boolean): Float64Array => changesBetween(levels(id), rows, log);
  const factors = BASE_INDICATOR_IDS.map((id) => ({
    id,
    changes: change(id, changeKind(id) === 'log'),
    shock: request.shock[id] ?? 0,
  }));
  const returns = change(request.coin, true);
  const whole = Array.from(returns.keys()).filter((t) =>
    [returns, ...factors.map(({ changes }) => changes)].every((values) => Number.isFinite(values[t]!)),
  );
  const pick = (values: Float64Array): Float64Array => Float64Array.from(whole, (t) => values[t]!);
  return betaAnswer(
    pick(returns),
    factors.map((factor) => ({ ...factor, changes: pick(factor.changes) })),
    request.level,
  );
}

/** Indicators with a value of their own on every trading day. */
const DAILY = ['treasury_10y', 'vix', 'sp500'];

export function* hedgeSteps(panel: Panel, request: HedgeRequest): Steps<HedgeAnswer> {
  const ids = [request.coin, ...request.instruments];
  const rows = tradingRows(panel, ids, request);
  requireDaily(panel.frame.days, rows);
  const [coin, ...instruments] = ids.map((id) => returnsOf(panel, id, rows));
  yield 0;
  const betas = rollingBetas(coin!, instruments, { window: request.window });
  yield 0.5;
  const test = hedgeTest(coin!, instruments, request);
  return { days: Int32Array.from(rows.slice(1), (row) => panel.frame.days[row]!), betas, test };
}

/** Most days from one common day to the next: a long weekend is no more. Returns are of days, and so are their years. */
const LONGEST_STEP = 4;

/** @throws RangeError when the series usually have no common value for days: what is of weeks is no daily return */
function requireDaily(days: Int32Array, rows: readonly number[]): void {
  const steps = rows.slice(1).map((row, i) => days[row]! - days[rows[i]!]!);
  const usual = steps.toSorted((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  if (usual <= LONGEST_STEP) return;
  throw new RangeError(
    `hedge: the series have a value on the same day only every ${usual} days. Choose series of trading days.`,
  );
}

/** @throws RangeError when a value is zero or less, which has no return */
function returnsOf({ frame }: Panel, id: string, rows: readonly number[]): Float64Array {
  const levels = column(frame, columnOf(id));
  if (rows.every((row) => levels[row]! > 0)) return changesBetween(levels, rows, true).map(Math.expm1);
  throw new RangeError(`hedge: ${id} has values of zero or less, and so no returns. Choose another series.`);
}

/** Rows of a range of days on which every series has a value of its own. */
function tradingRows(
  { frame, own }: Panel,
  ids: readonly string[],
  { firstDay, lastDay }: { readonly firstDay: number; readonly lastDay: number },
): number[] {
  const flags = ids.map((id) => own[columnOf(id)] ?? new Uint8Array());
  return Array.from(frame.days.keys()).filter((row) => {
    const day = frame.days[row]!;
    return day >= firstDay && day <= lastDay && flags.every((flag) => flag[row] === 1);
  });
}

/** Changes from each of the rows to the next. */
function changesBetween(levels: Float64Array, rows: readonly number[], log: boolean): Float64Array {
  return Float64Array.from(rows.slice(1), (row, i) => {
    const [before, after] = [levels[rows[i]!]!, levels[row]!];
    return log ? Math.log(after / before) : after - before;
  });
}

/** Each rule over the data, told as soon as it is judged; a rule that cannot be judged spoils no other. */
export function* alertSteps(
  panel: Panel,
  request: AlertsRequest,
  tell: (history: AlertHistory) => void,
): Steps<readonly AlertHistory[]> {
  const found: AlertHistory[] = [];
  for (const rule of request.rules) {
    const history = alertHistory(panel, rule, request);
    found.push(history);
    tell(history);
    yield found.length / request.rules.length;
  }
  return found;
}

function alertHistory(panel: Panel, rule: AlertRule, request: AlertsRequest): AlertHistory {
  const [problem] = alertProblems(rule, Object.keys(panel.frame.columns));
  if (problem) return unjudged(rule.id, problem);
  try {
    return judged(panel, rule, request);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unjudged(rule.id, words(error));
  }
}

function judged(
  { frame, changes }: Panel,
  rule: AlertRule,
  { coin, horizons, placebos, seed }: AlertsRequest,
): AlertHistory {
  const seen = watch(frame, rule.condition, changes);
  const { days } = frame;
  const fired = firings(seen, days, rule.quietDays);
  const said = (row: number): boolean => !Number.isNaN(seen.values[row]! - seen.thresholds[row]!);
  const firstRow = days.findIndex((_, row) => said(row));
  if (firstRow < 0) return unjudged(rule.id, 'The data say nothing about it on any day.');
  const last = days.length - 1;
  let since = last;
  while (since > 0 && seen.holds[since - 1] === seen.holds[last]) since--;
  return {
    id: rule.id,
    problem: null,
    firstDay: days[firstRow]!,
    lastDay: days[last]!,
    firings: fired.map((row) => days[row]!),
    // A series that has ended says nothing of the last day, whatever it said before.
    holds: seen.holds[last] === 1 && said(last),
    since: days[since]!,
    value: seen.values[last]!,
    threshold: seen.thresholds[last]!,
    // The panel's own arrays stay here: an answer is moved to the page.
    days: days.slice(),
    values: seen.values.slice(),
    thresholds: seen.thresholds.slice(),
    aftermath: aftermath(coinClose(frame, coin), { fired, firstRow }, { horizons, placebos, seed }),
  };
}

function unjudged(id: string, problem: string): AlertHistory {
  const none = { firstDay: NaN, lastDay: NaN, since: NaN, value: NaN, threshold: NaN };
  const empty = { days: new Int32Array(), values: new Float64Array(), thresholds: new Float64Array() };
  return { id, problem, ...none, ...empty, firings: new Int32Array(), holds: false, aftermath: [] };
}
