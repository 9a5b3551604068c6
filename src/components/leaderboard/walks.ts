import { formatNumber, MISSING } from '../../charts/format';
import type { RunHead, WalkHead, KeptWalk } from '../../contracts/run-record';
import type { RunSpec } from '../../contracts/run';
import type { PlanChoice } from '../../domain/backtest/plan-choice';
import { POINT_PLAN } from '../../domain/backtest/plan-choice';
import type { ForecasterReport } from '../../domain/backtest/report';
import { COINS } from '../../domain/catalogue/coins';
import { COIN_IDS, type CoinId } from '../../domain/catalogue/ids';
import { ENGINE_VERSION, FIRST_DATA_DAY } from '../../domain/spec/defaults';
import { canonicalSpec } from '../../domain/spec/hash';
import { ownSeriesOf } from '../../domain/spec/own';
import type { WalkPlace } from '../../stores/walk';
import { agoWords } from '../lab/ago';
import { MODELS } from '../lab/models';
import { runName } from '../lab/runs';
import { againstNaive, pWords } from '../lab/verdict';
import { isLeaky } from '../runs/words';
import { cellOf, type BoardRow } from './board';

type Report = WalkHead['report'];

/** The folds, days and horizon of the leaderboard. */
export interface BoardFolds {
  readonly horizon: number;
  /** Hash of the data, and their last day. */
  readonly data: string;
  readonly lastDay: number;
}

/** A specification on all days, so that its folds are those of the baselines. */
export function walkSpec(spec: RunSpec, lastDay: number): RunSpec {
  return Object.freeze<RunSpec>({ ...spec, engine: ENGINE_VERSION, firstDay: FIRST_DATA_DAY, lastDay });
}

/** Kept runs whose settings can be walked through the folds: of this coin, horizon and these data, without own series. */
export function walkableRuns(
  heads: readonly RunHead[],
  { coin, horizon, data }: Pick<BoardFolds, 'horizon' | 'data'> & { coin: CoinId },
): RunHead[] {
  return heads.filter(
    (head) =>
      head.spec.coin === coin &&
      head.spec.horizon === horizon &&
      head.data === data &&
      head.reproduces === undefined &&
      ownSeriesOf(head.spec).length === 0 &&
      !isLeaky(head),
  );
}

/** Whether a plan cuts the same folds as the leaderboard's, however much of it is said. */
function isBoardPlan(choice: PlanChoice): boolean {
  if (choice.kind !== 'walk-forward') return false;
  const { folds, mode = 'expanding', validationShare, calibrationShare = 0 } = choice;
  const { purge, refitEvery = 0, stride = 1, testShare } = choice;
  const same =
    folds === POINT_PLAN.folds && mode === POINT_PLAN.mode && validationShare === POINT_PLAN.validationShare;
  return same && calibrationShare === 0 && refitEvery === 0 && stride === 1 && !(purge ?? testShare);
}

/** Walks that were judged on the same rows as the baselines, with today's engine. */
export function comparableWalks(
  walks: readonly WalkHead[],
  { horizon, data, lastDay }: BoardFolds,
): WalkHead[] {
  return walks.filter(
    ({ report: { spec, plan }, engine, data: theirs }) =>
      spec.horizon === horizon &&
      theirs === data &&
      engine === ENGINE_VERSION &&
      spec.firstDay === FIRST_DATA_DAY &&
      spec.lastDay === lastDay &&
      !isLeaky({ spec }) &&
      isBoardPlan(plan.choice),
  );
}

/**
 * A row for each setting that was walked, its coins side by side: none is chosen among them, so the tests have no say. Of
 * a setting that was walked twice on a coin the first counts.
 */
export function walkRows(walks: readonly WalkHead[]): BoardRow[] {
  const rows = new Map<string, WalkHead[]>();
  for (const walk of walks) {
    const { spec, seeds } = walk.report;
    const setting = `${seeds.length} ${canonicalSpec({ ...spec, coin: 'btc' })}`;
    rows.set(setting, [...(rows.get(setting) ?? []), walk]);
  }
  return [...rows].map(([id, of]) => ({
    id,
    label: `${MODELS[of[0]!.report.spec.model].label}, ${seedWords(of[0]!.report.seeds.length)}`,
    kind: 'neural',
    cells: Object.fromEntries(
      COIN_IDS.flatMap((coin) => {
        const first = of.filter(({ report }) => report.spec.coin === coin).at(-1);
        return first ? [[coin, walkCell(first)] as const] : [];
      }),
    ),
  }));
}

function walkCell({ id, report }: WalkHead): BoardRow['cells'][CoinId] {
  return { ...cellOf(judged(report).shrunk.average), isNaive: isNaive(report), walk: id };
}

/** The forecaster that counts: the mean of the seeds, or the only seed. */
export function judged({ ensemble, seeds }: Report): ForecasterReport {
  return ensemble ?? seeds[0]!.report;
}

