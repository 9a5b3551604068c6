import type { BaseIndicatorId } from '../catalogue/ids';
import type { ShockScenario } from './scenario';

/** One indicator's part of a preset: its size is `perSize` times the preset's, in the indicator's own unit. */
interface PresetPart {
  readonly indicator: BaseIndicatorId;
  readonly kind: ShockScenario['kind'];
  readonly perSize: number;
}

/** A scenario with one size to choose. */
export interface ShockPreset {
  readonly id: string;
  readonly label: string;
  readonly sentence: string;
  /** Of the size: what is shown, the smallest and the largest offered, one step, and the first proposal. */
  readonly unit: 'bp' | '%' | 'points' | '×';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly usual: number;
  readonly shape: ShockScenario['shape'];
  readonly lengthDays: number;
  /** Days before the forecast's origin on which it begins by default: what changes must have been published by then. */
  readonly lead: number;
  readonly parts: readonly PresetPart[];
}

const add = (indicator: BaseIndicatorId, perSize: number): PresetPart => ({
  indicator,
  kind: 'add',
  perSize,
});
const scale = (indicator: BaseIndicatorId, perSize: number): PresetPart => ({
  indicator,
  kind: 'scale',
  perSize,
});

/** The scenarios offered by name; a free mix is any list of shocks. */
export const SHOCK_PRESETS = [
  {
    id: 'rates',
    label: 'Rate spike',
    sentence: 'All three interest rates rise by the same.',
    ...{ unit: 'bp', min: 50, max: 500, step: 50, usual: 200, shape: 'step', lengthDays: 30, lead: 30 },
    parts: [add('fed_rate', 0.01), add('treasury_3y', 0.01), add('treasury_10y', 0.01)],
  },
  {
    id: 'doubled',
    label: 'Doubled rates',
    sentence: 'All three interest rates are multiplied.',
    ...{ unit: '×', min: 1.25, max: 3, step: 0.25, usual: 2, shape: 'step', lengthDays: 30, lead: 30 },
    parts: [scale('fed_rate', 1), scale('treasury_3y', 1), scale('treasury_10y', 1)],
  },
  {
    id: 'inflation',
    label: 'Inflation surge',
    sentence: 'Consumer prices jump, and with them the inflation rate over a year.',
    ...{ unit: 'points', min: 1, max: 8, step: 0.5, usual: 4, shape: 'step', lengthDays: 30, lead: 75 },
    parts: [scale('cpi', 0.01)],
  },
  {
    id: 'vix',
    label: 'VIX spike',
    sentence: 'Fear returns to the stock market and stays for a month.',
    ...{ unit: 'points', min: 10, max: 60, step: 5, usual: 30, shape: 'pulse', lengthDays: 30, lead: 30 },
    parts: [add('vix', 1)],
  },
  {
    id: 'crash',
    label: 'S&P 500 crash',
    sentence: 'Stocks fall at once and stay down.',
    ...{ unit: '%', min: -60, max: -5, step: 5, usual: -30, shape: 'step', lengthDays: 30, lead: 30 },
    parts: [scale('sp500', 0.01)],
  },
  {
    id: 'dollar',
    label: 'Dollar surge',
    sentence: 'The dollar rises against all currencies over a month.',
    ...{ unit: '%', min: 2, max: 20, step: 1, usual: 10, shape: 'ramp', lengthDays: 30, lead: 45 },
    parts: [scale('dxy', 0.01)],
  },
  {
    id: 'inversion',
    label: 'Inverted yield curve',
    sentence: 'Fed funds rise and the 10-year yield falls by half the size each.',
    ...{ unit: 'bp', min: 50, max: 400, step: 50, usual: 200, shape: 'step', lengthDays: 30, lead: 30 },
    parts: [add('fed_rate', 0.005), add('treasury_10y', -0.005)],
  },
] as const satisfies readonly ShockPreset[];

export type ShockPresetId = (typeof SHOCK_PRESETS)[number]['id'];

/** @throws RangeError for a name that is not in the list, naming those that are */
export function shockPreset(id: string): ShockPreset {
  const found = SHOCK_PRESETS.find((preset) => preset.id === id);
  if (found) return found;
  throw new RangeError(
    `There is no scenario "${id}". Choose among ${SHOCK_PRESETS.map((preset) => preset.id).join(', ')}.`,
  );
}

/**
 * The shocks of a preset of a size, begun on a day. Multipliers in percent add to 1 (−30 % = 0.7), in × stand as
 * they are.
 */
export function presetShocks(
  { unit, shape, lengthDays, parts }: ShockPreset,
  size: number,
  startDay: number,
): ShockScenario[] {
  return parts.map(({ indicator, kind, perSize }) => ({
    indicator,
    kind,
    size: kind === 'scale' && unit !== '×' ? 1 + size * perSize : size * perSize,
    shape,
    startDay,
    lengthDays,
  }));
}

/** `count` sizes from the preset's smallest to its largest, evenly spaced: the rows of a sensitivity picture. */
export function presetSizes({ min, max }: ShockPreset, count: number): number[] {
  return Array.from({ length: count }, (_, i) =>
    Number((min + ((max - min) * i) / Math.max(1, count - 1)).toPrecision(6)),
  );
}
