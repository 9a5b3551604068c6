import type { BaseIndicatorId, OwnId } from '../catalogue/ids';

/** What can be shocked: a raw indicator, shipped or of the reader's own. */
export type ShockIndicator = BaseIndicatorId | OwnId;

/**
 * A change to one raw indicator. `add` is in the indicator's own unit (percentage points for rates, index
 * points for the VIX); `scale` multiplies (0.8 = a fall by a fifth). A step holds, a ramp grows linearly over
 * `lengthDays` and holds, a pulse lasts `lengthDays` and ends, a path follows `path` day by day.
 */
export interface ShockScenario {
  readonly indicator: ShockIndicator;
  readonly kind: 'add' | 'scale';
  readonly size: number;
  readonly shape: 'step' | 'ramp' | 'pulse' | 'path';
  /** Epoch day on which it begins. */
  readonly startDay: number;
  readonly lengthDays: number;
  /** Of shape `path`: the share of the size in force on each of `lengthDays` days; a replay of what once happened. */
  readonly path?: readonly number[];
}