/** Every fold of every seed was shrunk to no change. */
function isNaive({ seeds }: Report): boolean {
  return seeds.every(({ report }) => report.folds.every(({ shrinkage }) => shrinkage === 0));
}

export function seedWords(count: number): string {
  return count === 1 ? '1 seed' : `${count} seeds`;
}

/** "MacroFusion on Bitcoin, 3 seeds". */
export function walkName({ spec, seeds }: { spec: RunSpec; seeds: readonly unknown[] }): string {
  return `${runName(spec)}, ${seedWords(seeds.length)}`;
}

/** What came of a walk, in one sentence with its figure. */
export function walkFinding(report: Report): string {
  const { skill, pValue } = judged(report).shrunk.average;
  const name = walkName(report);
  if (isNaive(report)) return `${name}: in every fold validation shrank it to the naive forecast`;
  const sure = Number.isNaN(pValue) ? '' : `, p ${pWords(pValue)}`;
  return `${name}, five folds together: ${againstNaive(skill)}${sure}`;
}

/** Mean and spread of the skill over the seeds. */
export function spreadWords({ spread, seeds, ensemble }: Report): string {
  const { mean, deviation, least, most } = spread.skill;
  if (seeds.length === 1) return 'One seed: another might come out otherwise. Three tell how much is luck.';
  const together = ensemble ? ` Their mean as one forecast: ${signed(ensemble.shrunk.average.skill)}.` : '';
  return `Skill over ${seeds.length} seeds: ${signed(mean)} ± ${formatNumber(deviation, 2)}, from ${signed(least)} to ${signed(most)}.${together}`;
}

function signed(value: number): string {
  if (!Number.isFinite(value)) return MISSING;
  return `${value > 0 ? '+' : ''}${formatNumber(value, 2)} %`;
}

export const FOLD_COLUMNS = [
  { key: 'fold', label: 'Fold', heading: true, nowrap: true },
  { key: 'n', label: 'Days judged', numeric: true },
  { key: 'skill', label: 'Skill', numeric: true },
  { key: 'seeds', label: 'Seeds, from to', numeric: true },
  { key: 'unshrunk', label: 'Unshrunk, on logs', numeric: true },
  { key: 'shrinkage', label: 'Shrinkage', numeric: true },
];

/** A line a fold: what counts, and how far the seeds are apart. */
export function foldRows(report: Report): Record<string, string>[] {
  const one = judged(report);
  return one.folds.map(({ n, skill }, i) => {
    const seeds = report.seeds.map(({ report: { folds } }) => folds[i]!);
    const mean = (of: (fold: (typeof seeds)[number]) => number): number =>
      seeds.reduce((sum, fold) => sum + of(fold), 0) / seeds.length;
    const skills = seeds.map((fold) => fold.skill);
    return {
      fold: `${i + 1}${i === one.worstFold ? ', the worst' : ''}`,
      n: formatNumber(n, 0),
      skill: signed(skill),
      seeds:
        seeds.length === 1 ? MISSING : `${signed(Math.min(...skills))} to ${signed(Math.max(...skills))}`,
      unshrunk: signed(mean(({ unshrunkSkillLog }) => unshrunkSkillLog)),
      shrinkage: formatNumber(
        mean(({ shrinkage }) => shrinkage),
        2,
      ),
    };
  });
}

/** Beside each fold of the drawing. */
export function foldNotes(report: Report): string[] {
  return foldRows(report).map(({ skill, shrinkage }) => `skill ${skill}, shrinkage ${shrinkage}`);
}

/** Each alarm of a walk in a sentence. */
export function walkAlarmWords({ alarms, spec }: Report): string[] {
  const coin = COINS[spec.coin as CoinId].label;
  return alarms.map(({ id, horizon, rule, measured, limit }) => {
    const who = id === 'seeds' ? 'The mean of the seeds' : MODELS[spec.model].label;
    const what = rule === 'direction' ? 'direction' : 'log-price skill';
    return `${who} on ${coin}, ${horizon} ${horizon === 1 ? 'day' : 'days'} ahead: ${what} ${formatNumber(measured, 1)} %, above ${formatNumber(limit, 1)} %.`;
  });
}

/** Which fold is trained now. */
export function placeWords(
  { seeds, spec, steps }: Pick<KeptWalk, 'seeds' | 'spec' | 'steps'>,
  place: WalkPlace | null,
): string {
  if (!place) return 'Preparing rows and choosing where to compute';
  const folds = steps / seeds.length;
  const seed = seeds.length > 1 ? `, seed ${seeds.indexOf(place.seed) + 1} of ${seeds.length}` : '';
  return `Training fold ${place.fold + 1} of ${folds}${seed}: epoch ${place.epoch} of at most ${spec.epochs}`;
}

/** A walk that broke off, in one sentence. */
export function brokenWalkWords(walk: KeptWalk, now: number): string {
  return `${walkName(walk)}: ${walk.done} of ${walk.steps} folds are trained and kept, ${agoWords(walk.savedAt, now)}.`;
}
