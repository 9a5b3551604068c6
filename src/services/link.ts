import { DEFAULT_LINK_STATE } from '../contracts/link-defaults';
import { HIDEABLE, type LinkScope, type LinkState } from '../contracts/link-state';
import { BASE_INDICATOR_IDS, COIN_IDS, INDICATOR_IDS, isOwnId, type OwnId } from '../domain/catalogue/ids';
import { PAIR_COLUMNS, PAIR_KEYS } from '../domain/catalogue/matrix';
import { CLAIM_IDS } from '../domain/claims/claim';
import { COIN_BOOST_KEYS } from '../domain/features/boosts';
import { FEATURE_GROUPS } from '../domain/features/feature';
import { SCALING_PRESETS } from '../domain/scaling/presets';
import { SHOCK_PRESETS } from '../domain/shock/presets';
import { parseSpeed } from '../domain/speed/shared';
import { REPLAYS } from '../domain/shock/replay';
import { MODEL_KINDS } from '../domain/spec/fields';
import { MOST_COVARIATES } from '../domain/spec/own';
import { HEAD_KINDS } from '../domain/spec/head';
import { SCHEDULE_KINDS } from '../domain/spec/schedule';
import type { LinkEntry, LinkField, LinkKind, LinkNotice, LinkQuery } from './link-entry';
import { DAMAGED, unknownNotice, valueNotice, versionNotices } from './link-notices';
import { STAMP_KEYS } from './link-stamp';

export type { LinkEntry, LinkQuery } from './link-entry';

/*
 * The whole view state as the query of a link: one typed, versioned table. Defaults are left out; what is
 * unknown or impossible falls back to its default with a notice that names it.
 */

export const LINK_VERSION = 1;

/** Longest statement that a link carries: longer addresses are cut off by some messengers. */
export const MOST_SQL = 2000;

const choice = (allowed: readonly string[]): LinkKind => ({ kind: 'choice', allowed });
const COIN: LinkKind = { kind: 'series', allowed: COIN_IDS };
const INDICATOR: LinkKind = { kind: 'series', allowed: INDICATOR_IDS };
const NAME: LinkKind = { kind: 'name' };
const text = (most: number): LinkKind => ({ kind: 'text', most });
const integer = (min: number, max: number): LinkKind => ({ kind: 'integer', min, max });
const number = (min: number, max: number): LinkKind => ({ kind: 'number', min, max });

const PRESET_IDS = SHOCK_PRESETS.map(({ id }) => id);
const REPLAY_IDS = REPLAYS.map(({ id }) => id);

function entries(scope: LinkScope, fields: Partial<Record<LinkField, [string, LinkKind]>>): LinkEntry[] {
  return Object.entries(fields).map(([field, [key, kind]]) => ({
    field: field as LinkField,
    key,
    scope,
    ...kind,
  }));
}

