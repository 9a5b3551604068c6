import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregateRows } from '../../../src/domain/own/aggregate';
import { AGGREGATIONS, type Aggregation } from '../../../src/domain/own/mapping';
import { RowStore } from '../../../src/domain/own/row-store';

const HOUR = 3_600_000;

type Row = readonly [time: number, value: number];

function store(rows: readonly Row[]): RowStore {
  const filled = new RowStore(1);
  rows.forEach(([time, value], i) => filled.add(time, i + 1, Float64Array.of(value)));
  return filled;
}

/** The definition, spelled out: one value a time, the later row's; sorted; day by day. */
function plain(rows: readonly Row[], kind: Aggregation): (readonly [number, number])[] {
  const byTime = [...new Map(rows)].sort(([a], [b]) => a - b).filter(([, value]) => !Number.isNaN(value));
  const days = new Map<number, number[]>();
  for (const [time, value] of byTime) {
    const day = Math.floor(time / (24 * HOUR));
    days.set(day, [...(days.get(day) ?? []), value]);
  }
  const sum = (values: number[]): number => values.reduce((total, value) => total + value);
  const fold: Record<Aggregation, (values: number[]) => number> = {
    last: (values) => values.at(-1)!,
    first: (values) => values[0]!,
    high: (values) => Math.max(...values),
    low: (values) => Math.min(...values),
    sum,
    mean: (values) => sum(values) / values.length,
  };
  return [...days].map(([day, values]) => [day, fold[kind](values)] as const);
}

const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.tuple(
    fc.integer({ min: -60, max: 60 }).map((hour) => hour * HOUR),
    fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: -99, max: 99 }) },
      { weight: 1, arbitrary: fc.constant(NaN) },
    ),
  ),
  { maxLength: 60 },
);

describe('daily values', () => {
  it.each(AGGREGATIONS)('should be by definition the %s of each day, whatever the order', (kind) => {
    fc.assert(
      fc.property(rows, (all) => {
        const { series } = aggregateRows(store(all), [kind]);
        const found = Array.from(series[0]!.days, (day, i) => [day, series[0]!.values[i]!]);
        expect(found).toEqual(plain(all, kind));
      }),
      { numRuns: 400, seed: 41 },
    );
  });

  it('should come with the number of rows that gave way to a later one', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const { duplicates } = aggregateRows(store(all), ['last']);
        expect(duplicates).toBe(all.length - new Map(all).size);
      }),
      { seed: 42 },
    );
  });

  it('should be kept apart over more rows than one block of memory holds', () => {
    const many = Array.from({ length: 150_000 }, (_, i): Row => [i * 60_000, i]);
    const { series } = aggregateRows(store(many), ['last']);
    expect(series[0]?.values[50]).toBe(51 * 1440 - 1);
    expect(series[0]?.days).toHaveLength(105);
  });
});
