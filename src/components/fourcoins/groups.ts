import { formatNumber, MISSING } from '../../charts/format';
import type { RunSpec } from '../../contracts/run';
import type { RunHead } from '../../contracts/run-record';
import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS, type CoinId } from '../../domain/catalogue/ids';
import { canonicalSpec } from '../../domain/spec/hash';
import { againstNaive, pWords } from '../lab/verdict';
import { validationGain } from '../runs/words';

/** Runs that differ in their coin alone: the newest of each coin. */
export interface CoinGroup {
  /** Name of one of the runs, for the link. */
  readonly id: string;
  readonly spec: RunSpec;
  readonly runs: Readonly<Partial<Record<CoinId, RunHead>>>;
  readonly coins: number;
}

/** Groups of runs of at least two coins, those with the most coins first, then the newest. */
export function coinGroups(heads: readonly RunHead[]): CoinGroup[] {
  const groups = new Map<string, Partial<Record<CoinId, RunHead>>>();
  // The newest come first and stay.
  for (const head of [...heads].sort((a, b) => b.createdAt - a.createdAt)) {
    const coin = COIN_IDS.find((id) => id === head.spec.coin);
    if (!coin) continue;
    const name = canonicalSpec({ ...head.spec, coin: 'btc' });
    const group = groups.get(name) ?? {};
    groups.set(name, { ...group, [coin]: group[coin] ?? head });
  }
  return [...groups.values()]
    .map((runs): CoinGroup => {
      const [first] = Object.values(runs);
      return { id: first!.id, spec: first!.spec, runs, coins: Object.keys(runs).length };
    })
    .filter(({ coins }) => coins > 1)
    .sort((a, b) => b.coins - a.coins);
}

/** The group in which a run is; else the first. */
export function chosenGroup(groups: readonly CoinGroup[], id: string): CoinGroup | null {
  const named = groups.find(({ runs }) => Object.values(runs).some((head) => head.id === id));
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
export function coinRows({ runs }: CoinGroup): Record<string, string>[] {
  return COIN_IDS.flatMap((coin) => {
    const head = runs[coin];
    if (!head) return [];
    const { skill, pValue, direction, alwaysUp, n } = head.model.average;
    return [
      {
        coin: COINS[coin].label,
        validation: percent(validationGain(head), 1),
        skill: percent(skill, 2),
        p: Number.isFinite(pValue) ? pWords(pValue) : MISSING,
        direction: percent(direction, 1),
        up: percent(alwaysUp, 1),
        shrinkage: formatNumber(head.shrinkage, 2),
        n: formatNumber(n, 0),
      },
    ];
  });
}

function percent(value: number, decimals: number): string {
  return Number.isFinite(value) ? `${formatNumber(value, decimals)} %` : MISSING;
}

/** The page's first sentence. */
export function groupFinding(name: string, { runs }: CoinGroup): string {
  const heads = Object.values(runs);
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
