import type { HorizonMetrics, MetricTable, TestForecasts } from '../../src/contracts/run';
import { metricReport } from '../../src/domain/backtest/horizon-report';
import type { JudgedRows } from '../../src/domain/backtest/judged-rows';
import { chanceSkill, leakAlarm, type LeakAlarm } from '../../src/domain/backtest/leak-alarm';
import type { HorizonReport, MetricReport } from '../../src/domain/backtest/report';

/** Forecasts beside what came, in the terms of the domain's judge. */
interface Judged {
  readonly rows: JudgedRows;
  /** Forecast cumulative log returns, one array a horizon. */
  readonly returns: readonly Float64Array[];
}

/** The tables of a run, and the signs that its model may have seen the future. */
export interface RunFigures {
  readonly model: MetricTable;
  readonly unshrunk: MetricTable;
  readonly naive: MetricTable;
  readonly alarms: readonly LeakAlarm[];
}

/**
 * Metrics on prices by horizon and averaged, of a run's forecasts with and without shrinkage, and of the naive ones.
 *
 * @param yardstick mean absolute daily change of the training closes, USD
 */
export function runFigures(
  { shrunk, unshrunk }: { readonly shrunk: TestForecasts; readonly unshrunk: TestForecasts },
  yardstick: number,
): RunFigures {
  const [ours, raw, naive] = [shrunk, unshrunk, naiveForecasts(shrunk)].map((one) => judged(one, yardstick));
  const [model, plain, none] = [ours!, raw!, naive!].map(({ rows, returns }) =>
    metricReport(rows, returns, { draws: 0 }),
  ) as [MetricReport, MetricReport, MetricReport];
  const chance = [ours!, raw!].map(({ rows, returns }) => chanceSkill(rows, returns));
  const forecaster = {
    id: 'model',
    label: '',
    shrunk: model,
    unshrunk: plain,
    folds: [],
    worstFold: -1,
    chanceSkillLog: chance[0]!.map((value, h) => Math.max(value, chance[1]![h]!)),
  };
  const [table, unshrunkTable, naiveTable] = [model, plain, none].map(tableOf) as [
    MetricTable,
    MetricTable,
    MetricTable,
  ];
  const alarms = leakAlarm({ forecasters: [forecaster] });
  return { model: table, unshrunk: unshrunkTable, naive: naiveTable, alarms };
}

/** The naive forecast from the same origins: the last close at every horizon. */
function naiveForecasts(forecasts: TestForecasts): TestForecasts {
  const { lastClose, forecast } = forecasts;
  return { ...forecasts, forecast: forecast.map((row, i) => row.map(() => lastClose[i]!)) };
}

function judged({ lastClose, forecast, actual }: TestForecasts, yardstick: number): Judged {
  const horizons = Array.from({ length: actual[0]?.length ?? 0 }, (_, h) => h);
  const column = (values: TestForecasts['actual'], h: number): Float64Array =>
    Float64Array.from(values, (row) => row[h]!);
  const rows: JudgedRows = {
    origins: Int32Array.from(lastClose, (_, i) => i),
    folds: new Int32Array(lastClose.length),
    last: Float64Array.from(lastClose),
    actual: horizons.map((h) => column(actual, h)),
    yardstick: new Float64Array(lastClose.length).fill(yardstick),
  };
  const returns = horizons.map((h) => column(forecast, h).map((price, i) => Math.log(price / rows.last[i]!)));
  return { rows, returns };
}

function tableOf({ perHorizon, average }: MetricReport): MetricTable {
  return {
    perHorizon: perHorizon.map((row) => ({ horizon: row.horizon, ...figuresOf(row) })),
    average: figuresOf(average),
  };
}

function figuresOf(row: Omit<HorizonReport, 'horizon'>): Omit<HorizonMetrics, 'horizon'> {
  const { n, rmse, mae, mape, smape, mase, direction, alwaysUp, skill, dieboldMariano, pValue } = row;
  return { n, rmse, mae, mape, smape, mase, direction, alwaysUp, skill, dieboldMariano, pValue };
}
