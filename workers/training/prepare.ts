import type { LeftOut, PoolShare, RunSpec } from '../../src/contracts/run';
import { isoFromDay } from '../../src/domain/calendar';
import { noiseRandom } from '../../src/domain/features/noise';
import { runPanel } from '../../src/domain/features/run-inputs';
import type { PlanRows } from '../../src/domain/features/run-rows';
import type { Frame } from '../../src/domain/frame';
import { magnitudeBalance } from '../../src/domain/scaling/balance';
import { ownSeriesOf } from '../../src/domain/spec/own';
import type { RowRange } from '../../src/domain/windows';
import type { Dataset, InputColumns, InputNoise } from './batches';
import { trainingError } from './failures';
import type { InputScaling, PriceBase } from './inputs';
import { planRows } from './plan-rows';
import { gatherPool, joinCoins, poolShares, type Pool } from './pool';
import { candidateOf, coinRows } from './prepare-coin';
import type { PartOrigins } from './selection';

/** Everything a run needs, from a spec and an as-known panel: no fitted number has seen a row after training. */
export interface Prepared extends PartOrigins {
  /** The panel up to the spec's last day; the next days are forecast from its last row. */
  readonly panel: Frame;
  readonly prices: PriceBase;
  readonly scaling: InputScaling;
  readonly leftOut: readonly LeftOut[];
  /** The chosen coin's rows come first; those of a pool's other coins follow below. */
  readonly dataset: Dataset;
  /** Rows of the dataset that the model learns from: the chosen coin's `train`, or those of all coins of a pool. */
  readonly learned: Int32Array;
  /** Rows whose values the chosen coin's scalers were fitted on: those of its training windows. */
  readonly fitted: RowRange;
  /** What each coin gives; null where one coin trains alone. */
  readonly pool: readonly PoolShare[] | null;
  /** Noise on the training inputs of an epoch; undefined where the spec asks for none. */
  readonly noise?: (epoch: number) => InputNoise;
}

/**
 * Features, availability, plan, scalers and windows of a run.
 * @param plan rows of the panel in place of the spec's own hold-out, as in a fold of a walk-forward
 * @throws TrainingError `not-enough-data` where the days cannot carry the plan, RangeError where the panel lacks a series
 */
export function prepareRun(spec: RunSpec, wholePanel: Frame, plan?: PlanRows): Prepared {
  const panel = untilDay(wholePanel, spec);
  const chosen = candidateOf(spec, panel, ({ close }) => plan ?? planRows(spec, panel.days, close));
  const alone: Pool = { candidates: [chosen], leftOut: chosen.selection.leftOut, absent: [] };
  const pool = spec.pooled ? gatherPool(chosen, panel) : alone;
  const coins = pool.candidates.map((candidate) => coinRows(candidate, panel));
  const { dataset, train, fitted } = joinCoins(coins, { window: spec.window, rows: panel.days.length });
  const own = coins[0]!;
  const noise = noiseOf(spec, dataset.columns, fitted);
  return {
    ...own.parts,
    panel,
    prices: chosen.prices,
    scaling: own.scaling,
    leftOut: pool.leftOut,
    dataset,
    learned: train,
    fitted: own.fitted,
    pool: spec.pooled ? poolShares(pool, coins, panel) : null,
    ...(noise && { noise }),
  };
}

/** Rows after the spec's last day are not there for the run: neither as inputs nor as targets. */
function untilDay(panel: Frame, spec: RunSpec): Frame {
  requireOwnSeries(panel, spec);
  const until = runPanel(spec, panel);
  if (until.days.length > 0) return until;
  throw trainingError(
    'not-enough-data',
    `The data begin after ${isoFromDay(spec.lastDay)}, the last day of the run.`,
    'Choose a later last day.',
  );
}

/** A run that asks for a series of somebody's own is not the same run without it. */
function requireOwnSeries(panel: Frame, spec: RunSpec): void {
  const missing = ownSeriesOf(spec).filter((id) => !panel.columns[id]?.some(Number.isFinite));
  if (missing.length === 0) return;
  throw trainingError(
    'bad-input',
    `The run uses ${missing.join(', ')}, own series that these data do not have.`,
    'Take the file in on the page Own data under the same name, or choose other series.',
  );
}

/** `rows`: those of the training windows. */
function noiseOf(spec: RunSpec, columns: InputColumns, rows: Int32Array): Prepared['noise'] {
  if (spec.noise === 0) return undefined;
  const deviations = (values: readonly Float64Array[]): number[] =>
    magnitudeBalance(Object.fromEntries(values.entries()), rows).map((row) => row.deviation);
  const [sequence, macro] = [deviations(columns.sequence), deviations(columns.macro)];
  return (epoch) => ({ share: spec.noise, sequence, macro, random: noiseRandom(spec.seed, epoch) });
}
