import type { Fold } from './fold';
import { finish, type Steps } from '../stats/steps';
import { metricReport, metricSteps } from './horizon-report';
import type { JudgedRows } from './judged-rows';
import { chanceSkillSteps } from './leak-alarm';
import type { FoldReport, ForecasterReport, MetricReport } from './report';
import type { BacktestInput, JudgedForecasts } from './runner';

/** Forecasts to be judged. */
export interface Judging {
  readonly plan: readonly Fold[];
  readonly rows: JudgedRows;
  /** Cumulative log returns as the forecaster said them, one array a horizon, NaN = none. */
  readonly unshrunk: readonly Float64Array[];
  /** Factor on the forecasts of each row. */
  readonly factors: Float64Array;
  readonly input: Pick<BacktestInput, 'horizon' | 'draws' | 'seed'>;
}

interface Judged {
  readonly report: ForecasterReport;
  readonly forecasts: JudgedForecasts;
}

interface Name {
  readonly id: string;
  readonly label: string;
}

/** All figures of forecasts on the judged rows, before and after shrinkage. */
export function judgeForecasts(name: Name, judging: Judging): Judged {
  return finish(judgeSteps(name, judging));
}

/** The same in small steps. */
export function* judgeSteps(
  { id, label }: Name,
  { plan, rows, unshrunk, factors, input }: Judging,
): Steps<Judged> {
  const shrunk = unshrunk.map((values) => values.map((value, i) => factors[i]! * value));
  const perFold: FoldReport[] = [];
  for (const [fold, { test }] of plan.entries()) {
    const [after, before] = [shrunk, unshrunk].map((of) => onFold(rows, of, fold)) as [
      MetricReport,
      MetricReport,
    ];
    const { n, skill, skillLog } = after.average;
    const own = factors.filter((_, i) => rows.folds[i] === fold);
    const shrinkage = own.reduce((sum, value) => sum + value, 0) / own.length;
    perFold.push({ test, n, shrinkage, skill, skillLog, unshrunkSkillLog: before.average.skillLog });
    yield 0;
  }
  const after = yield* metricSteps(rows, shrunk, input);
  const before = yield* metricSteps(rows, unshrunk, input);
  const chance = [
    yield* chanceSkillSteps(rows, shrunk, input),
    yield* chanceSkillSteps(rows, unshrunk, input),
  ];
  return {
    forecasts: { id, shrunk, unshrunk },
    report: {
      id,
      label,
      shrunk: after,
      unshrunk: before,
      folds: perFold,
      worstFold: lowest(perFold.map(({ skillLog }) => skillLog)),
      chanceSkillLog: higher(chance[0]!, chance[1]!),
    },
  };
}

/** The figures of one fold's rows alone, without standard errors. */
function onFold(rows: JudgedRows, returns: readonly Float64Array[], fold: number): MetricReport {
  const of = <T extends Float64Array | Int32Array>(values: T): T =>
    values.filter((_, i) => rows.folds[i] === fold) as T;
  const part: JudgedRows = {
    origins: of(rows.origins),
    folds: of(rows.folds),
    last: of(rows.last),
    actual: rows.actual.map(of),
    yardstick: of(rows.yardstick),
  };
  return metricReport(part, returns.map(of), { draws: 0 });
}

function higher(a: readonly number[], b: readonly number[]): number[] {
  return a.map((value, i) => Math.max(value, b[i]!));
}

/** Place of the lowest number; −1 where none is a number. */
function lowest(values: readonly number[]): number {
  return values.reduce(
    (best, value, i) => (Number.isNaN(value) || (best >= 0 && values[best]! <= value) ? best : i),
    -1,
  );
}
