import type { WalkForwardReport } from '../../../src/contracts/evaluation';
import type { CoinRows } from '../../../src/domain/backtest/coin-data';
import type { Fold } from '../../../src/domain/backtest/fold';
import { judgeForecasts } from '../../../src/domain/backtest/judge';
import { leakAlarm } from '../../../src/domain/backtest/leak-alarm';
import type { Backtest } from '../../../src/domain/backtest/runner';
import { seedMean, seedSpread } from '../../../src/domain/backtest/seeds';

interface Walked {
  readonly plan: readonly Fold[];
  readonly rows: CoinRows;
  readonly horizon: number;
}

type Figures = Omit<
  WalkForwardReport,
  'version' | 'kind' | 'spec' | 'specHash' | 'plan' | 'backend' | 'seconds'
>;

/** What came of the walks of all seeds: each, their spread, and their mean as a forecaster of its own. */
export function walkReport(
  walks: readonly { readonly seed: number; readonly backtest: Backtest }[],
  { plan, rows: { days }, horizon }: Walked,
): Figures {
  const [{ backtest: first }] = walks as readonly [{ backtest: Backtest }, ...typeof walks];
  const reports = walks.map(({ backtest }) => backtest.report.forecasters[0]!);
  const ensemble = walks.length > 1 ? together(walks, { plan, horizon }) : null;
  const shrunk = ensemble?.forecasts.shrunk ?? first.forecasts[0]!.shrunk;
  const { last, actual, origins } = first.rows;
  return {
    naive: first.report.naive,
    seeds: walks.map(({ seed }, i) => ({ seed, report: reports[i]! })),
    spread: seedSpread(reports),
    ensemble: ensemble?.report ?? null,
    alarms: leakAlarm({ forecasters: ensemble ? [...reports, ensemble.report] : reports }),
    originDays: Array.from(origins, (row) => days[row]!),
    lastClose: Array.from(last),
    forecast: shrunk.map((values) => Array.from(values, (value, i) => last[i]! * Math.exp(value))),
    actual: actual.map((values) => Array.from(values)),
  };
}

/** The mean of the seeds, each after its own shrinkage: nothing is left to shrink. */
function together(
  walks: readonly { readonly backtest: Backtest }[],
  { plan, horizon }: Pick<Walked, 'plan' | 'horizon'>,
): ReturnType<typeof judgeForecasts> {
  const { rows } = walks[0]!.backtest;
  const { shrunk } = seedMean(walks.map(({ backtest }) => backtest.forecasts[0]!));
  const factors = new Float64Array(rows.origins.length).fill(1);
  return judgeForecasts(
    { id: 'seeds', label: `Mean of ${walks.length} seeds` },
    { plan, rows, unshrunk: shrunk, factors, input: { horizon } },
  );
}
