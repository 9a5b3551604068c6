import { formatNumber, MISSING } from '../../charts/format';
import type { RunSpec } from '../../contracts/run';
import type { RunHead } from '../../contracts/run-record';
import { ownDataHere } from '../../composables/own-run';
import { COIN_IDS, isOwnId, type TargetId } from '../../domain/catalogue/ids';
import type { OwnSeries } from '../../domain/own/series';
import { canonicalSpec } from '../../domain/spec/hash';
import { againstNaive, pWords } from '../lab/verdict';
import { validationGain } from '../runs/words';

/** Runs that differ in their coin alone: the newest of each coin, shipped ones first. */
export interface CoinGroup {
  /** Name of one of the runs, for the link. */
  readonly id: string;
  readonly spec: RunSpec;
  readonly runs: ReadonlyMap<TargetId, RunHead>;
}

/**
 * Groups of runs of at least two coins, those with the most coins first, then the newest.
 *
 * @param here the reader's own series of this machine
 */
export function coinGroups(heads: readonly RunHead[], here: readonly OwnSeries[]): CoinGroup[] {
  const groups = new Map<string, Map<TargetId, RunHead>>();
  // The newest come first and stay.
  for (const head of [...heads].sort((a, b) => b.createdAt - a.createdAt)) {
    const name = coinless(head.spec, here);
    const group = groups.get(name) ?? new Map<TargetId, RunHead>();
    if (!group.has(head.spec.coin)) group.set(head.spec.coin, head);
    groups.set(name, group);
  }
  return [...groups.values()]
    .filter(({ size }) => size > 1)
    .map((runs): CoinGroup => {
      const [[, first]] = [...runs] as [[TargetId, RunHead]];
      return { id: first.id, spec: first.spec, runs: inOrder(runs) };
    })
    .sort((a, b) => b.runs.size - a.runs.size);
}

/** What a run's specification says but for its coin. Of own inputs the values count as well as the names. */
function coinless(spec: RunSpec, here: readonly OwnSeries[]): string {
  const { ownData, ...rest } = spec;
  const values = spec.covariates?.length ? inputValues(spec, here) : undefined;
  return canonicalSpec({ ...rest, coin: 'btc', ...(values !== undefined && { ownData: values }) });
}

/** The fingerprint of a run on an own coin has the coin in it: that of its inputs alone is known where all are here. */
function inputValues({ coin, covariates = [], ownData }: RunSpec, here: readonly OwnSeries[]) {
  if (!isOwnId(coin) || ownDataHere([coin, ...covariates], here) !== ownData) return ownData;
  return ownDataHere(covariates, here);
}

function inOrder(runs: ReadonlyMap<TargetId, RunHead>): Map<TargetId, RunHead> {
  const own = [...runs.keys()].filter((id) => isOwnId(id)).sort();
  const ids: TargetId[] = [...COIN_IDS.filter((id) => runs.has(id)), ...own];
  return new Map(ids.map((id) => [id, runs.get(id)!]));
}

/** The group in which a run is; else the first. */
export function chosenGroup(groups: readonly CoinGroup[], id: string): CoinGroup | null {
  const named = groups.find(({ runs }) => [...runs.values()].some((head) => head.id === id));
  return named ?? groups[0] ?? null;
}

export const COIN_COLUMNS = [
  { key: 'coin', label: 'Coin', heading: true },
  { key: 'validation', label: 'Validation', numeric: true },
  { key: 'skill', label: 'Skill on the test', numeric: true },
  { key: 'p', label: 'DM p', numeric: true },
  { key: 'direction', label: 'Direction', numeric: true },
  { key: 'up', label: 'Always up', numeric: true },
  { key: 'shrinkage', label: 'Shrinkage', numeric: true },
  { key: 'n', label: 'Test days', numeric: true },
];

/** One line a coin. */
export function coinRows({ runs }: CoinGroup, name: (coin: TargetId) => string): Record<string, string>[] {
  return [...runs].map(([coin, head]) => {
    const { skill, pValue, direction, alwaysUp, n } = head.model.average;
    return {
      coin: name(coin),
      validation: percent(validationGain(head), 1),
      skill: percent(skill, 2),
      p: Number.isFinite(pValue) ? pWords(pValue) : MISSING,
      direction: percent(direction, 1),
      up: percent(alwaysUp, 1),
      shrinkage: formatNumber(head.shrinkage, 2),
      n: formatNumber(n, 0),
    };
  });
}

function percent(value: number, decimals: number): string {
  return Number.isFinite(value) ? `${formatNumber(value, decimals)} %` : MISSING;
}

/** The page's first sentence. */
export function groupFinding(name: string, { runs }: CoinGroup): string {
  const heads = [...runs.values()];
  const better = heads.filter(({ model }) => model.average.skill > 0 && model.average.pValue < 0.05).length;
  const naive = heads.filter(({ shrinkage }) => shrinkage === 0).length;
  const first =
    better === 0
      ? `clearly better than naive on none of ${heads.length} coins`
      : `clearly better than naive on ${better} of ${heads.length} coins`;
  const second = naive === 0 ? '' : `; on ${naive} it is the naive forecast`;
  return `${name}, trained the same way, is ${first}${second}`;
}

/** What one coin's run came to. */
export function coinFinding(head: RunHead): string {
  return head.shrinkage === 0 ? 'the naive forecast' : againstNaive(head.model.average.skill);
}
