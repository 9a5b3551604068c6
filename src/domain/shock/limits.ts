import { isOwnId, type BaseIndicatorId } from '../catalogue/ids';
import type { Observations } from '../frame';
import type { ShockIndicator } from './scenario';

export type Range = readonly [min: number, max: number];

/** What a shock to an indicator may be, and what the indicator may become; both ends included. */
export interface ShockLimits {
  /** In the indicator's own unit. */
  readonly add: Range;
  /** Factors. */
  readonly scale: Range;
  /** Values after the shock, in the indicator's own unit. */
  readonly result: Range;
  readonly unit: string;
}

const RATE: ShockLimits = { add: [-10, 10], scale: [0, 5], result: [-5, 25], unit: 'percentage points' };

/**
 * Wide enough for everything that US history since 1980 has seen and a good deal more (fed funds 0-20 %, VIX
 * 9-83); what lies beyond tells about arithmetic, not about an economy.
 */
export const SHOCK_LIMITS: Readonly<Record<BaseIndicatorId, ShockLimits>> = {
  fed_rate: RATE,
  treasury_3y: RATE,
  treasury_10y: RATE,
  dxy: { add: [-60, 60], scale: [0.5, 2], result: [40, 300], unit: 'index points' },
  cpi: { add: [-50, 50], scale: [0.8, 1.3], result: [100, 600], unit: 'index points' },
  vix: { add: [-50, 100], scale: [0.2, 10], result: [3, 200], unit: 'index points' },
  sp500: { add: [-5000, 5000], scale: [0.1, 3], result: [100, 25_000], unit: 'index points' },
};

/** As many times its own width as the shock to a series of the reader's own may be. */
const OWN_WIDTHS = 10;
const OWN_SCALE: Range = [0, 10];

/**
 * The limits of an indicator. Of a series of the reader's own nobody knows what is plausible: ten times the width of
 * its values (or of the largest, where that is more), and any number where its values are not at hand.
 * @returns undefined for what cannot be shocked
 */
export function shockLimits(indicator: ShockIndicator, observations?: Observations): ShockLimits | undefined {
  if (Object.hasOwn(SHOCK_LIMITS, indicator)) return SHOCK_LIMITS[indicator as BaseIndicatorId];
  if (!isOwnId(indicator)) return undefined;
  const [low, high] = extent(observations);
  const most =
    low <= high ? OWN_WIDTHS * Math.max(high - low, Math.abs(low), Math.abs(high)) : Number.MAX_VALUE;
  return {
    add: [-most, most],
    scale: OWN_SCALE,
    result: [-2 * most, 2 * most],
    unit: 'of its own unit',
  };
}

function extent({ values } = { values: new Float64Array() } as Pick<Observations, 'values'>): Range {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

/** The longest ramp or pulse, days: ten years. */
export const LONGEST_SHOCK_DAYS = 3650;
