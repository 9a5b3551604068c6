import { DEFAULT_LINK_STATE } from '../contracts/link-defaults';
import type { LinkState, SizeField } from '../contracts/link-state';
import type { RunSpec } from '../contracts/run';
import type { OwnId, TargetId } from '../domain/catalogue/ids';
import type { OwnSeries } from '../domain/own/series';
import { defaultSpec, FIRST_DATA_DAY } from '../domain/spec/defaults';
import { canonicalSpec } from '../domain/spec/hash';
import { HYPER_FIELDS, nearestSize, type Hyper, type HyperKey } from '../domain/spec/hyper';
import { optionalParts } from '../domain/spec/optional';
import { ownSeriesOf } from '../domain/spec/own';
import { ownDataHere } from './own-run';

/** The parts of the link that determine a run. */
export const RUN_FIELDS = [
  'labCoin',
  'model',
  'epochs',
  'batch',
  'seed',
  'history',
  'horizon',
  'learningRate',
  'backend',
  'head',
  'pooled',
  'schedule',
  'patience',
  'dropout',
  'l2',
  'labNoise',
  'clip',
  'amsgrad',
  'runFrom',
  'runUntil',
  'trainShare',
  'validationShare',
  'calibrationShare',
  'sizeUnits',
  'sizeLayers',
  'sizeFilters',
  'sizeHidden',
  'sizeWidth',
  'sizeHeads',
  'sizeInner',
  'labScaling',
  'covariates',
] as const satisfies readonly (keyof LinkState)[];

export type RunSettings = Pick<LinkState, (typeof RUN_FIELDS)[number]>;

/** What the controls say before anyone has touched them. */
export const DEFAULT_SETTINGS: RunSettings = DEFAULT_LINK_STATE;

/** What a run needs to know of the data: their name and their last day. */
export interface RunData {
  readonly hash: string;
  readonly lastDay: number;
  /** The reader's own series on this machine. */
  readonly own?: readonly OwnSeries[];
}

/** The run that the controls describe. Sizes that the model does not have are left out. Frozen. */
export function specOf(settings: RunSettings, data: RunData): RunSpec {
  const always: RunSpec = {
    ...defaultSpec({ data: data.hash, lastDay: data.lastDay }),
    coin: settings.labCoin,
    model: settings.model,
    window: settings.history,
    horizon: settings.horizon,
    firstDay: Math.max(FIRST_DATA_DAY, settings.runFrom),
    lastDay: settings.runUntil > 0 ? Math.min(settings.runUntil, data.lastDay) : data.lastDay,
    trainShare: settings.trainShare,
    validationShare: settings.validationShare,
    epochs: settings.epochs,
    batchSize: settings.batch,
    learningRate: settings.learningRate,
    patience: settings.patience,
    clip: settings.clip,
    amsgrad: settings.amsgrad === 'yes',
    noise: settings.labNoise,
    dropout: settings.dropout,
    seed: settings.seed,
    backend: settings.backend,
  };
  const optional: Partial<RunSpec> = {
    head: settings.head,
    l2: settings.l2,
    pooled: settings.pooled === 'yes',
    schedule: settings.schedule,
    calibrationShare: settings.calibrationShare,
    hyper: sizesOf(settings),
    scaling: settings.labScaling,
    ...ownOf(settings.labCoin, settings.covariates, data.own ?? []),
  };
  return Object.freeze<RunSpec>({ ...always, ...optionalParts({ ...always, ...optional }) });
}

/** The own series of a run and the fingerprint of their values; the coin itself is no covariate. */
function ownOf(
  coin: TargetId,
  named: readonly OwnId[],
  own: readonly OwnSeries[],
): Pick<RunSpec, 'covariates' | 'ownData'> {
  const covariates = named.filter((id) => id !== coin);
  const ownData = ownDataHere(ownSeriesOf({ coin, covariates }), own);
  return { covariates, ...(ownData !== undefined && { ownData }) };
}

/** The same run on another coin: its own inputs but for the coin itself, and the values that they have here. */
export function onCoin(spec: RunSpec, coin: TargetId, own: readonly OwnSeries[]): RunSpec {
  const { ownData: _values, ...rest } = spec;
  return Object.freeze<RunSpec>({ ...rest, coin, ...ownOf(coin, spec.covariates ?? [], own) });
}

/** The controls that describe a run: what `specOf` reads. `lastDay`: that of the data here. */
export function settingsOf(spec: RunSpec, lastDay = spec.lastDay): RunSettings {
  return {
    labCoin: spec.coin,
    model: spec.model,
    epochs: spec.epochs,
    batch: spec.batchSize,
    seed: spec.seed,
    history: spec.window,
    horizon: spec.horizon,
    learningRate: spec.learningRate,
    backend: spec.backend,
    head: spec.head ?? 'huber',
    patience: spec.patience,
    dropout: spec.dropout,
    pooled: spec.pooled ? 'yes' : 'no',
    schedule: spec.schedule ?? 'constant',
    l2: spec.l2 ?? 0,
    labNoise: spec.noise,
    clip: spec.clip,
    amsgrad: spec.amsgrad ? 'yes' : 'no',
    runFrom: spec.firstDay === FIRST_DATA_DAY ? 0 : spec.firstDay,
    runUntil: spec.lastDay === lastDay ? 0 : spec.lastDay,
    trainShare: spec.trainShare,
    validationShare: spec.validationShare,
    calibrationShare: spec.calibrationShare ?? 0.1,
    labScaling: spec.scaling ?? 'hierarchical',
    covariates: spec.covariates ?? [],
    ...settingsOfSizes(spec.hyper ?? {}),
  };
}

/** Whether the controls describe this run, whatever the data it was made with. */
export function describes(settings: RunSettings, spec: RunSpec, lastDay = spec.lastDay): boolean {
  const asked = specOf(settings, { hash: spec.data, lastDay });
  const { ownData: _values, ...theirs } = spec;
  return canonicalSpec({ ...asked, engine: spec.engine }) === canonicalSpec(theirs);
}

const SIZE_FIELDS: Readonly<Record<HyperKey, SizeField>> = {
  units: 'sizeUnits',
  layers: 'sizeLayers',
  filters: 'sizeFilters',
  hidden: 'sizeHidden',
  width: 'sizeWidth',
  heads: 'sizeHeads',
  inner: 'sizeInner',
};

const SIZES = Object.entries(SIZE_FIELDS) as readonly (readonly [HyperKey, SizeField])[];

/** The link's field of a size. */
export function sizeField(key: HyperKey): SizeField {
  return SIZE_FIELDS[key];
}

/** The sizes that are chosen for the model, each brought to the nearest that the model allows. */
export function sizesOf(settings: Pick<RunSettings, SizeField | 'model'>): Hyper {
  const table = HYPER_FIELDS[settings.model];
  const chosen = SIZES.flatMap(([key, field]) => {
    const known = table[key];
    return known && settings[field] > 0 ? [[key, nearestSize(known, key, settings[field])] as const] : [];
  });
  return Object.fromEntries(chosen);
}

function settingsOfSizes(hyper: Hyper): Pick<LinkState, SizeField> {
  const values = SIZES.map(([key, field]) => [field, hyper[key] ?? DEFAULT_LINK_STATE[field]] as const);
  // Every size has its field.
  return Object.fromEntries(values) as unknown as Pick<LinkState, SizeField>;
}