/** Every key of a link: name, type, allowed values; the default is the field's in `DEFAULT_LINK_STATE`. */
export const LINK_TABLE: readonly LinkEntry[] = [
  ...entries('all', {
    range: ['range', choice(['1Y', '3Y', '5Y', 'All'])],
    coins: ['coins', { kind: 'list', allowed: COIN_IDS }],
    embed: ['embed', choice(['no', 'yes'])],
    hide: ['hide', { kind: 'list', allowed: HIDEABLE }],
  }),
  ...entries('overview', { priceScale: ['scale', choice(['indexed', 'price'])] }),
  ...entries('correlation', {
    pairCoin: ['coin', COIN],
    pairIndicator: ['indicator', { kind: 'series', allowed: PAIR_COLUMNS }],
    method: ['method', choice(['pearson', 'spearman'])],
    basis: ['basis', choice(['levels', 'changes'])],
    dayBasis: ['days', choice(['auto', 'calendar', 'trading'])],
    view: ['view', choice(['observed', 'known'])],
    timelineWindow: ['window', choice(['monthly', '30', '90', '180', '365'])],
    matrixFrom: ['from', integer(0, 47_481)],
    matrixTo: ['to', integer(0, 47_481)],
    matrixLag: ['lag', integer(-30, 30)],
    matrixAcross: ['across', choice(['indicators', 'coins'])],
    matrixSort: ['sort', NAME],
    matrixOrder: ['order', choice(['down', 'up'])],
    comparedPairs: ['with', { kind: 'list', allowed: PAIR_KEYS }],
    timelineMarks: ['marks', { kind: 'list', allowed: ['none', 'fomc', 'cpi', 'halvings'] }],
    timelineRegimes: ['regimes', choice(['none', 'macro', 'market'])],
  }),
  ...entries('weights', {
    weightsCoin: ['coin', COIN],
    weightsDay: ['day', integer(0, 40_000)],
    weightsFour: ['four', choice(['no', 'yes'])],
    weightsOff: ['off', { kind: 'list', allowed: COIN_BOOST_KEYS }],
    weightsRegimes: ['regimes', choice(['none', 'hike', 'inflation', 'both'])],
  }),
  ...entries('transmission', {
    transmissionCoin: ['coin', COIN],
    transmissionIndicator: ['indicator', INDICATOR],
    transmissionView: ['view', choice(['observed', 'known'])],
    transmissionDays: ['days', choice(['calendar', 'trading'])],
    transmissionFour: ['four', choice(['no', 'yes'])],
    leadMethod: ['method', choice(['pearson', 'spearman'])],
    leadReach: ['reach', integer(5, 90)],
    grangerLags: ['lags', integer(1, 20)],
    grangerCriterion: ['criterion', choice(['aic', 'bic'])],
    grangerWays: ['ways', choice(['both', 'forward'])],
    grangerForm: ['form', choice(['robust', 'plain'])],
    responseHorizon: ['horizon', integer(1, 60)],
    responseLags: ['held', integer(0, 20)],
    responseSize: ['surprise', choice(['unit', 'sd'])],
    eventKind: ['events', choice(['fomc', 'cpi'])],
    eventBefore: ['before', integer(1, 15)],
    eventAfter: ['after', integer(1, 20)],
    eventPlacebos: ['placebos', integer(200, 5000)],
    eventSeed: ['seed', integer(0, 4_294_967_295)],
  }),
  ...entries('findings', { findingsPeriod: ['period', choice(['original', 'range'])] }),
  ...entries('lab', {
    labCoin: ['coin', COIN],
    model: ['model', choice(MODEL_KINDS)],
    epochs: ['epochs', integer(1, 1000)],
    batch: ['batch', integer(1, 512)],
    seed: ['seed', integer(0, 4_294_967_295)],
    history: ['window', integer(2, 90)],
    horizon: ['horizon', integer(1, 30)],
    learningRate: ['rate', { kind: 'number', min: 1e-6, max: 0.1 }],
    backend: ['backend', choice(['auto', 'webgpu', 'webgpu-plain', 'webgl', 'wasm', 'wasm-plain', 'cpu'])],
    labScaling: ['scaling', choice(SCALING_PRESETS)],
    covariates: ['own', { kind: 'own-series' }],
    head: ['head', choice(HEAD_KINDS)],
    pooled: ['pooled', choice(['no', 'yes'])],
    schedule: ['schedule', choice(SCHEDULE_KINDS)],
    patience: ['patience', integer(0, 1000)],
    dropout: ['dropout', number(0, 0.9)],
    l2: ['l2', number(0, 1)],
    labNoise: ['noise', number(0, 0.5)],
    clip: ['clip', number(0.001, 1000)],
    amsgrad: ['amsgrad', choice(['no', 'yes'])],
    runFrom: ['from', integer(0, 47_481)],
    runUntil: ['until', integer(0, 47_481)],
    trainShare: ['train', number(0.5, 0.95)],
    validationShare: ['validation', number(0.05, 0.4)],
    calibrationShare: ['calibration', number(0, 0.4)],
    // 0 = the model's own; what a model allows is narrower.
    sizeUnits: ['units', integer(0, 256)],
    sizeLayers: ['layers', integer(0, 6)],
    sizeFilters: ['filters', integer(0, 256)],
    sizeHidden: ['hidden', integer(0, 256)],
    sizeWidth: ['width', integer(0, 256)],
    sizeHeads: ['heads', integer(0, 8)],
    sizeInner: ['inner', integer(0, 512)],
    // No control on screen: slower than WASM everywhere, but the only WebGPU of a machine without a GPU.
    softwareGpu: ['software-gpu', choice(['no', 'yes'])],
  }),
  ...entries('shock', {
    shockCoin: ['coin', COIN],
    shockIndicator: ['indicator', { kind: 'series', allowed: BASE_INDICATOR_IDS }],
    shockSize: ['size', { kind: 'number', min: -100, max: 1000 }],
    shockShape: ['shape', choice(['step', 'ramp', 'pulse'])],
    shockLead: ['lead', integer(0, 730)],
    shockScenario: ['scenario', choice(['one', 'mix', ...PRESET_IDS, ...REPLAY_IDS])],
    shockAmount: ['amount', number(-100, 1000)],
    shockMix: ['mix', text(600)],
    shockLength: ['length', integer(1, 3650)],
    shockOrigin: ['origin', integer(0, 47_481)],
    shockModel: ['model', NAME],
  }),
  ...entries('sensitivity', {
    sensitivityScenario: ['scenario', choice(PRESET_IDS)],
    sensitivityCoin: ['coin', COIN],
    sensitivityLead: ['lead', integer(0, 730)],
    sensitivityFour: ['four', choice(['no', 'yes'])],
  }),
  ...entries('hedge', {
    hedgeCoin: ['coin', COIN],
    hedgeWith: ['with', { kind: 'series', allowed: ['sp500', 'dxy', 'both'] }],
    hedgeWindow: ['window', integer(60, 750)],
    hedgeRebalance: ['again', integer(1, 250)],
    hedgeCost: ['cost', number(0, 200)],
    hedgeFour: ['four', choice(['no', 'yes'])],
  }),
  ...entries('alerts', { alertCoin: ['coin', COIN], alertOpened: ['rule', NAME] }),
  ...entries('frequency', {
    filterSeries: ['series', INDICATOR],
    filterCutoff: ['cutoff', { kind: 'number', min: 0, max: 0.95 }],
    filterDay: ['day', integer(15_824, 40_000)],
    filterDays: ['days', choice(['60', '120', '365', '1825'])],
  }),
  ...entries('features', {
    featureCoin: ['coin', COIN],
    feature: ['feature', NAME],
    featureGroup: ['group', choice(['all', ...FEATURE_GROUPS])],
    featureFour: ['four', choice(['no', 'yes'])],
    weightBoosts: ['boosts', choice(['none', 'coin', 'both'])],
  }),
  ...entries('scaling', {
    scalingCoin: ['coin', COIN],
    scalingPreset: ['preset', choice(SCALING_PRESETS)],
    scaledFeature: ['feature', NAME],
    scalingFour: ['four', choice(['no', 'yes'])],
    noiseShare: ['noise', { kind: 'number', min: 0, max: 0.5 }],
  }),
  ...entries('quality', { qualitySeries: ['series', NAME] }),
  ...entries('sql', { sql: ['sql', text(MOST_SQL)] }),
  ...entries('runs', {
    runSearch: ['search', text(100)],
    runSort: ['sort', choice(['newest', 'oldest', 'validation', 'skill', 'name'])],
    runOpened: ['run', text(100)],
    runsChosen: ['compare', text(600)],
    comparedFigure: ['figure', choice(['skill', 'rmse', 'mape', 'direction'])],
    comparedHorizon: ['ahead', integer(1, 30)],
  }),
  ...entries('leaderboard', {
    boardPlan: ['plan', choice(['holdout', 'walk-forward'])],
    boardHorizon: ['horizon', integer(1, 30)],
    boardCoin: ['coin', choice(COIN_IDS)],
    boardFigure: ['figure', choice(['skill', 'direction', 'mape'])],
    boardWalk: ['walk', text(100)],
    walkModel: ['model', choice(MODEL_KINDS)],
    walkRun: ['run', text(100)],
    walkSeeds: ['seeds', integer(1, 10)],
    walkEpochs: ['epochs', integer(1, 1000)],
  }),
  ...entries('four-coins', {
    fourRun: ['run', text(100)],
    fourHorizon: ['ahead', integer(1, 30)],
    fourOwn: ['own', choice(['no', 'yes'])],
  }),
  ...entries('ablations', {
    ablation: ['ablation', NAME],
    ablationCoin: ['coin', choice(COIN_IDS)],
    ablationModel: ['model', choice(MODEL_KINDS)],
    ablationSeeds: ['seeds', integer(1, 10)],
    ablationEpochs: ['epochs', integer(1, 1000)],
    ablationFigure: ['figure', choice(['auto', 'unshrunk', 'shrunk', 'mape', 'gap', 'epochs'])],
  }),
  ...entries('forecast', {
    outlookCoin: ['coin', COIN],
    outlookDays: ['days', integer(1, 30)],
    outlookFour: ['four', choice(['no', 'yes'])],
    outlookRun: ['run', text(100)],
  }),
  ...entries('speed', { speedShared: ['shared', { kind: 'speed' }] }),
  ...entries('claims', { claimOpened: ['claim', choice(['none', ...CLAIM_IDS])] }),
  ...entries('glossary', { glossaryTerm: ['term', text(40)], glossarySearch: ['search', text(60)] }),
];

