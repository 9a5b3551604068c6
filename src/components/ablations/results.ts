import { formatNumber, MISSING } from '../../charts/format';
import type { Slope } from '../../charts/slopes';
import type { RunReport } from '../../contracts/run';
import type { RunHead, RunRecord } from '../../contracts/run-record';
import { spreadOf } from '../../domain/backtest/seeds';
import { ablationPair, epochsToLoss, type AblationKind, type AblationPair } from '../../domain/spec/ablation';
import { studentCritical } from '../../domain/stats/critical';
import { specHash } from '../../domain/spec/hash';
import type { RunSpec } from '../../domain/spec/spec';

/** The pair of one seed, and the runs of it that the archive has. */
export interface SeedPair {
  readonly seed: number;
  readonly pair: AblationPair;
  readonly off: RunHead | null;
  readonly on: RunHead | null;
}

/** Pairs over so many seeds, from the run's own seed on; the newest run of each specification counts. */
export function seedPairs(
  base: RunSpec,
  { kind, seeds }: { kind: AblationKind; seeds: number },
  heads: readonly RunHead[],
): SeedPair[] {
  const byHash = new Map([...heads].reverse().map((head) => [head.specHash, head]));
  return Array.from({ length: seeds }, (_, i) => {
    const seed = base.seed + i;
    const pair = ablationPair({ ...base, seed }, kind);
    const find = (spec: RunSpec): RunHead | null => byHash.get(specHash(spec)) ?? null;
    return { seed, pair, off: find(pair.off.spec), on: find(pair.on.spec) };
  });
}

/** Specifications that no run has yet, each once. */
export function missingSpecs(pairs: readonly SeedPair[]): RunSpec[] {
  const all = pairs.flatMap(({ pair, off, on }) => [
    ...(off ? [] : [pair.off.spec]),
    ...(on ? [] : [pair.on.spec]),
  ]);
  return [...new Map(all.map((spec) => [specHash(spec), spec])).values()];
}

export type AblationFigure = 'unshrunk' | 'shrunk' | 'mape' | 'gap' | 'epochs';

interface FigureInfo {
  readonly value: AblationFigure;
  readonly label: string;
  /** In a sentence. */
  readonly words: string;
  readonly unit: string;
  readonly decimals: number;
}

const FIGURES: readonly FigureInfo[] = [
  { value: 'unshrunk', label: 'Unshrunk skill', words: 'unshrunk skill', unit: ' %', decimals: 2 },
  { value: 'shrunk', label: 'Skill', words: 'skill after shrinkage', unit: ' %', decimals: 2 },
  { value: 'mape', label: 'MAPE', words: 'MAPE', unit: ' %', decimals: 3 },
  {
    value: 'gap',
    label: 'Overfitting gap',
    words: 'validation loss above training loss',
    unit: ' %',
    decimals: 1,
  },
  { value: 'epochs', label: 'Epochs', words: 'epochs to the same validation loss', unit: '', decimals: 1 },
];

/** The figures that a pair is judged by, the main one first. */
export function figuresOf(measure: AblationPair['measure']): readonly FigureInfo[] {
  return measure === 'epochs'
    ? [FIGURES[4]!, ...FIGURES.slice(0, 3)]
    : FIGURES.filter(({ value }) => value !== 'epochs');
}

export function figureInfo(figure: AblationFigure): FigureInfo {
  return FIGURES.find(({ value }) => value === figure)!;
}

/** Both runs of each seed that has both, as one figure. */
export function slopesOf(
  pairs: readonly SeedPair[],
  records: readonly RunRecord[],
  figure: AblationFigure,
): Slope[] {
  const byId = new Map(records.map((record) => [record.id, record.report]));
  return pairs.flatMap(({ seed, off, on }) => {
    const [a, b] = [off && byId.get(off.id), on && byId.get(on.id)];
    if (!a || !b) return [];
    const values = figure === 'epochs' ? epochPair(a, b) : [valueOf(a, figure), valueOf(b, figure)];
    return values && values.every(Number.isFinite)
      ? [{ name: `seed ${seed}`, off: values[0]!, on: values[1]! }]
      : [];
  });
}

