import type { DatedValues } from './raw';

/** One source of a spliced series; it is used to `until` (an epoch day, inclusive), the last one to its end. */
export interface Piece {
  readonly values: DatedValues;
  readonly until: number;
}

/** Joins sources end to end: every day comes from the first source that is used that far, or from none. */
export function splice(pieces: readonly Piece[]): DatedValues {
  const joined = new Map<number, number>();
  let after = -Infinity;
  for (const { values, until } of pieces) {
    for (const [day, value] of values) if (day > after && day <= until) joined.set(day, value);
    after = until;
  }
  return joined;
}

/** The values from `first` to `last`, both included. */
export function between(values: DatedValues, first: number, last: number): DatedValues {
  return new Map([...values].filter(([day]) => day >= first && day <= last));
}