export interface ParsedLink {
  /** Values of this page's keys and of the shared ones; every one of them, defaults filled in. */
  readonly state: Partial<LinkState>;
  readonly notices: readonly LinkNotice[];
}

function scopeEntries(scope: LinkScope): readonly LinkEntry[] {
  return LINK_TABLE.filter((entry) => entry.scope === scope || entry.scope === 'all');
}

/** The series of the reader's own that a page's part of the state names, each once, in the order of the table. */
export function linkedOwn(state: LinkState, scope: LinkScope): OwnId[] {
  const named = scopeEntries(scope)
    .filter(({ kind }) => ['series', 'own-series', 'name'].includes(kind))
    .flatMap(({ field }) => String(state[field]).split(','))
    .filter(isOwnId);
  return [...new Set(named)];
}

/** Reads the query of a link to a page. Never throws. */
export function parseLink(query: LinkQuery, scope: LinkScope): ParsedLink {
  const table = scopeEntries(scope);
  const known = new Set<string>(['v', 'z', ...STAMP_KEYS, ...table.map((entry) => entry.key)]);
  const notices: LinkNotice[] = [...versionNotices(lastText(query['v']), LINK_VERSION)];
  if ('z' in query) notices.push(DAMAGED);
  const unknown = Object.keys(query).filter((key) => !known.has(key));
  if (unknown.length > 0)
    notices.push(
      unknownNotice(
        unknown,
        table.map(({ key }) => key),
      ),
    );
  const state: Record<string, unknown> = {};
  for (const entry of table) {
    const fallback = DEFAULT_LINK_STATE[entry.field];
    const text = lastText(query[entry.key]);
    const value = text === undefined ? fallback : readValue(entry, text);
    state[entry.field] = value ?? fallback;
    if (value === undefined && text !== undefined)
      notices.push(valueNotice(entry, text, writeValue(fallback)));
  }
  return { state, notices };
}

