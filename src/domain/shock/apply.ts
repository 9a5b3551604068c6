import type { Observations } from '../frame';
import type { ShockScenario } from './scenario';

/**
 * The observations of the scenario's indicator as they would have been: values dated on or after the start are
 * changed by kind, size and shape; dates, release days and earlier values stay. Everything derived from them
 * (alignment, features, weights, regimes) is to be computed again from the result.
 *
 * With f the share of the shock that is in force on a value's date: `add` gives value + f · size, `scale` gives
 * value · (1 + f · (size − 1)). Missing values stay missing.
 */
export function applyShock(observations: Observations, scenario: ShockScenario): Observations {
  return {
    ...observations,
    values: observations.values.map((value, i) => shocked(value, observations.days[i]!, scenario)),
  };
}

function shocked(value: number, day: number, scenario: ShockScenario): number {
  const share = shockShare(scenario, day);
  // Untouched values stay the very same bits: base and shocked path must agree before the shock.
  if (share === 0) return value;
  return scenario.kind === 'add' ? value + share * scenario.size : value * (1 + share * (scenario.size - 1));
}

/**
 * The share of a shock in force on a day, 0..1: nothing before the start; a step is whole at once and holds; a
 * ramp grows by 1 / lengthDays a day, is whole on its last day and holds; a pulse is whole for lengthDays; a path has
 * a share of its own each day, and holds the last.
 */
export function shockShare({ shape, startDay, lengthDays, path = [] }: ShockScenario, day: number): number {
  const daysIn = day - startDay + 1;
  if (daysIn < 1) return 0;
  switch (shape) {
    case 'step':
      return 1;
    case 'ramp':
      return Math.min(1, daysIn / lengthDays);
    case 'pulse':
      return daysIn <= lengthDays ? 1 : 0;
    case 'path':
      return path[Math.min(daysIn, path.length) - 1] ?? 0;
  }
}
