import type { Numbers } from './frame';

/**
 * Guards a function that reads several series row by row.
 * @throws RangeError naming the place and both lengths when two of them differ.
 */
export function requireSameLength(place: string, first: Numbers, ...others: readonly Numbers[]): void {
  for (const other of others) {
    if (other.length === first.length) continue;
    throw new RangeError(
      `${place}: the series have ${first.length} and ${other.length} values. Give series of the same days.`,
    );
  }
}

/** @throws RangeError when `value` is not a whole number of at least `least`. */
export function requireWhole(place: string, value: number, least: number): void {
  if (Number.isInteger(value) && value >= least) return;
  throw new RangeError(`${place} is ${value}. Give a whole number of at least ${least}.`);
}