/** The query that `parseLink` reads back to the same state; empty when everything is at its default. */
export function formatLink(state: LinkState, scope: LinkScope): Record<string, string> {
  const query: Record<string, string> = {};
  for (const entry of scopeEntries(scope)) {
    const text = writeValue(state[entry.field]);
    if (text !== writeValue(DEFAULT_LINK_STATE[entry.field])) query[entry.key] = text;
  }
  return Object.keys(query).length > 0 ? { v: String(LINK_VERSION), ...query } : {};
}

/** Whether two queries say the same, whatever their order. */
export function sameQuery(a: LinkQuery, b: LinkQuery): boolean {
  const text = (query: LinkQuery): string =>
    JSON.stringify(
      Object.keys(query)
        .sort()
        .map((key) => [key, lastText(query[key])]),
    );
  return text(a) === text(b);
}

function writeValue(value: LinkState[LinkField]): string {
  return Array.isArray(value) ? value.join('.') : String(value);
}

function lastText(value: unknown): string | undefined {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value;
  return typeof last === 'string' ? last : last === null ? '' : undefined;
}

/** The value that a text stands for; undefined when it is none of the allowed. */
function readValue(entry: LinkEntry, text: string): string | number | string[] | undefined {
  if (entry.kind === 'choice') return entry.allowed.includes(text) ? text : undefined;
  if (entry.kind === 'series') return entry.allowed.includes(text) || isOwnId(text) ? text : undefined;
  if (entry.kind === 'own-series') return ownIdsOf(text);
  if (entry.kind === 'name') return /^[a-z][a-z0-9_]{0,59}$/.test(text) ? text : undefined;
  if (entry.kind === 'text') return text.length <= entry.most ? text : undefined;
  if (entry.kind === 'speed') return text === '' || parseSpeed(text) ? text : undefined;
  if (entry.kind === 'list') {
    const parts = text.split('.');
    const chosen = entry.allowed.filter((item) => parts.includes(item));
    return chosen.length > 0 && chosen.length === new Set(parts).size ? chosen : undefined;
  }
  const value = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : NaN;
  const whole = entry.kind === 'number' || Number.isInteger(value);
  return whole && value >= entry.min && value <= entry.max ? value : undefined;
}

/** At most as many as a run may take; the empty text is none of them. */
function ownIdsOf(text: string): string[] | undefined {
  const ids = text === '' ? [] : text.split('.');
  return ids.every(isOwnId) && ids.length <= MOST_COVARIATES ? [...new Set(ids)].sort() : undefined;
}
