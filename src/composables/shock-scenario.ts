import { BASE_INDICATOR_IDS, isOwnId, type BaseIndicatorId } from '../domain/catalogue/ids';
import { ownName } from '../domain/catalogue/targets';
import { shockLimits } from '../domain/shock/limits';
import type { LinkState } from '../contracts/link-state';
import { parseChoice, type MixPart, type ScenarioChoice } from '../domain/shock/choice';
import { SHOCK_PRESETS, shockPreset } from '../domain/shock/presets';
import { REPLAYS } from '../domain/shock/replay';
import type { ShockIndicator, ShockScenario } from '../domain/shock/scenario';

/** How the size of a shock to one indicator is set on screen. A link carries `size = shown / perSize`. */
export interface ShockControl {
  readonly label: string;
  readonly kind: ShockScenario['kind'];
  /** Unit on screen, and how many of them make one of the link's unit. */
  readonly unit: string;
  readonly perSize: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** First proposal, in the unit on screen. */
  readonly usual: number;
  readonly note: string;
  /** Days after which a change has been published for certain, where that takes weeks. */
  readonly leastLead?: number;
}

const RATE = { kind: 'add', unit: 'bp', perSize: 100, min: -500, max: 500, step: 25, usual: 200 } as const;

const SHOCK_CONTROLS: Readonly<Record<BaseIndicatorId, ShockControl>> = {
  fed_rate: { ...RATE, label: 'Fed funds rate', note: '100 bp (basis points) are one percentage point.' },
  treasury_3y: { ...RATE, label: '3-year Treasury yield', note: '100 bp are one percentage point.' },
  treasury_10y: { ...RATE, label: '10-year Treasury yield', note: '100 bp are one percentage point.' },
  dxy: {
    label: 'US dollar index',
    kind: 'scale',
    unit: '%',
    perSize: 1,
    min: -20,
    max: 20,
    step: 1,
    usual: 5,
    note: 'The index is multiplied.',
  },
  cpi: {
    label: 'Consumer prices',
    kind: 'scale',
    unit: 'points',
    perSize: 1,
    min: -8,
    max: 8,
    step: 0.5,
    usual: 4,
    leastLead: 75,
    note: 'The price index is raised by this percent; the inflation rate over a year rises by about as many points.',
  },
  vix: {
    label: 'VIX',
    kind: 'add',
    unit: 'points',
    perSize: 1,
    min: -30,
    max: 60,
    step: 1,
    usual: 30,
    note: 'Points of the index; 80 was reached in March 2020.',
  },
  sp500: {
    label: 'S&P 500',
    kind: 'scale',
    unit: '%',
    perSize: 1,
    min: -60,
    max: 60,
    step: 1,
    usual: -20,
    note: 'The index is multiplied.',
  },
};

/** An indicator of the reader's own is multiplied: what its unit means is known to the reader alone. */
export function shockControl(indicator: ShockIndicator): ShockControl {
  if (!isOwnId(indicator)) return SHOCK_CONTROLS[indicator];
  return {
    label: `${ownName(indicator)} (own)`,
    kind: 'scale',
    unit: '%',
    perSize: 1,
    min: -90,
    max: 200,
    step: 5,
    usual: 20,
    note: 'Your series is multiplied. Only a model that was trained with it can answer.',
  };
}

export const SHOCK_INDICATORS = BASE_INDICATOR_IDS.map((value) => ({
  value,
  label: SHOCK_CONTROLS[value].label,
}));

/** What the controls of the Shock page say. */
export type ShockSettings = Pick<
  LinkState,
  | 'shockScenario'
  | 'shockIndicator'
  | 'shockSize'
  | 'shockShape'
  | 'shockLength'
  | 'shockAmount'
  | 'shockMix'
  | 'shockLead'
>;

/**
 * The scenario that the controls describe.
 * @throws RangeError where a mix or an amount cannot be read, with what can be written there
 */
export function choiceOf(settings: ShockSettings): ScenarioChoice {
  const { shockScenario: scenario, shockAmount } = settings;
  if (scenario === 'mix') return parseChoice(`mix:${settings.shockMix}`);
  if (REPLAYS.some(({ id }) => id === scenario)) return { kind: 'replay', id: scenario };
  if (scenario !== 'one') {
    const { usual } = shockPreset(scenario);
    return parseChoice(`preset:${scenario}:${shockAmount === 0 ? usual : shockAmount}`);
  }
  const { kind } = shockControl(settings.shockIndicator);
  const part: MixPart = {
    indicator: settings.shockIndicator,
    kind,
    size: kind === 'scale' ? 1 + settings.shockSize / 100 : settings.shockSize,
    shape: settings.shockShape,
    lengthDays: settings.shockLength,
  };
  return { kind: 'mix', parts: [part] };
}

/** The scenarios that can be chosen, in the order in which they are offered. */
export const SCENARIOS: readonly {
  readonly value: ShockSettings['shockScenario'];
  readonly label: string;
}[] = [
  { value: 'one', label: 'One indicator' },
  ...SHOCK_PRESETS.map(({ id, label }) => ({ value: id, label })),
  ...REPLAYS.map(({ id, label }) => ({ value: id, label: `Replay: ${label}` })),
  { value: 'mix', label: 'A mix of your own' },
];

/** Days before the forecast on which a scenario begins when it is chosen. */
export function usualLead(scenario: ShockSettings['shockScenario']): number {
  const known = [...SHOCK_PRESETS, ...REPLAYS].find(({ id }) => id === scenario);
  return known?.lead ?? 30;
}

/** "+200 bp", "−20 %": a size in the unit on screen, with its sign. */
export function sizeWords(indicator: ShockIndicator, size: number): string {
  const control = shockControl(indicator);
  const shown = Math.abs(size * control.perSize).toLocaleString('en-US', { maximumFractionDigits: 2 });
  const sign = size === 0 ? '' : size < 0 ? '−' : '+';
  return `${sign}${shown} ${control.unit}`;
}

interface OneSize {
  readonly indicator: ShockIndicator;
  /** In the link's unit: percentage points, points or percent. */
  readonly size: number;
}

/** Why a size cannot be used, with the allowed range in the unit on screen; null when it can. */
export function sizeProblem({ indicator, size }: OneSize): string | null {
  const { kind, label } = shockControl(indicator);
  const limits = shockLimits(indicator);
  if (!limits) return `${label} cannot be shocked. Choose another indicator.`;
  const [low, high] = limits[kind].map((limit) =>
    kind === 'scale' ? Math.round(100 * (limit - 1)) : limit,
  ) as [number, number];
  if (Number.isFinite(size) && size >= low && size <= high) return null;
  const range = `${sizeWords(indicator, low)} to ${sizeWords(indicator, high)}`;
  return `${label} ${sizeWords(indicator, size)} is out of range. Choose from ${range}.`;
}