function epochPair(off: RunReport, on: RunReport): [number, number] | null {
  const found = epochsToLoss(off.epochs, on.epochs);
  return found && [found.off, found.on];
}

function valueOf(report: RunReport, figure: Exclude<AblationFigure, 'epochs'>): number {
  if (figure === 'unshrunk') return report.unshrunk.average.skill;
  if (figure === 'shrunk') return report.model.average.skill;
  if (figure === 'mape') return report.unshrunk.average.mape;
  const best = report.epochs.find(({ epoch }) => epoch === report.bestEpoch);
  return best ? 100 * (best.validationLoss / best.trainLoss - 1) : NaN;
}

/** A figure with its unit. */
export function formatFigure(figure: AblationFigure, value: number): string {
  const { unit, decimals } = figureInfo(figure);
  return `${formatNumber(value, decimals)}${unit}`;
}

/** Rows of the table: a line a seed, then means and spreads. */
export function slopeRows(slopes: readonly Slope[], figure: AblationFigure): Record<string, string>[] {
  const words = (value: number): string => formatFigure(figure, value);
  const rows = slopes.map(({ name, off, on }) => ({
    seed: name,
    off: words(off),
    on: words(on),
    difference: signed(figure, on - off),
  }));
  if (slopes.length === 0) return rows;
  const spread = (of: (slope: Slope) => number, sign = false): string => {
    const { mean, deviation } = spreadOf(slopes.map(of));
    const shown = sign ? signed(figure, mean) : words(mean);
    return Number.isFinite(deviation)
      ? `${shown} ± ${formatNumber(deviation, figureInfo(figure).decimals)}`
      : shown;
  };
  return [
    ...rows,
    {
      seed: 'mean ± spread',
      off: spread(({ off }) => off),
      on: spread(({ on }) => on),
      difference: spread(({ off, on }) => on - off, true),
    },
  ];
}

function signed(figure: AblationFigure, value: number): string {
  const { unit, decimals } = figureInfo(figure);
  if (!Number.isFinite(value)) return MISSING;
  const points = unit === ' %' ? ' points' : unit;
  return `${value > 0 ? '+' : ''}${formatNumber(value, decimals)}${points}`;
}

/** Of the picture: the question, and both means. */
export function slopesTitle(pair: AblationPair, slopes: readonly Slope[], figure: AblationFigure): string {
  if (slopes.length === 0) return pair.question;
  const mean = (of: (slope: Slope) => number): string =>
    `${formatFigure(figure, spreadOf(slopes.map(of)).mean)}${figure === 'epochs' ? ' epochs' : ''}`;
  const seeds = slopes.length === 1 ? 'one seed' : `the mean of ${slopes.length} seeds`;
  return `${pair.question} ${mean(({ off }) => off)} against ${mean(({ on }) => on)} on ${seeds}`;
}

/** What the pairs say, with what luck alone does beside it. */
export function ablationFinding(
  pair: AblationPair,
  slopes: readonly Slope[],
  figure: AblationFigure,
): string {
  if (slopes.length === 0) return pair.question;
  const { mean, deviation } = spreadOf(slopes.map(({ off, on }) => on - off));
  const size = `${pair.on.label}: ${signed(figure, mean)} of ${figureInfo(figure).words} against “${pair.off.label}”`;
  if (slopes.length === 1) return `${size}, on one seed, which says little`;
  const error = deviation / Math.sqrt(slopes.length);
  // Few seeds: Student's t, which is far beyond 2 for three of them.
  const limit = studentCritical(0.95, slopes.length - 1) * error;
  if (mean === 0 && deviation === 0) return `${size} on all ${slopes.length} seeds`;
  return Math.abs(mean) > limit
    ? `${size}, more than ${slopes.length} seeds differ by luck`
    : `${size}, within what the seeds differ by luck`;
}
