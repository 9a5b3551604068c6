import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { alignAsKnown, alignObserved } from '../../src/domain/alignment';
import type { Observations } from '../../src/domain/frame';

function observations(rows: readonly (readonly [day: number, known: number, value: number])[]): Observations {
  return {
    days: Int32Array.from(rows, (row) => row[0]),
    knownDays: Int32Array.from(rows, (row) => row[1]),
    values: Float64Array.from(rows, (row) => row[2]),
  };
}

describe('alignment', () => {
  it('should carry values forward and never back', () => {
    const series = observations([
      [3, 4, 1],
      [6, 7, 2],
    ]);
    expect([...alignObserved(series, [1, 2, 3, 4, 5, 6, 7])]).toEqual([NaN, NaN, 1, 1, 1, 2, 2]);
    expect([...alignAsKnown(series, [1, 2, 3, 4, 5, 6, 7])]).toEqual([NaN, NaN, NaN, 1, 1, 1, 2]);
  });

  it('should use an observation that began before the first day', () => {
    expect([...alignObserved(observations([[-40, -10, 5]]), [0, 1])]).toEqual([5, 5]);
  });

  it('should keep the newer value when an older one is published late', () => {
    const series = observations([
      [1, 9, 10],
      [2, 5, 20],
    ]);
    expect([...alignAsKnown(series, [4, 5, 8, 9, 10])]).toEqual([NaN, 20, 20, 20, 20]);
  });

  it('should skip missing observations in both views', () => {
    const series = observations([
      [1, 1, 10],
      [2, 2, NaN],
      [3, 3, 30],
    ]);
    expect([...alignObserved(series, [1, 2, 3])]).toEqual([10, 10, 30]);
    expect([...alignAsKnown(series, [1, 2, 3])]).toEqual([10, 10, 30]);
  });

  it('should equal the definition, observation by observation, on any releases', () => {
    const row = fc.record({
      lag: fc.integer({ min: 0, max: 12 }),
      value: fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(NaN)),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 25 }), (rows) => {
        const series = observations(rows.map(({ lag, value }, i) => [2 * i, 2 * i + lag, value]));
        const days = Array.from({ length: 70 }, (_, i) => i - 5);
        const expected = days.map((day) => {
          const out = rows
            .map((each, i) => ({ ...each, date: 2 * i }))
            .filter((each) => each.date + each.lag <= day && !Number.isNaN(each.value));
          return out.length ? out[out.length - 1]!.value : NaN;
        });
        expect([...alignAsKnown(series, days)]).toEqual(expected);
      }),
    );
  });
});
