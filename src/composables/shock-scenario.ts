import { BASE_INDICATOR_IDS, isOwnId, type BaseIndicatorId } from '../domain/catalogue/ids';
import { ownName } from '../domain/catalogue/targets';
import { shockLimits } from '../domain/shock/limits';
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

/** Days over which a ramp grows, or a pulse lasts. */
export const SHOCK_LENGTH_DAYS = 30;

export interface ShockSettings {
  readonly indicator: ShockIndicator;
  /** In the link's unit: percentage points, points or percent. */
  readonly size: number;
  readonly shape: ShockScenario['shape'];
  readonly lead: number;
}

/** The scenario that the controls describe, before a forecast from `originDay`. */
export function scenarioOf(settings: ShockSettings, originDay: number): ShockScenario {
  const { kind } = shockControl(settings.indicator);
  return {
    indicator: settings.indicator,
    kind,
    size: kind === 'scale' ? 1 + settings.size / 100 : settings.size,
    shape: settings.shape,
    startDay: originDay - settings.lead,
    lengthDays: SHOCK_LENGTH_DAYS,
  };
}

/** "+200 bp", "−20 %": a size in the unit on screen, with its sign. */
export function sizeWords(indicator: ShockIndicator, size: number): string {
  const control = shockControl(indicator);
  const shown = Math.abs(size * control.perSize).toLocaleString('en-US', { maximumFractionDigits: 2 });
  const sign = size === 0 ? '' : size < 0 ? '−' : '+';
  return `${sign}${shown} ${control.unit}`;
}

/** Why a size cannot be used, with the allowed range in the unit on screen; null when it can. */
export function sizeProblem({ indicator, size }: ShockSettings): string | null {
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
