import { formatDay, formatNumber, MISSING } from '../../charts/format';
import type { RunSpec } from '../../contracts/run';
import type { RunHead } from '../../contracts/run-record';
import { isoFromDay } from '../../domain/calendar';
import { runName } from '../lab/runs';
import { againstNaive, pWords } from '../lab/verdict';

const DAY_MS = 86_400_000;

export type RunSort = 'newest' | 'oldest' | 'validation' | 'skill' | 'name';

export const RUN_SORTS: readonly { readonly value: RunSort; readonly label: string }[] = [
  { value: 'newest', label: 'Newest first' },
  { value: 'oldest', label: 'Oldest first' },
  { value: 'validation', label: 'Best on validation' },
  { value: 'skill', label: 'Best on the test' },
  { value: 'name', label: 'By name' },
];

/** "22 Nov 2026, 14:05", UTC. */
export function momentWords(ms: number): string {
  return `${formatDay(Math.floor(ms / DAY_MS))}, ${new Date(ms).toISOString().slice(11, 16)}`;
}

/** Percent by which the validation loss is below that of the naive forecast: what a choice may rest on. */
export function validationGain({ validationLoss, naiveValidationLoss }: RunHead): number {
  return 100 * (1 - validationLoss / naiveValidationLoss);
}

/** Whether a run was let see its own test, to show what that pretends: never to be chosen. */
export function isLeaky({ spec }: Pick<RunHead, 'spec'>): boolean {
  return (spec.leak ?? 'none') !== 'none';
}

/** What the test said of a run, short enough for a table. */
export function testWords({ shrinkage, model }: RunHead): string {
  if (shrinkage === 0) return 'the naive forecast';
  const skill = `${model.average.skill > 0 ? '+' : ''}${formatNumber(model.average.skill, 2)} %`;
  return `${skill}, p ${Number.isNaN(model.average.pValue) ? MISSING : pWords(model.average.pValue)}`;
}

/** Runs in which every word of the search is found: in the name, the settings, the tags or the notes. */
export function foundRuns(heads: readonly RunHead[], search: string): RunHead[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return heads.filter((head) => {
    const text = searchText(head);
    return words.every((word) => text.includes(word));
  });
}

function searchText({ spec, tags, notes, backend, engine, specHash, createdAt }: RunHead): string {
  const made = momentWords(createdAt);
  const settings = `seed ${spec.seed} horizon ${spec.horizon} engine ${engine}`;
  return [runName(spec), spec.model, spec.coin, settings, backend, specHash, made, ...tags, notes]
    .join(' ')
    .toLowerCase();
}

/** A sorted copy; what has no figure comes last. */
export function sortedRuns(heads: readonly RunHead[], sort: RunSort): RunHead[] {
  const by = (figure: (head: RunHead) => number) => (a: RunHead, b: RunHead) =>
    rank(figure(b)) - rank(figure(a)) || b.createdAt - a.createdAt;
  const rules: Readonly<Record<RunSort, (a: RunHead, b: RunHead) => number>> = {
    newest: by(({ createdAt }) => createdAt),
    oldest: by(({ createdAt }) => -createdAt),
    validation: by(validationGain),
    skill: by(({ model }) => model.average.skill),
    name: (a, b) => runName(a.spec).localeCompare(runName(b.spec)) || b.createdAt - a.createdAt,
  };
  return [...heads].sort(rules[sort]);
}

function rank(value: number): number {
  return Number.isFinite(value) ? value : -Number.MAX_VALUE;
}

/** Text of a field into tags: parted by commas, each once. */
export function tagsOf(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().slice(0, 40));
  return [...new Set(tags.filter(Boolean))];
}

/** The page's first sentence, with its figure. */
export function runsFinding(heads: readonly RunHead[]): string {
  if (heads.length === 0) return 'No run is kept here yet';
  const count = heads.length === 1 ? 'One run is' : `${heads.length} runs are`;
  const [best] = sortedRuns(
    heads.filter((head) => !isLeaky(head)),
    'validation',
  );
  if (!best || !Number.isFinite(validationGain(best))) return `${count} kept in this browser`;
  const said = best.shrinkage === 0 ? 'the naive forecast' : againstNaive(best.model.average.skill);
  return `${count} kept here; the one chosen on validation, ${runName(best.spec)}, is ${said} on the test`;
}

/** A field of a specification as its name and its value are read. */
export interface SpecRow {
  readonly key: keyof RunSpec;
  readonly label: string;
  readonly values: readonly string[];
}

const LABELS: Readonly<Partial<Record<keyof RunSpec, string>>> = {
  data: 'Data',
  engine: 'Engine',
  coin: 'Forecasts',
  model: 'Model',
  window: 'Days in',
  horizon: 'Days out',
  firstDay: 'First day',
  lastDay: 'Last day',
  trainShare: 'Before the test',
  validationShare: 'Validation share',
  epochs: 'Epochs at most',
  batchSize: 'Batch',
  learningRate: 'Learning rate',
  patience: 'Patience',
  clip: 'Clip by',
  amsgrad: 'AMSGrad',
  noise: 'Noise',
  dropout: 'Dropout',
  seed: 'Seed',
  backend: 'Compute on',
  head: 'Answers',
  l2: 'L2 penalty',
  pooled: 'All coins together',
  schedule: 'Rate over epochs',
  calibrationShare: 'Calibration share',
  hyper: 'Sizes',
  scaling: 'Scaling',
  covariates: 'Own inputs',
  ownData: 'Own data',
};

/** Every field in which at least two of the specifications differ. */
export function specDifferences(specs: readonly RunSpec[]): SpecRow[] {
  const keys = [...new Set(specs.flatMap((spec) => Object.keys(spec)))] as (keyof RunSpec)[];
  return keys.flatMap((key) => {
    const values = specs.map((spec) => valueWords(key, spec[key]));
    return new Set(values).size > 1 ? [{ key, label: specLabel(key), values }] : [];
  });
}

/** The name of a field on screen. */
export function specLabel(key: keyof RunSpec): string {
  return LABELS[key] ?? key;
}

/** The value of a field on screen. */
export function valueWords(key: keyof RunSpec, value: unknown): string {
  if (value === undefined || value === null) return 'default';
  if (key === 'firstDay' || key === 'lastDay') return isoFromDay(value as number);
  if (key === 'data') return String(value).slice(0, 12);
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
