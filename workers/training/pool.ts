import type { LeftOut, PoolShare, RunSpec } from '../../src/contracts/run';
import { COIN_IDS } from '../../src/domain/catalogue/ids';
import type { PlanRows } from '../../src/domain/features/run-rows';
import type { Frame, Numbers } from '../../src/domain/frame';
import type { Dataset } from './batches';
import { failureOf } from './failures';
import { candidateOf, coinRows, type Candidate, type CoinRows } from './prepare-coin';
import { partInfo } from './run-info';

/** The coins of a pooled run, the chosen one first, over the features that all of them have. */
export interface Pool {
  readonly candidates: readonly [Candidate, ...Candidate[]];
  readonly leftOut: readonly LeftOut[];
  /** Coins that cannot take part, and why. */
  readonly absent: readonly PoolShare[];
}

/**
 * All coins that can train together with the chosen one. The law of time holds for all of them at once: they share
 * the chosen coin's days, so no coin trains on a day that is not before the chosen one's validation, and the targets
 * of all end before it. Only the chosen coin has rows for validation, calibration and test: the run is judged on it,
 * its shrinkage is chosen on it, so early stopping listens to the same days; those of the others, which move with it
 * on the same days, would add little that is new.
 */
export function gatherPool(chosen: Candidate, panel: Frame): Pool {
  const others: Candidate[] = [];
  const absent: PoolShare[] = [];
  for (const coin of COIN_IDS.filter((id) => id !== chosen.spec.coin)) {
    const spec = { ...chosen.spec, coin };
    try {
      const candidate = candidateOf(spec, panel, ({ close }) => trainingOnly(spec, chosen, { panel, close }));
      coinRows(candidate, panel);
      others.push(candidate);
    } catch (error) {
      absent.push({ coin, train: null, reason: failureOf(error).message });
    }
  }
  return { ...inCommon([chosen, ...others]), absent };
}

/** The coin's days from its first price to the end of the chosen coin's training. */
function trainingOnly(
  { firstDay }: RunSpec,
  { plan }: Candidate,
  { panel, close }: { panel: Frame; close: Numbers },
): PlanRows {
  const { to } = plan.train;
  const first = panel.days.findIndex((day, row) => day >= firstDay && Number.isFinite(close[row]));
  const none = { from: to, to };
  const train = { from: first < 0 ? to : Math.min(first, to), to };
  return { train, validation: none, calibration: none, test: none };
}

/** Every coin with the features that all have; one that is missing for any is named with its reason. */
function inCommon(candidates: readonly [Candidate, ...Candidate[]]): Pick<Pool, 'candidates' | 'leftOut'> {
  const [chosen, ...others] = candidates;
  const lacking = (id: string): Candidate | undefined =>
    others.find(({ selection }) => ![...selection.features, ...selection.macroInputs].includes(id));
  const { features, macroInputs, leftOut } = chosen.selection;
  const shared = (ids: readonly string[]): string[] => ids.filter((id) => !lacking(id));
  const selection = { features: shared(features), macroInputs: shared(macroInputs) };
  const more = [...new Set([...features, ...macroInputs])].flatMap((feature) => {
    const without = lacking(feature);
    const why = without?.selection.leftOut.find((one) => one.feature === feature)?.reason;
    return without ? [{ feature, reason: `Not there for ${without.spec.coin}. ${why ?? ''}`.trim() }] : [];
  });
  const narrowed = (one: Candidate): Candidate => ({ ...one, selection: { ...one.selection, ...selection } });
  return { candidates: [narrowed(chosen), ...others.map(narrowed)], leftOut: [...leftOut, ...more] };
}

/** The rows of several coins as one dataset, one coin below the other, so that the first one's rows keep their numbers. */
export interface JoinedRows {
  readonly dataset: Dataset;
  readonly train: Int32Array;
  /** Rows on which the scalers were fitted, of all coins. */
  readonly fitted: Int32Array;
}

/** No window reaches from one coin into the next: the first origin of each comes a whole window after its first row. */
export function joinCoins(
  coins: readonly CoinRows[],
  { window, rows }: { window: number; rows: number },
): JoinedRows {
  const stacked = (of: (coin: CoinRows) => readonly Float64Array[]): Float64Array[] =>
    of(coins[0]!).map((_, i) => joined(coins.map((coin) => of(coin)[i]!)));
  const moved = (of: (coin: CoinRows) => Int32Array): Int32Array =>
    Int32Array.from(coins.flatMap((coin, k) => Array.from(of(coin), (row) => row + k * rows)));
  const columns = {
    sequence: stacked(({ columns: { sequence } }) => sequence),
    macro: stacked(({ columns: { macro } }) => macro),
  };
  return {
    dataset: { columns, target: stacked(({ target }) => target), window },
    train: moved(({ parts }) => parts.train),
    fitted: moved(({ fitted: { from, to } }) => Int32Array.from({ length: to - from }, (_, i) => from + i)),
  };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** What each coin gives to the training, the chosen one first, then those that cannot take part. */
export function poolShares(pool: Pool, coins: readonly CoinRows[], panel: Frame): PoolShare[] {
  const present = coins.map(({ parts }, k) => ({
    coin: pool.candidates[k]!.spec.coin,
    train: partInfo(panel.days, parts.train),
    reason: null,
  }));
  return [...present, ...pool.absent];
}
