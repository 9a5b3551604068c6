import type { ShockedColumns } from '../contracts/shock';
import { changeKind } from '../domain/catalogue/lookup';
import { column, type Frame } from '../domain/frame';
import type { ShockIndicator, ShockScenario } from '../domain/shock/scenario';
import type { InputPicture } from '../stores/shock';

/** Days of the picture before the shock begins. */
const DAYS_BEFORE = 60;

/** An as-known panel, what a scenario changes in it, and the day from which is forecast. */
export interface ShockedPanel {
  readonly base: Frame;
  readonly shocked: ShockedColumns;
  readonly originDay: number;
}

/** The changed indicators, each once, in the order of the scenario. */
export function shockedIndicators(shocks: readonly ShockScenario[]): ShockIndicator[] {
  return [...new Set(shocks.map(({ indicator }) => indicator))];
}

/** A changed indicator before and after, from some time before the shock up to the forecast's origin. */
export function inputPicture(
  { base, shocked, originDay }: ShockedPanel,
  indicator: ShockIndicator,
  startDay: number,
): InputPicture {
  const first = base.days[0]!;
  const [from, to] = [Math.max(0, startDay - DAYS_BEFORE - first), originDay - first + 1];
  const before = Array.from(column(base, indicator).subarray(from, to));
  const after = Array.from((shocked.columns[indicator] ?? column(base, indicator)).subarray(from, to));
  const days = Array.from(base.days.subarray(from, to));
  const changed = after.findIndex((value, i) => !Object.is(value, before[i]));
  return { indicator, days, before, after, knownFrom: days[changed] ?? NaN };
}

/**
 * The largest change that a scenario makes to an indicator in what was known up to the origin: a log ratio where
 * changes are taken in proportion, else a difference. 0 where nothing of it was known.
 */
export function largestChange({ base, shocked, originDay }: ShockedPanel, indicator: ShockIndicator): number {
  const before = column(base, indicator);
  const after = shocked.columns[indicator] ?? before;
  const log = changeKind(indicator) === 'log';
  let largest = 0;
  for (let row = 0; row <= originDay - base.days[0]!; row++) {
    const change = log ? Math.log(after[row]! / before[row]!) : after[row]! - before[row]!;
    if (Math.abs(change) > Math.abs(largest)) largest = change;
  }
  return largest;
}
