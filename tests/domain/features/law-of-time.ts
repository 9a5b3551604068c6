import type { Frame } from '../../../src/domain/frame';

/** What becomes of the rows after a day; `shift` varies what they are changed to. */
export interface Future {
  readonly kind: (typeof FUTURES)[number];
  readonly shift: number;
}
export const FUTURES = ['deleted', 'missing', 'changed'] as const;

/** The panel with every row after `day` (a row number) deleted, emptied, or replaced by something else. */
export function withFuture(panel: Frame, day: number, { kind, shift }: Future): Frame {
  const keep = kind === 'deleted' ? day + 1 : panel.days.length;
  const columns: Record<string, Float64Array> = {};
  for (const [id, values] of Object.entries(panel.columns)) {
    columns[id] = values.slice(0, keep).map((value, row) => {
      if (row <= day) return value;
      return kind === 'missing' ? NaN : (values[(row * 7 + shift) % values.length]! || 1) * (1 + shift / 100);
    });
  }
  return { days: panel.days.slice(0, keep), columns };
}

/**
 * The law of time as a check: names of the columns whose values up to `day` are not bit-identical in two
 * results. NaN equals NaN; 0 and −0 differ.
 */
export function violations(result: Frame, other: Frame, day: number): string[] {
  return Object.entries(result.columns)
    .filter(([id, values]) => {
      const others = other.columns[id];
      return !others || !values.subarray(0, day + 1).every((value, row) => Object.is(value, others[row]));
    })
    .map(([id]) => id);
}
